/** The frames and objects of the agent's socket, /ws/console. */

import type { Accepted, Language, Message, Pong, Refused, ReplyKind, Status } from "./frames";

export type TicketStatus = "waiting" | "claimed" | "resolved" | "abandoned";
export type TicketReason =
  | "asked_for_person"
  | "not_understood"
  | "sensitive"
  | "unanswered"
  | "returned"
  | "repeated"
  | "self_harm"
  | "threat"
  | "fraud"
  | "lost_card"
  | "dispute"
  | "bereavement"
  | "hardship"
  | "complaint";

/** A customer's place in the queue for a person. */
export interface Ticket {
  readonly ticket_id: string;
  readonly conversation_id: string;
  readonly status: TicketStatus;
  readonly reason: TicketReason;
  readonly language: Language;
  readonly asked_at: string;
  readonly agent_id: string | null;
  readonly agent_name: string | null;
  readonly fence: number;
  readonly last_words: string;
  readonly last_seq: number;
}

export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly score: number;
}

/** The record of how one bot reply came about. */
export interface Turn {
  readonly seq: number;
  readonly question: string;
  readonly decision: ReplyKind;
  readonly confidence: number;
  readonly threshold: number;
  readonly reason: string | null;
  readonly generation: string;
  readonly hits: readonly Hit[];
}

export interface AgentHello {
  readonly type: "hello";
  readonly protocol: number;
  readonly token: string;
}

export type AgentCommand = { readonly client_id: string } & (
  | { readonly type: "claim"; readonly ticket_id: string }
  | { readonly type: "follow"; readonly conversation_id: string; readonly after_seq: number }
  | { readonly type: "unfollow"; readonly conversation_id: string }
  | {
      readonly type: "say";
      readonly conversation_id: string;
      readonly fence: number;
      readonly text: string;
    }
  | {
      readonly type: "release";
      readonly conversation_id: string;
      readonly fence: number;
      readonly to: "bot" | "queue";
    }
  | { readonly type: "resolve"; readonly conversation_id: string; readonly fence: number }
);

export interface AgentWelcome {
  readonly type: "welcome";
  readonly agent_id: string;
  readonly name: string;
}

export interface QueueFrame {
  readonly type: "queue";
  readonly waiting: readonly Ticket[];
  readonly mine: readonly Ticket[];
  readonly total_waiting: number;
}

export interface ConversationFrame {
  readonly type: "conversation";
  readonly conversation_id: string;
  readonly status: Status;
  readonly language: Language;
  readonly last_seq: number;
  readonly ticket: Ticket | null;
  readonly turns: readonly Turn[];
}

export interface AgentMessage {
  readonly type: "message";
  readonly conversation_id: string;
  readonly message: Message;
}

export interface AgentAccepted extends Accepted {
  readonly ticket: Ticket | null;
}

export type AgentFrame =
  | AgentWelcome
  | QueueFrame
  | ConversationFrame
  | AgentMessage
  | AgentAccepted
  | Refused
  | Pong;

/** The answer to POST /api/agents/sign-in. */
export interface SignedIn {
  readonly token: string;
  readonly expires_at: string;
  readonly agent: { readonly agent_id: string; readonly name: string };
}
