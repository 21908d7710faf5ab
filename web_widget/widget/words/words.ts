import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../../shared/frames";
import type { Refusal } from "../chat/state";
import { en, type Words } from "./en";
import { zh } from "./zh";

export type { Words };

export const WORDS: Readonly<Record<Language, Words>> = { en, zh };

export interface Speech {
  readonly language: Language;
  readonly words: Words;
  /** The bank's name: as the bank's page gives it, else the one in the words. */
  readonly bank: string;
}

export const SpeechContext = createContext<Speech>({ language: "en", words: en, bank: en.bank });

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}

/** The sentence of a refusal in the customer's language, or as the server put it. */
export function sentenceOf(refusal: Refusal, words: Words): string {
  return words.refusals[refusal.code] ?? refusal.message;
}
