/** What outlives the page: the conversation for this browser, unfinished words for this tab. */

import { type Drawer, drawer } from "../../shared/storage";
import type { ConversationKey, Pending } from "./state";

const KEY = "teller.conversation";
const SEEN = "teller.seen";
const PENDING = "teller.pending";
const DRAFT = "teller.draft";

export class Kept {
  constructor(
    private readonly browser: Drawer = drawer("localStorage"),
    private readonly tab: Drawer = drawer("sessionStorage"),
  ) {}

  key(): ConversationKey | null {
    return readKey(this.browser.read(KEY));
  }

  keepKey(key: ConversationKey | null): void {
    this.browser.write(KEY, key === null ? null : JSON.stringify(key));
  }

  seenSeq(): number {
    return Number(this.browser.read(SEEN)) || 0;
  }

  keepSeenSeq(seq: number): void {
    this.browser.write(SEEN, seq === 0 ? null : String(seq));
  }

  /** The commands that were not settled when the page went away. */
  pending(): readonly Pending[] {
    const kept = parse(this.tab.read(PENDING));
    return Array.isArray(kept) ? kept : [];
  }

  keepPending(pending: readonly Pending[]): void {
    const unsettled = pending.filter(({ stage }) => stage !== "accepted");
    this.tab.write(PENDING, unsettled.length === 0 ? null : JSON.stringify(unsettled));
  }

  draft(): string {
    return this.tab.read(DRAFT) ?? "";
  }

  keepDraft(text: string): void {
    this.tab.write(DRAFT, text === "" ? null : text);
  }
}

export interface OtherTab {
  /** Another tab has started a conversation; null: it has left the one that was. */
  onKey(key: ConversationKey | null): void;
  onSeen(seq: number): void;
}

/** Tells what another tab of this browser does. */
export function onOtherTab({ onKey, onSeen }: OtherTab): void {
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY) onKey(readKey(newValue));
    if (key === SEEN) onSeen(Number(newValue) || 0);
  });
}

function readKey(text: string | null): ConversationKey | null {
  const key = parse(text) as Partial<ConversationKey> | null;
  if (typeof key?.conversation_id !== "string" || typeof key.token !== "string") return null;
  return { conversation_id: key.conversation_id, token: key.token };
}

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
