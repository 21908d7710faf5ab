/** The frames of the customer's socket, /ws/conversation. */

import type {
  Accepted,
  ConversationState,
  Language,
  Message,
  Pong,
  Refused,
  Verdict,
} from "./frames";

export interface CustomerHello {
  readonly type: "hello";
  readonly protocol: number;
  readonly conversation_id: string;
  readonly token: string;
  readonly after_seq: number;
}

export type CustomerCommand = { readonly client_id: string } & (
  | { readonly type: "say"; readonly text: string }
  | { readonly type: "choose"; readonly seq: number; readonly choice: string }
  | { readonly type: "request_person" }
  | { readonly type: "leave_queue" }
  | {
      readonly type: "judge";
      readonly seq: number;
      readonly verdict: Verdict;
      readonly reason?: string;
    }
  | {
      readonly type: "leave_message";
      readonly text: string;
      readonly contact: string;
      readonly consent: true;
    }
  | { readonly type: "end" }
  | { readonly type: "rate"; readonly stars: number; readonly comment?: string }
);

export interface CustomerWelcome {
  readonly type: "welcome";
  readonly conversation_id: string;
  readonly language: Language;
  readonly last_seq: number;
  readonly state: ConversationState;
}

export interface CustomerMessage {
  readonly type: "message";
  readonly message: Message;
}

export interface StateFrame extends ConversationState {
  readonly type: "state";
}

export interface Resync {
  readonly type: "resync";
  readonly last_seq: number;
}

/** A hint: the agent is writing; forgotten after six seconds. */
export interface Typing {
  readonly type: "typing";
  readonly active: boolean;
}

/** A hint: whether the agent's console is connected. */
export interface Presence {
  readonly type: "presence";
  readonly online: boolean;
}

/** How far the agent has received and read. */
export interface Seen {
  readonly type: "seen";
  readonly delivered: number;
  readonly read: number;
}

export type CustomerFrame =
  | Typing
  | Presence
  | Seen
  | CustomerWelcome
  | CustomerMessage
  | StateFrame
  | Accepted
  | Refused
  | Resync
  | Pong;

/** The answer to POST /api/conversations. */
export interface ConversationStarted {
  readonly conversation_id: string;
  readonly token: string;
  readonly language: Language;
  readonly status: ConversationState["status"];
}
