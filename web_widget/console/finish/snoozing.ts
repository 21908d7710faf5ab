/** For how long a conversation may sleep. */

/** Minutes. */
export const SNOOZES = [15, 60, 180] as const;

const OPENING_HOUR = 9;

/** Minutes until nine in the morning of the next day, by the agent's own clock. */
export function minutesUntilTomorrow(now: number): number {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(OPENING_HOUR, 0, 0, 0);
  return Math.max(1, Math.round((morning.getTime() - now) / 60_000));
}
