/** The frames and objects of docs/protocol.md, as types. */

export const PROTOCOL = 1;
export const TEXT_LIMIT = 4000;
export const COMMENT_LIMIT = 1000;

export type Language = "en" | "zh";
export type Author = "customer" | "bot" | "agent" | "system";
export type Verdict = "up" | "down";
export type Status = "with_bot" | "waiting_for_agent" | "with_agent" | "closed";
export type ReplyKind = "answer" | "clarification" | "escalation" | "small_talk";
export type EventKind =
  | "waiting_for_agent"
  | "left_queue"
  | "agent_joined"
  | "returned_to_queue"
  | "returned_to_bot"
  | "transferred"
  | "passed_on"
  | "agent_lost"
  | "desk_closed"
  | "message_left"
  | "resolved"
  | "ended";
export type MessageKind = "words" | ReplyKind | EventKind;

export interface Citation {
  readonly passage_id: string;
  readonly title: string;
  readonly url: string;
  readonly version: string;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** A file beside a message; it is read over HTTP. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly size: number;
}

export interface Message {
  readonly seq: number;
  readonly author: Author;
  readonly author_name: string | null;
  readonly text: string;
  readonly at: string;
  readonly client_id: string | null;
  readonly in_reply_to: number | null;
  readonly kind: MessageKind;
  readonly citations: readonly Citation[];
  readonly choices: readonly Choice[];
  readonly offers_person: boolean;
  readonly verdict: Verdict | null;
  readonly attachment?: Attachment | null;
}

export interface ConversationState {
  readonly status: Status;
  readonly agent_name: string | null;
  readonly position: number | null;
  readonly expected_wait_seconds?: number | null;
  readonly rated: boolean;
  readonly desk?: Desk;
}

/** Whether people are there; `opens_at` is null while it is open, or when nobody can say. */
export interface Desk {
  readonly open: boolean;
  readonly staffed: boolean;
  readonly opens_at: string | null;
}

export type ErrorCode =
  | "invalid_json"
  | "invalid_frame"
  | "unknown_frame"
  | "frame_too_large"
  | "text_empty"
  | "text_too_long"
  | "client_id_reused"
  | "unknown_conversation"
  | "conversation_closed"
  | "not_waiting"
  | "already_claimed"
  | "fenced"
  | "unknown_ticket"
  | "unknown_message"
  | "unknown_choice"
  | "already_rated"
  | "not_closed"
  | "wrong_password"
  | "not_signed_in"
  | "identity_refused"
  | "not_with_person"
  | "attachment_refused"
  | "no_words"
  | "origin_refused"
  | "too_many_requests"
  | "busy"
  | "no_content"
  | "not_found"
  | "body_too_large"
  | "internal";

export type Detail = Readonly<Record<string, unknown>>;

/** The body of every HTTP error. */
export interface ErrorBody {
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly detail: Detail };
}

/** What both servers' sockets say about a command, and about being alive. */
export interface Refused {
  readonly type: "refused";
  readonly client_id: string | null;
  readonly code: ErrorCode;
  readonly message: string;
  readonly detail: Detail;
}

export interface Accepted {
  readonly type: "accepted";
  readonly client_id: string;
  readonly seq: number | null;
  readonly duplicate: boolean;
}

export interface Ping {
  readonly type: "ping";
}

export interface Pong {
  readonly type: "pong";
}

/** The least that the shared connection needs to know of a command. */
export interface Command {
  readonly type: string;
  readonly client_id: string;
}
