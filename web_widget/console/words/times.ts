/** Times and figures as a language writes them. */

import type { Language } from "../../shared/frames";
import { languageTag } from "../../shared/language";

/** "14:03" */
export function timeOfDay(at: string, language: Language): string {
  return formatted(at, language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "1 March" */
export function dayOf(at: string, language: Language): string {
  return formatted(at, language, { day: "numeric", month: "long" });
}

/** "1 March at 14:03" */
export function momentOf(at: string, language: Language): string {
  const parts = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" } as const;
  return formatted(at, language, { ...parts, hourCycle: "h23" });
}

/** One decimal, so that 80.7 % does not look like the 81 % that was needed. */
export function percent(share: number, language: Language): string {
  const figures = { style: "percent", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(languageTag(language), figures).format(share);
}

function formatted(at: string, language: Language, parts: Intl.DateTimeFormatOptions): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return "";
  return new Intl.DateTimeFormat(languageTag(language), parts).format(time);
}
