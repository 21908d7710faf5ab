/** Everything that lies on an agent's desk, and the questions that the pages ask about it. */

import type {
  AgentCommand,
  CaseFile,
  Colleague,
  Mention,
  Offer,
  Presence,
  Role,
  Ticket,
} from "../../shared/agent_frames";
import { type Conversation, unreadIn } from "./conversation";
import type { Reply } from "./replies";

export interface Queue {
  readonly waiting: readonly Ticket[];
  readonly mine: readonly Ticket[];
  readonly totalWaiting: number;
  readonly offers: readonly Offer[];
  /** For supervisors: all that is held by anybody. */
  readonly held: readonly Ticket[] | null;
  /** Conversations of `mine` that are out of sight for a while. */
  readonly snoozed: ReadonlySet<string>;
}

/** Something that the agent must be told and that has no place of its own. */
export type Notice = { readonly id: number } & (
  | { readonly kind: "already_claimed"; readonly agentName: string | null }
  | { readonly kind: "gone"; readonly message: string }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "unreachable" }
);

export interface Desk {
  readonly agentId: string;
  /** Null until the server has sent it for the first time. */
  readonly queue: Queue | null;
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** The commands that were not answered yet, in the order in which they were given. */
  readonly pending: readonly AgentCommand[];
  readonly replies: readonly Reply[];
  /** The fence with which the server refused this agent, by conversation. */
  readonly fenced: ReadonlyMap<string, number>;
  readonly notices: readonly Notice[];
  readonly role: Role;
  /** What the agent has chosen. */
  readonly presence: Presence;
  readonly agents: readonly Colleague[];
  readonly mentions: readonly Mention[];
  /** Conversations that somebody else gave to this agent, who has not looked at them yet. */
  readonly passed: readonly string[];
  /** What colleagues keep beside the followed conversations. */
  readonly cases: ReadonlyMap<string, CaseFile>;
}

export const EMPTY_CASE: CaseFile = { notes: [], tags: [], snoozed_until: null, resolution: null };

/** What an agent may do with a conversation now. */
export type Standing =
  | "unknown"
  | "mine"
  | "waiting"
  | "with_other"
  | "no_longer_mine"
  | "with_bot"
  | "closed";

export function emptyDesk(agentId: string): Desk {
  return {
    agentId,
    queue: null,
    conversations: new Map(),
    pending: [],
    replies: [],
    fenced: new Map(),
    notices: [],
    role: "agent",
    presence: "available",
    agents: [],
    mentions: [],
    passed: [],
    cases: new Map(),
  };
}

export function heldTicket(desk: Desk, conversationId: string): Ticket | null {
  const ticket = desk.queue?.mine.find((held) => held.conversation_id === conversationId);
  if (ticket === undefined) return null;
  return ticket.fence > (desk.fenced.get(conversationId) ?? -1) ? ticket : null;
}

/** The ticket of a conversation as it was last heard of, in the queue or on its own. */
export function ticketOf(desk: Desk, conversationId: string): Ticket | null {
  const isThis = (candidate: Ticket) => candidate.conversation_id === conversationId;
  const queued = desk.queue?.mine.find(isThis) ?? desk.queue?.waiting.find(isThis);
  return queued ?? desk.conversations.get(conversationId)?.ticket ?? null;
}

export function standingOf(desk: Desk, conversationId: string): Standing {
  if (heldTicket(desk, conversationId) !== null) return "mine";
  const conversation = desk.conversations.get(conversationId);
  if (conversation === undefined || conversation.status === null) return "unknown";
  if (conversation.status === "closed") return "closed";
  if (conversation.status === "with_bot") return "with_bot";
  if (conversation.status === "waiting_for_agent") return "waiting";
  const holder = conversation.ticket?.agent_id ?? null;
  return holder === desk.agentId || holder === null ? "no_longer_mine" : "with_other";
}

export function isClaiming(desk: Desk, ticketId: string): boolean {
  return desk.pending.some((given) => given.type === "claim" && given.ticket_id === ticketId);
}

/** True while a hand-back, a transfer or the closing of this conversation is on its way. */
export function isFinishing(desk: Desk, conversationId: string): boolean {
  return desk.pending.some(
    (given) =>
      (given.type === "release" || given.type === "resolve" || given.type === "transfer") &&
      given.conversation_id === conversationId,
  );
}

export function repliesIn(desk: Desk, conversationId: string): readonly Reply[] {
  return desk.replies.filter(({ command }) => command.conversation_id === conversationId);
}

export function unreadOf(desk: Desk, conversationId: string): number {
  const conversation = desk.conversations.get(conversationId);
  return conversation === undefined ? 0 : unreadIn(conversation);
}

/** Unread messages of all customers whom this agent holds, or of those alone who are not new to the agent. */
export function unreadOfMine(desk: Desk, but: readonly string[] = []): number {
  const mine = (desk.queue?.mine ?? []).map(({ conversation_id }) => conversation_id);
  const counted = mine.filter((id) => !but.includes(id));
  return counted.reduce((sum, id) => sum + unreadOf(desk, id), 0);
}

/** Since when this customer waits for the agent's words, or null when the agent spoke last. */
export function owedSince(desk: Desk, { conversation_id: id, asked_at }: Ticket): string | null {
  const isAnswered = repliesIn(desk, id).some(({ state }) => state !== "refused");
  if (isAnswered) return null;
  const messages = desk.conversations.get(id)?.transcript.messages ?? [];
  const spoken = messages.filter(({ author }) => author !== "system");
  const last = spoken.map(({ author }) => author).lastIndexOf("agent");
  const first = spoken.slice(last + 1).find(({ author }) => author === "customer");
  if (first === undefined) return null;
  // What was written before asking for a person, the bot has answered.
  return Date.parse(first.at) > Date.parse(asked_at) ? first.at : asked_at;
}
