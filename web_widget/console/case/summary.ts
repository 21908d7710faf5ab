/** A case in brief, taken from what was said and from nothing else: the same story gives the same summary. */

import type { Turn } from "../../shared/agent_frames";
import type { Citation, Message, Verdict } from "../../shared/frames";
import type { Conversation } from "../state/conversation";
import { type Product, productsIn } from "./products";

/** Something that the customer was told or offered. */
export interface Attempt {
  readonly seq: number;
  readonly kind: "answer" | "clarification" | "agent";
  readonly title: string;
  readonly verdict: Verdict | null;
}

export interface Summary {
  /** The customer's last questions, oldest first. */
  readonly asked: readonly string[];
  readonly tried: readonly Attempt[];
  readonly products: readonly Product[];
}

const MOST_ASKED = 3;
const MOST_TRIED = 5;
const LONGEST = 140;

export function summaryOf({ transcript }: Conversation): Summary {
  const { messages } = transcript;
  const customers = messages.filter(
    ({ author, attachment }) => author === "customer" && attachment == null,
  );
  const asked = customers.map(({ text }) => shortened(text)).filter((text) => text.length > 1);
  return {
    asked: withoutRepeats(asked).slice(-MOST_ASKED),
    tried: messages
      .map(attemptIn)
      .filter((attempt) => attempt !== null)
      .slice(-MOST_TRIED),
    products: productsIn(customers.map(({ text }) => text).join("\n")),
  };
}

export function lastTurnIn({ turns }: Conversation): Turn | null {
  const lastSeq = Math.max(...turns.keys());
  return turns.get(lastSeq) ?? null;
}

/** Every passage that an answer rested on, once, in the order of the story. */
export function citationsIn({ transcript }: Conversation): readonly Citation[] {
  const byId = new Map<string, Citation>();
  for (const { citations } of transcript.messages) {
    for (const citation of citations) byId.set(citation.passage_id, citation);
  }
  return [...byId.values()];
}

function attemptIn({
  seq,
  author,
  kind,
  text,
  citations,
  choices,
  verdict,
}: Message): Attempt | null {
  if (author === "agent") return { seq, kind: "agent", title: shortened(text), verdict: null };
  if (kind === "answer") {
    return { seq, kind, title: citations[0]?.title ?? shortened(text), verdict };
  }
  if (kind !== "clarification") return null;
  return { seq, kind, title: offeredIn({ choices }), verdict: null };
}

/** The first choice that was offered, and how many others. */
export function offeredIn({ choices }: Pick<Message, "choices">): string {
  const first = choices[0]?.label ?? "";
  return choices.length > 1 ? `${first} (+${choices.length - 1})` : first;
}

function withoutRepeats(texts: readonly string[]): readonly string[] {
  return texts.filter((text, place) => texts.lastIndexOf(text) === place);
}

/** At a word's end where there is one. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  const space = cut.lastIndexOf(" ");
  return `${space > LONGEST / 2 ? cut.slice(0, space) : cut}…`;
}
