/** What outlives a reload of the page: drafts and unsent replies, kept apart for each agent. */

import { signal } from "@preact/signals";
import type { Drawer } from "../../shared/storage";
import type { SayCommand } from "./replies";

type DraftsById = Readonly<Record<string, string>>;

export class Drafts {
  private readonly texts;

  constructor(
    private readonly kept: Drawer,
    private readonly agentId: string,
  ) {
    this.texts = signal<DraftsById>(read<DraftsById>(kept, this.key, {}));
  }

  of(conversationId: string): string {
    return this.texts.value[conversationId] ?? "";
  }

  write(conversationId: string, text: string): void {
    const { [conversationId]: _, ...others } = this.texts.peek();
    this.texts.value = text === "" ? others : { ...others, [conversationId]: text };
    this.kept.write(this.key, JSON.stringify(this.texts.value));
  }

  /** Adds words that come back from a refused reply, after those that stand there. */
  append(conversationId: string, text: string): void {
    const draft = this.texts.peek()[conversationId] ?? "";
    this.write(conversationId, draft.trim() === "" ? text : `${draft}\n${text}`);
  }

  private get key(): string {
    return draftsKey(this.agentId);
  }
}

/** Under which the draft of a note lies, beside that of the reply. */
export function noteKey(conversationId: string): string {
  return `note ${conversationId}`;
}

export function keptReplies(kept: Drawer, agentId: string): readonly SayCommand[] {
  return read<readonly SayCommand[]>(kept, repliesKey(agentId), []);
}

export function keepReplies(kept: Drawer, agentId: string, replies: readonly SayCommand[]): void {
  kept.write(repliesKey(agentId), replies.length === 0 ? null : JSON.stringify(replies));
}

/** Leaves nothing behind for whoever uses this computer next. */
export function forget(kept: Drawer, agentId: string): void {
  kept.write(draftsKey(agentId), null);
  kept.write(repliesKey(agentId), null);
}

function draftsKey(agentId: string): string {
  return `teller.console.drafts.${agentId}`;
}

function repliesKey(agentId: string): string {
  return `teller.console.replies.${agentId}`;
}

function read<T extends object>(kept: Drawer, key: string, otherwise: T): T {
  try {
    const value: unknown = JSON.parse(kept.read(key) ?? "null");
    const isAlike = Array.isArray(value) === Array.isArray(otherwise);
    return typeof value === "object" && value !== null && isAlike ? (value as T) : otherwise;
  } catch {
    return otherwise;
  }
}
