/** How long somebody has waited, for eyes that compare rows. */

/** A wait above this is marked. */
const LONG_WAIT = 5 * 60_000;

export interface Wait {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly isLong: boolean;
}

/** Never negative: the agent's clock may be behind the server's. */
export function waitSince(askedAt: string, now: number): Wait {
  const waited = Math.max(0, now - Date.parse(askedAt)) || 0;
  const seconds = Math.floor(waited / 1000);
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    isLong: waited >= LONG_WAIT,
  };
}

/** "0:07", "12:40"; from an hour on "1:05 h" with the word of the language. */
export function waitText({ hours, minutes, seconds }: Wait, hourMark: string): string {
  const two = (figure: number) => String(figure).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)} ${hourMark}` : `${minutes}:${two(seconds)}`;
}
