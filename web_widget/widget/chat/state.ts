/** Everything the widget knows about the conversation, and how each event changes it. No DOM, no clock. */

import type { ConnectionState } from "../../shared/connection/connection";
import type { CustomerCommand } from "../../shared/customer_frames";
import type { ConversationState, ErrorCode } from "../../shared/frames";
import { EMPTY_TRANSCRIPT, type Transcript } from "../../shared/transcript";

/** What a customer holds of a conversation. */
export interface ConversationKey {
  readonly conversation_id: string;
  readonly token: string;
}

export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
}

/** A command whose outcome is not in the transcript yet. */
export interface Pending {
  readonly command: CustomerCommand;
  /** The words to show as the customer's own; null for commands that say nothing. */
  readonly text: string | null;
  readonly at: string;
  readonly stage: "sending" | "accepted" | "refused";
  readonly refusal: Refusal | null;
  /** The last seq that was there when it was refused; null unless it was. */
  readonly after: number | null;
}

/** A file on its way; it is not kept beyond this page. */
export interface Upload {
  readonly clientId: string;
  readonly name: string;
  readonly at: string;
  readonly refusal: Refusal | null;
  readonly after: number | null;
}

export type Line = "idle" | "connecting" | "open" | "reconnecting" | "stopped";

/** Why the conversation cannot go on: gone or expired, this page is not allowed, or the versions differ. */
export type Loss = "expired" | "forbidden" | "outdated";

export interface Chat {
  readonly key: ConversationKey | null;
  readonly line: Line;
  readonly loss: Loss | null;
  readonly state: ConversationState;
  readonly transcript: Transcript;
  /** Up to here the server has promised messages. */
  readonly promisedSeq: number;
  readonly pending: readonly Pending[];
  /** The refusal of a command that has no words of its own. */
  readonly notice: Refusal | null;
  /** Up to here the customer has seen the messages. */
  readonly seenSeq: number;
  readonly isShown: boolean;
  readonly uploads: readonly Upload[];
  /** Hints of the agent: is writing, and is connected. */
  readonly isAgentWriting: boolean;
  readonly isAgentHere: boolean;
}

export const NEW_STATE: ConversationState = {
  status: "with_bot",
  agent_name: null,
  position: null,
  rated: false,
};

export const NEW_CHAT: Chat = {
  key: null,
  line: "idle",
  loss: null,
  state: NEW_STATE,
  transcript: EMPTY_TRANSCRIPT,
  promisedSeq: 0,
  pending: [],
  notice: null,
  seenSeq: 0,
  isShown: true,
  uploads: [],
  isAgentWriting: false,
  isAgentHere: true,
};

export function given(chat: Chat, command: CustomerCommand, text: string | null, at: string): Chat {
  const pending: Pending = { command, text, at, stage: "sending", refusal: null, after: null };
  return { ...chat, notice: null, pending: [...chat.pending, pending] };
}

export function begun(chat: Chat, key: ConversationKey): Chat {
  return { ...chat, key, loss: null };
}

/** A fresh conversation in the same window. */
export function renewed(chat: Chat): Chat {
  return { ...NEW_CHAT, isShown: chat.isShown };
}

export function lineChanged(chat: Chat, connection: ConnectionState): Chat {
  if (connection.kind === "stopped") return stopped(chat, connection.code);
  // A new attempt is still the same trouble until it succeeds.
  if (connection.kind === "connecting" && chat.line === "reconnecting") return chat;
  return { ...chat, line: connection.kind };
}

function stopped(chat: Chat, code: number): Chat {
  if (code === 1000) return { ...chat, line: "idle" };
  const loss = code === 4403 ? "forbidden" : code === 4400 ? "outdated" : "expired";
  return { ...chat, line: "stopped", loss };
}

/** The first attempt to start a conversation did not reach the server. */
export function unreached(chat: Chat): Chat {
  return { ...chat, line: "reconnecting" };
}

export function shown(chat: Chat, isShown: boolean): Chat {
  return isShown ? seen({ ...chat, isShown }) : { ...chat, isShown };
}

export function seen(chat: Chat): Chat {
  return chat.isShown ? { ...chat, seenSeq: chat.transcript.lastSeq } : chat;
}

export function refused(chat: Chat, clientId: string | null, refusal: Refusal): Chat {
  const hit = chat.pending.find(({ command }) => command.client_id === clientId);
  if (hit === undefined || hit.text === null) {
    return { ...withoutPending(chat, clientId), notice: refusal };
  }
  const after = chat.transcript.lastSeq;
  const pending = chat.pending.map((each) =>
    each === hit ? ({ ...each, stage: "refused", refusal, after } as const) : each,
  );
  return { ...chat, pending };
}

/** No conversation could be started: whatever waited for it is refused. */
export function allRefused(chat: Chat, refusal: Refusal): Chat {
  const idle: Chat = { ...chat, line: "idle" };
  return unsent(chat.pending).reduce(
    (each, { client_id }) => refused(each, client_id, refusal),
    idle,
  );
}

/** The commands that the server has not answered. */
export function unsent(pending: readonly Pending[]): CustomerCommand[] {
  return waiting(pending).map(({ command }) => command);
}

/** Another tab has shown the messages up to here. */
export function seenElsewhere(chat: Chat, seq: number): Chat {
  return { ...chat, seenSeq: Math.max(chat.seenSeq, seq) };
}

/** With one upload more, or changed, or without it where there is none given. */
export function withUpload(chat: Chat, clientId: string, upload: Upload | null): Chat {
  const isKnown = chat.uploads.some((each) => each.clientId === clientId);
  const changed = chat.uploads.flatMap((each) =>
    each.clientId !== clientId ? [each] : upload === null ? [] : [upload],
  );
  if (isKnown || upload === null) return { ...chat, uploads: changed };
  return { ...chat, uploads: [...changed, upload] };
}

export function noticeRead(chat: Chat): Chat {
  return { ...chat, notice: null };
}

export function withoutPending(chat: Chat, clientId: string | null): Chat {
  const pending = chat.pending.filter(({ command }) => command.client_id !== clientId);
  return pending.length === chat.pending.length ? chat : { ...chat, pending };
}

/** Nothing more can be said in this conversation. */
export function isOver({ state, loss }: Chat): boolean {
  return state.status === "closed" || loss !== null;
}

/** Nobody is writing any more. */
export function hushed(chat: Chat): Chat {
  return { ...chat, isAgentWriting: false };
}

/** What the server has not answered yet. */
export function waiting(pending: readonly Pending[]): readonly Pending[] {
  return pending.filter(({ stage }) => stage === "sending");
}

/** What still makes sense in another conversation: words, but no choices and no rating. */
export function movable(pending: readonly Pending[]): readonly Pending[] {
  return pending.filter(({ command }) => command.type === "say");
}

/** The refused or unsent words that would be lost with this conversation. */
export function unsentWords(chat: Chat): string {
  const words = movable(chat.pending).filter(({ stage }) => stage !== "accepted");
  return words.map(({ text }) => text).join("\n");
}

export function unreadCount(chat: Chat): number {
  if (chat.isShown) return 0;
  const fresh = chat.transcript.messages.slice(chat.seenSeq);
  return fresh.filter(({ author }) => author === "bot" || author === "agent").length;
}
