/** Times as a customer reads them, in the customer's own zone. */

import type { Tongue, Words } from "./words";

const DAY = 86_400_000;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

export function clockTime(at: string, tongue: Tongue): string {
  return new Date(at).toLocaleTimeString(tongue, CLOCK);
}

/** When the desk opens: a weekday and a time. */
export function dayAndTime(at: string, tongue: Tongue): string {
  return new Date(at).toLocaleString(tongue, { weekday: "long", ...CLOCK });
}

export function dayLabel(at: string, now: Date, tongue: Tongue, words: Words): string {
  const day = new Date(at);
  if (day.toDateString() === now.toDateString()) return words.today;
  const yesterday = new Date(now.getTime() - DAY);
  if (day.toDateString() === yesterday.toDateString()) return words.yesterday;
  const isThisYear = day.getFullYear() === now.getFullYear();
  return day.toLocaleDateString(tongue, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}
