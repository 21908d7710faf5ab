/** The frames of the agent's socket, /ws/console. */

import type {
  CaseFile,
  Colleague,
  Mention,
  Offer,
  Presence,
  Role,
  Ticket,
  Turn,
} from "./agent_objects";
import type { Accepted, Language, Message, Pong, Refused, Status } from "./frames";

export type * from "./agent_objects";

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
  | {
      readonly type: "seen";
      readonly conversation_id: string;
      readonly fence: number;
      readonly delivered: number;
      readonly read: number;
    }
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

/** Not a command: nobody answers it. */
export interface AgentTyping {
  readonly type: "typing";
  readonly conversation_id: string;
  readonly active: boolean;
}

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
