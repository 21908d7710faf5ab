/** What to do after a socket was closed, and how long to wait before it is opened again. */

const FIRST = 500;
const LONGEST = 15_000;
/** 4429: too many frames. The server asks for a minute. */
const PENALTY = 60_000;

const FINAL = new Set([1000, 4400, 4401, 4403, 4404]);

export function verdictOn(code: number): "stop" | "come_back" {
  return FINAL.has(code) ? "stop" : "come_back";
}

/** Milliseconds: doubling from 0.5 to 15 s, the upper half of it left to chance. */
export function delayBefore(attempts: number, code: number, random: () => number): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** attempts);
  const delay = ceiling / 2 + (ceiling / 2) * random();
  return code === 4429 ? PENALTY + delay : delay;
}
