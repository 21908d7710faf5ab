import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Message } from "../../shared/frames";
import type { Refusal } from "../chat/state";
import type { Words } from "./en";

export type { Words };

/** What the widget's own words are written in; the server knows Chinese only as one. */
export type Tongue = "en" | "zh-Hans" | "zh-Hant";

export const TONGUES: ReadonlyArray<readonly [Tongue, string]> = [
  ["en", "English"],
  ["zh-Hans", "简体中文"],
  ["zh-Hant", "繁體中文"],
];

/** Fetched when it is spoken: a visitor loads one language. */
export async function wordsOf(tongue: Tongue): Promise<Words> {
  if (tongue === "en") return (await import("./en")).words;
  if (tongue === "zh-Hans") return (await import("./zh_hans")).words;
  return (await import("./zh_hant")).words;
}

/** The first of the tags that is spoken here, traditional where a tag says so or names a place that writes so. */
export function pickTongue(tags: readonly (string | null)[]): Tongue {
  for (const tag of tags) {
    if (/^en(?![a-z])/i.test(tag ?? "")) return "en";
    if (/^zh(?![a-z])/i.test(tag ?? ""))
      return /hant|tw|hk|mo/i.test(tag ?? "") ? "zh-Hant" : "zh-Hans";
  }
  return "en";
}

export interface Speech {
  readonly tongue: Tongue;
  readonly words: Words;
  /** The bank's name and greeting: as the bank's page gives them, else those in the words. */
  readonly bank: string;
  readonly greeting: string;
}

export const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error("There are no words around this.");
  return speech;
}

/** What has happened, in the customer's language; what is not known here as the server put it. */
export function eventIn({ kind, text, author_name }: Message, words: Words): string {
  return words.events[kind]?.replace("{}", () => author_name ?? words.adviser) ?? text;
}

/** The sentence of a refusal in the customer's language, or as the server put it. */
export function sentenceOf(refusal: Refusal, words: Words): string {
  return words.refusals[refusal.code] ?? words.refusals.other ?? refusal.message;
}
