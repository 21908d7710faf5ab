/** Who is writing: told while one writes, and forgotten of an agent who falls silent. */

const EVERY = 2_000;
const FORGOTTEN_AFTER = 6_000;

export interface TypingHint {
  readonly type: "typing";
  readonly active: boolean;
}

export class Hints {
  private toldAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The hint that is due after this change of the text box; null when there is none. */
  wrote(draft: string, now: number): TypingHint | null {
    const active = draft !== "";
    if (active && now - this.toldAt < EVERY) return null;
    this.toldAt = active ? now : 0;
    return { type: "typing", active };
  }

  heard(active: boolean, forget: () => void): void {
    clearTimeout(this.timer);
    if (active) this.timer = setTimeout(forget, FORGOTTEN_AFTER);
  }
}
