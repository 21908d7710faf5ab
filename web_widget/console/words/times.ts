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

/** "1 March 2026" of "2026-03-01" */
export function dateOf(day: string, language: Language): string {
  const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return formatted(`${day}T00:00:00Z`, language, parts);
}

/** 0 is Monday. */
export function weekdayName(weekday: number, language: Language): string {
  // The first of January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, 1 + weekday)).toISOString();
  return formatted(day, language, { weekday: "long", timeZone: "UTC" });
}

/** How one greets at an hour of the day. */
export function greetingAt(hour: number, language: Language): string {
  const greetings = {
    en: ["Good morning", "Good afternoon", "Good evening"],
    zh: ["早上好", "下午好", "晚上好"],
  }[language];
  return greetings[hour < 12 ? 0 : hour < 18 ? 1 : 2] ?? "";
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
