/** Whether a socket still lives, judged by when it was last heard. All times in milliseconds. */

const PING_EVERY = 20_000;
const DEAD_AFTER = 45_000;
const WELCOME_WITHIN = 15_000;

export class Heartbeat {
  private heardAt = 0;
  private pingedAt = 0;

  started(now: number): void {
    this.heardAt = now;
    this.pingedAt = now;
  }

  heard(now: number): void {
    this.heardAt = now;
  }

  /** What to do now with a socket that is open, or still waits for its welcome. */
  check(now: number, isWelcome: boolean): "wait" | "ping" | "give_up" {
    const silence = now - this.heardAt;
    if (!isWelcome) return silence >= WELCOME_WITHIN ? "give_up" : "wait";
    // A hidden page's timers run once a minute: silence counts only after a ping went unanswered.
    if (silence >= DEAD_AFTER && this.pingedAt > this.heardAt) return "give_up";
    if (now - this.pingedAt < PING_EVERY) return "wait";
    this.pingedAt = now;
    return "ping";
  }
}
