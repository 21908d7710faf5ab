/** The language and the colours of the console, remembered. */

import { computed, signal } from "@preact/signals";
import type { Language } from "../../shared/frames";
import { pickLanguage, rememberedLanguage, rememberLanguage } from "../../shared/language";
import type { Drawer } from "../../shared/storage";
import { en, type Words } from "./en/words";
import { zh } from "./zh/words";

export type Theme = "auto" | "light" | "dark";

const THEME_KEY = "teller.console.theme";
const KEYS_KEY = "teller.console.single_keys";
const NEXT_THEME: Readonly<Record<Theme, Theme>> = { auto: "light", light: "dark", dark: "auto" };
const WORDS: Readonly<Record<Language, Words>> = { en, zh };

export class Preferences {
  readonly language;
  readonly theme;
  /** Whether single letters are shortcuts. Speech input may set them off, so they can be turned off. */
  readonly hasKeys;
  readonly words = computed<Words>(() => WORDS[this.language.value]);

  constructor(
    private readonly kept: Drawer,
    browserLanguages: readonly string[],
  ) {
    this.language = signal<Language>(rememberedLanguage(kept) ?? pickLanguage(browserLanguages));
    this.theme = signal<Theme>(themeOf(kept.read(THEME_KEY)));
    this.hasKeys = signal(kept.read(KEYS_KEY) !== "off");
  }

  switchLanguage(): void {
    this.language.value = this.language.peek() === "en" ? "zh" : "en";
    rememberLanguage(this.kept, this.language.peek());
  }

  switchTheme(): void {
    this.theme.value = NEXT_THEME[this.theme.peek()];
    this.kept.write(THEME_KEY, this.theme.peek());
  }

  useKeys(has: boolean): void {
    this.hasKeys.value = has;
    this.kept.write(KEYS_KEY, has ? null : "off");
  }
}

function themeOf(kept: string | null): Theme {
  return kept === "light" || kept === "dark" ? kept : "auto";
}
