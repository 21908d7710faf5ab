/** What the console reads and keeps beside the socket: cards, suggestions, canned replies, drafts. */

import { type Signal, signal } from "@preact/signals";
import type { Resolution, Ticket } from "../../shared/agent_frames";
import { newClientId } from "../../shared/client_id";
import {
  ApiProblem,
  type CannedReply,
  type Card,
  type CaseApi,
  type FaqDraft,
  type Suggestions,
} from "./api";

/** What was read of one conversation; null until it is there. */
export interface Reading {
  readonly card: Card | null;
  readonly suggestions: Suggestions | null;
}

const NOTHING: Reading = { card: null, suggestions: null };
/** More conversations than this are read again when they are opened again. */
const REMEMBERED = 30;

export class Casework {
  readonly replies = signal<readonly CannedReply[]>([]);
  readonly knownTags = signal<readonly string[]>([]);
  readonly drafts = signal<readonly FaqDraft[] | null>(null);
  readonly finished = signal<readonly Ticket[] | null>(null);
  /** The messages that are drafts already, as "conversation/seq". */
  readonly drafted = signal<ReadonlySet<string>>(new Set());
  private readonly readings = signal<ReadonlyMap<string, Reading>>(new Map());

  constructor(
    readonly api: CaseApi,
    /** Told the server's words, or null when it could not be reached. */
    private readonly onProblem: (said: string | null) => void,
  ) {}

  start(): void {
    void this.load(this.replies, () => this.api.replies());
    void this.load(this.knownTags, () => this.api.knownTags());
  }

  readingOf(id: string): Reading {
    return this.readings.value.get(id) ?? NOTHING;
  }

  async readCard(id: string): Promise<void> {
    const card = await this.attempt(() => this.api.card(id));
    if (card !== null) this.keep(id, { card });
  }

  async readSuggestions(id: string): Promise<void> {
    // Without content there is nothing to suggest, and nothing to complain of.
    const suggestions = await this.api.suggestions(id).catch(() => null);
    this.keep(id, { suggestions: suggestions ?? { seq: null, suggestions: [] } });
  }

  readFinished(): Promise<void> {
    return this.load(this.finished, () => this.api.finished());
  }

  readDrafts(): Promise<void> {
    return this.load(this.drafts, () => this.api.drafts());
  }

  /** True once the note is kept. */
  async note(id: string, text: string): Promise<boolean> {
    const clientId = newClientId();
    return (await this.attempt(() => this.api.addNote(id, clientId, text))) !== null;
  }

  async tag(id: string, tags: readonly string[]): Promise<void> {
    const kept = await this.attempt(() => this.api.setTags(id, tags));
    const known = this.knownTags.peek();
    const fresh = kept?.tags.filter((tag) => !known.includes(tag)) ?? [];
    if (fresh.length > 0) this.knownTags.value = [...known, ...fresh];
  }

  async snooze(id: string, minutes: number): Promise<void> {
    await this.attempt(() => this.api.snooze(id, minutes));
  }

  async wake(id: string): Promise<void> {
    await this.attempt(() => this.api.wake(id));
  }

  async seeMentions(id: string): Promise<void> {
    await this.api.seeMentions(id).catch(() => {});
  }

  /** False when it could not be kept: then the conversation is not closed either. */
  async keepResolution(id: string, fence: number, reason: Resolution): Promise<boolean> {
    return (
      (await this.attempt(async () =>
        this.api.keepResolution(id, fence, reason).then(() => true),
      )) !== null
    );
  }

  async draft(id: string, seq: number): Promise<void> {
    const draft = await this.attempt(() => this.api.draft(id, seq));
    if (draft !== null) this.drafted.value = new Set(this.drafted.peek()).add(`${id}/${seq}`);
  }

  async saveReply(reply: CannedReply | null, shortcut: string, text: string): Promise<boolean> {
    const saved = await this.attempt(() =>
      reply === null
        ? this.api.addReply(shortcut, text)
        : this.api.changeReply({ ...reply, shortcut, text }),
    );
    if (saved !== null) await this.load(this.replies, () => this.api.replies());
    return saved !== null;
  }

  async removeReply(replyId: number): Promise<void> {
    await this.attempt(() => this.api.removeReply(replyId));
    await this.load(this.replies, () => this.api.replies());
  }

  private async load<T>(into: Signal<T>, read: () => Promise<NonNullable<T>>): Promise<void> {
    const read_ = await this.attempt(read);
    if (read_ !== null) into.value = read_;
  }

  private async attempt<T>(call: () => Promise<T>): Promise<T | null> {
    try {
      return await call();
    } catch (problem) {
      this.onProblem(problem instanceof ApiProblem ? problem.said : null);
      return null;
    }
  }

  private keep(id: string, part: Partial<Reading>): void {
    const readings = new Map(this.readings.peek());
    const reading = { ...(readings.get(id) ?? NOTHING), ...part };
    readings.delete(id);
    readings.set(id, reading);
    const [oldest] = readings.keys();
    if (readings.size > REMEMBERED && oldest !== undefined) readings.delete(oldest);
    this.readings.value = readings;
  }
}
