/** Canned replies: finding one by its shortcut, and filling in its places. */

import type { CannedReply } from "./api";

export interface Filling {
  /** Null when the bank does not know the customer's name. */
  readonly customer: string | null;
  readonly agent: string;
  /** "Good morning" and the like, in the conversation's language. */
  readonly greeting: string;
  /** What to call a customer whose name is not known. */
  readonly unnamed: string;
}

export const PLACES = ["customer", "agent", "greeting"] as const;

/** A place that is not known stays as it is, so that the agent sees it. */
export function filled(text: string, filling: Filling): string {
  const words: Readonly<Record<string, string>> = {
    customer: filling.customer ?? filling.unnamed,
    agent: filling.agent,
    greeting: filling.greeting,
  };
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => words[name] ?? place);
}

/** What stands behind a "/" at the beginning of a reply, or null when none does. */
export function slashIn(text: string): string | null {
  const match = /^\/([^\n]*)$/.exec(text);
  return match?.[1] ?? null;
}

/** What stands behind the "@" at which somebody is writing, or null when none is. */
export function atIn(text: string, caret: number): string | null {
  const match = /(?:^|[\s(（，。])@([^\s@]{0,40})$/u.exec(text.slice(0, caret));
  return match?.[1] ?? null;
}

/** Shortcuts that begin with the words first, then those whose shortcut or text holds them. */
export function found(replies: readonly CannedReply[], words: string): readonly CannedReply[] {
  const sought = words.trim().toLocaleLowerCase();
  if (sought === "") return replies;
  const rank = ({ shortcut, text }: CannedReply) => {
    if (shortcut.toLocaleLowerCase().startsWith(sought)) return 0;
    if (shortcut.toLocaleLowerCase().includes(sought)) return 1;
    return text.toLocaleLowerCase().includes(sought) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, rank: rank(reply) }))
    .filter((one) => one.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map(({ reply }) => reply);
}
