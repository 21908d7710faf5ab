/** The console's calls beside the socket. A call that is refused throws an ApiProblem with the server's words. */

import type { CaseFile, Note, Resolution, Suggestion, Ticket } from "../../shared/agent_frames";
import type { ErrorBody, Language, Status } from "../../shared/frames";

export interface Card {
  readonly language: Language;
  readonly started_at: string;
  readonly page: string | null;
  readonly name: string | null;
  readonly segment: string | null;
  readonly past: readonly PastConversation[];
}

export interface PastConversation {
  readonly conversation_id: string;
  readonly started_at: string;
  readonly status: Status;
  readonly first_words: string;
  readonly stars: number | null;
}

export interface Suggestions {
  readonly seq: number | null;
  readonly suggestions: readonly Suggestion[];
}

export interface CannedReply {
  readonly reply_id: number;
  readonly shortcut: string;
  readonly text: string;
}

export interface FaqDraft {
  readonly draft_id: number;
  readonly conversation_id: string;
  readonly seq: number;
  readonly language: Language;
  readonly question: string;
  readonly answer: string;
  readonly agent_name: string;
  readonly at: string;
}

/** `message` is null when no answer came at all. */
export class ApiProblem extends Error {
  constructor(readonly said: string | null) {
    super(said ?? "no answer");
  }
}

export class CaseApi {
  constructor(
    /** The address of the calls, relative to the page, and of the agents' other calls. */
    private readonly root: string,
    private readonly token: string,
    private readonly send: typeof fetch,
  ) {}

  card(id: string): Promise<Card> {
    return this.call("GET", `/console/conversations/${id}/card`);
  }

  suggestions(id: string): Promise<Suggestions> {
    return this.call("GET", `/console/conversations/${id}/suggestions`);
  }

  addNote(id: string, clientId: string, text: string): Promise<Note> {
    return this.call("POST", `/console/conversations/${id}/notes`, { client_id: clientId, text });
  }

  setTags(id: string, tags: CaseFile["tags"]): Promise<{ readonly tags: readonly string[] }> {
    return this.call("PUT", `/console/conversations/${id}/tags`, { tags });
  }

  snooze(id: string, minutes: number): Promise<void> {
    return this.call("PUT", `/console/conversations/${id}/snooze`, { minutes });
  }

  wake(id: string): Promise<void> {
    return this.call("DELETE", `/console/conversations/${id}/snooze`);
  }

  keepResolution(id: string, fence: number, reason: Resolution): Promise<void> {
    return this.call("PUT", `/console/conversations/${id}/resolution`, { fence, reason });
  }

  seeMentions(id: string): Promise<void> {
    return this.call("DELETE", `/console/conversations/${id}/mentions`);
  }

  draft(id: string, seq: number): Promise<FaqDraft> {
    return this.call("POST", `/console/conversations/${id}/drafts`, { seq });
  }

  async drafts(): Promise<readonly FaqDraft[]> {
    return (await this.call<{ drafts: FaqDraft[] }>("GET", "/console/drafts")).drafts;
  }

  async knownTags(): Promise<readonly string[]> {
    return (await this.call<{ tags: string[] }>("GET", "/console/tags")).tags;
  }

  async finished(): Promise<readonly Ticket[]> {
    return (await this.call<{ tickets: Ticket[] }>("GET", "/console/finished")).tickets;
  }

  async replies(): Promise<readonly CannedReply[]> {
    return (await this.call<{ replies: CannedReply[] }>("GET", "/console/replies")).replies;
  }

  addReply(shortcut: string, text: string): Promise<CannedReply> {
    return this.call("POST", "/console/replies", { shortcut, text });
  }

  changeReply({ reply_id, shortcut, text }: CannedReply): Promise<CannedReply> {
    return this.call("PUT", `/console/replies/${reply_id}`, { shortcut, text });
  }

  removeReply(replyId: number): Promise<void> {
    return this.call("DELETE", `/console/replies/${replyId}`);
  }

  /** A file that a customer sent; only this agent's token opens it. */
  async file(conversationId: string, attachmentId: string): Promise<Blob> {
    const path = `/agents/conversations/${conversationId}/attachments/${attachmentId}`;
    return (await this.answer("GET", path)).blob();
  }

  async call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.answer(method, path, body);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  private async answer(method: string, path: string, body?: object): Promise<Response> {
    const headers = new Headers({ authorization: `Bearer ${this.token}` });
    if (body !== undefined) headers.set("content-type", "application/json");
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await this.send(`${this.root}${path}`, { method, headers, ...init }).catch(
      () => null,
    );
    if (response === null) throw new ApiProblem(null);
    if (response.ok) return response;
    throw new ApiProblem(await saidIn(response));
  }
}

/** Null for the page of a proxy in between, which is no answer of Teller's. */
async function saidIn(response: Response): Promise<string | null> {
  try {
    const body = (await response.json()) as Partial<ErrorBody> | null;
    return body?.error?.message ?? null;
  } catch {
    return null;
  }
}
