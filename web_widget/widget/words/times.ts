/** Times as a customer reads them, in the customer's own zone. */

import type { Language } from "../../shared/frames";
import { languageTag } from "../../shared/language";
import type { Words } from "./en";

const DAY = 86_400_000;

export function clockTime(at: string, language: Language): string {
  const format: Intl.DateTimeFormatOptions = {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  };
  return new Date(at).toLocaleTimeString(languageTag(language), format);
}

export function dayLabel(at: string, now: Date, language: Language, words: Words): string {
  const day = new Date(at);
  if (day.toDateString() === now.toDateString()) return words.today;
  const yesterday = new Date(now.getTime() - DAY);
  if (day.toDateString() === yesterday.toDateString()) return words.yesterday;
  const isThisYear = day.getFullYear() === now.getFullYear();
  return day.toLocaleDateString(languageTag(language), {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}
