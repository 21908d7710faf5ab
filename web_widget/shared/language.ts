/** Which of the two languages a page speaks, and remembering the choice. */

import type { Language } from "./frames";
import type { Drawer } from "./storage";

const KEY = "teller.language";

/** The language that a tag such as "zh-Hant-TW" or "en_GB" belongs to, or null. */
export function languageOf(tag: string | null | undefined): Language | null {
  const primary = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return primary === "en" || primary === "zh" ? primary : null;
}

/** The first of the tags that is spoken here; English when none is. */
export function pickLanguage(tags: readonly (string | null | undefined)[]): Language {
  for (const tag of tags) {
    const language = languageOf(tag);
    if (language !== null) return language;
  }
  return "en";
}

export function rememberedLanguage(kept: Drawer): Language | null {
  return languageOf(kept.read(KEY));
}

export function rememberLanguage(kept: Drawer, language: Language): void {
  kept.write(KEY, language);
}

/** The value of the lang attribute; screen readers choose the voice by it. */
export function languageTag(language: Language): string {
  return language === "zh" ? "zh-CN" : "en";
}
