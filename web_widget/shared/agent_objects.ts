/** The objects in the frames of the agent's socket: tickets, colleagues, notes, records of replies. */

import type { Citation, Language, ReplyKind } from "./frames";

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
