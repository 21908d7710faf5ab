/** The frames and objects of the agent's socket, /ws/console. */

import type {
  Accepted,
  Citation,
  Language,
  Message,
  Pong,
  Refused,
  ReplyKind,
  Status,
} from "./frames";

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
  /** From 0, the most urgent, to 4. */
  readonly priority?: number;
  readonly segment?: string;
  readonly desk?: string;
  readonly skill?: string | null;
  /** How a customer who left a message wants to be reached. */
  readonly contact?: string | null;
  readonly first_reply_due_at?: string | null;
  readonly first_replied_at?: string | null;
  readonly resolution_due_at?: string | null;
  readonly alerts?: readonly Alert[];
}

/** What the service-level clock has told. */
export type Alert =
  | "first_reply_warning"
  | "first_reply_breach"
  | "resolution_warning"
  | "resolution_breach";

export type Presence = "available" | "busy" | "away";
export type Role = "agent" | "supervisor";

/** An agent as other agents see them. */
export interface Colleague {
  readonly agent_id: string;
  readonly name: string;
  readonly role: Role;
  readonly presence: Presence;
  readonly online: boolean;
  readonly load: number;
  readonly capacity: number;
  readonly skills: readonly string[];
  readonly languages: readonly Language[];
}

/** A ticket that the desk offers to this agent. */
export interface Offer {
  readonly ticket: Ticket;
  readonly expires_at: string;
}

/** An internal note; customers never see one. */
export interface Note {
  readonly note_id: number;
  readonly author: { readonly agent_id: string; readonly name: string };
  readonly text: string;
  readonly at: string;
  readonly mentions: readonly string[];
}

export type Resolution = "solved" | "referred" | "no_reply" | "not_a_matter";

/** What colleagues keep beside a conversation. */
export interface CaseFile {
  readonly notes: readonly Note[];
  readonly tags: readonly string[];
  readonly snoozed_until: string | null;
  readonly resolution: Resolution | null;
}

export interface Mention {
  readonly note_id: number;
  readonly conversation_id: string;
  readonly author_name: string;
  readonly text: string;
  readonly at: string;
}

/** An approved text that may answer the customer's last words. */
export interface Suggestion {
  readonly citation: Citation;
  readonly text: string;
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
  /** Asks for what became of the queue instead of the whole of it. */
  readonly changes: boolean;
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
  | { readonly type: "set_presence"; readonly presence: Presence }
  | { readonly type: "decline"; readonly ticket_id: string }
  | {
      readonly type: "transfer";
      readonly conversation_id: string;
      readonly fence: number;
      readonly agent_id?: string;
      readonly skill?: string;
    }
  | { readonly type: "assign"; readonly ticket_id: string; readonly agent_id: string | null }
);

export interface AgentWelcome {
  readonly type: "welcome";
  readonly agent_id: string;
  readonly name: string;
  readonly role?: Role;
  readonly presence?: Presence;
}

export interface QueueFrame {
  readonly type: "queue";
  readonly waiting: readonly Ticket[];
  readonly mine: readonly Ticket[];
  readonly total_waiting: number;
  readonly offers?: readonly Offer[];
  /** For supervisors: all that is held. */
  readonly held?: readonly Ticket[] | null;
  readonly snoozed?: readonly string[];
}

/** What became of one list of tickets. */
export interface ListChange {
  readonly gone: readonly string[];
  readonly put: readonly { readonly ticket: Ticket; readonly after: string | null }[];
}

export interface QueueChanged {
  readonly type: "queue_changed";
  readonly waiting: ListChange;
  readonly mine: ListChange;
  readonly total_waiting: number;
  readonly offers: readonly Offer[];
  readonly held: ListChange | null;
  readonly snoozed: readonly string[];
}

export interface CaseFrame extends CaseFile {
  readonly type: "case";
  readonly conversation_id: string;
}

export interface MentionsFrame {
  readonly type: "mentions";
  readonly mentions: readonly Mention[];
}

export interface AgentsFrame {
  readonly type: "agents";
  readonly agents: readonly Colleague[];
}

/** Hints: the customer is writing; the customer's page is connected; how far it has read. */
export interface CustomerTyping {
  readonly type: "typing";
  readonly conversation_id: string;
  readonly active: boolean;
}

export interface CustomerPresence {
  readonly type: "presence";
  readonly conversation_id: string;
  readonly online: boolean;
}

export interface CustomerSeen {
  readonly type: "seen";
  readonly conversation_id: string;
  readonly delivered: number;
  readonly read: number;
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
  | QueueChanged
  | CaseFrame
  | MentionsFrame
  | AgentsFrame
  | CustomerTyping
  | CustomerPresence
  | CustomerSeen
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
