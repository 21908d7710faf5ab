/** One conversation as the agent follows it. */

import type {
  ConversationFrame,
  CustomerPresence,
  CustomerSeen,
  CustomerTyping,
  Ticket,
  Turn,
} from "../../shared/agent_frames";
import type { Language, Message, Status } from "../../shared/frames";
import { EMPTY_TRANSCRIPT, mergeMessage, type Transcript } from "../../shared/transcript";

export interface Conversation {
  readonly id: string;
  /** False when it has to be asked for again: after a lost line or a gap. */
  readonly isFollowed: boolean;
  /** Null until the server has described the conversation. */
  readonly status: Status | null;
  readonly language: Language | null;
  readonly ticket: Ticket | null;
  /** The highest seq that the server has. */
  readonly lastSeq: number;
  readonly transcript: Transcript;
  /** The records of the bot's replies, by the seq of the reply. */
  readonly turns: ReadonlyMap<number, Turn>;
  /** The highest seq that the agent has looked at. */
  readonly readSeq: number;
  /** Why the server would not show it. */
  readonly problem: string | null;
  /** When the customer was last said to be writing, in milliseconds; 0 for not at all. */
  readonly typingAt: number;
  /** Whether the customer's page is connected; null as long as nobody has said. */
  readonly isOnline: boolean | null;
  /** The highest seq that the customer's page has shown. */
  readonly seenByCustomer: number;
}

export function unopened(id: string): Conversation {
  return {
    id,
    isFollowed: false,
    status: null,
    language: null,
    ticket: null,
    lastSeq: 0,
    transcript: EMPTY_TRANSCRIPT,
    turns: new Map(),
    readSeq: 0,
    problem: null,
    typingAt: 0,
    isOnline: null,
    seenByCustomer: 0,
  };
}

/** With what the customer's page hints at. */
export function hinted(
  conversation: Conversation,
  hint: CustomerTyping | CustomerPresence | CustomerSeen,
): Conversation {
  if (hint.type === "typing") return { ...conversation, typingAt: hint.active ? Date.now() : 0 };
  if (hint.type === "presence") return { ...conversation, isOnline: hint.online };
  return { ...conversation, seenByCustomer: hint.read };
}

export function described(conversation: Conversation, frame: ConversationFrame): Conversation {
  const turns = new Map(conversation.turns);
  for (const turn of frame.turns) turns.set(turn.seq, turn);
  const { status, language, ticket, last_seq } = frame;
  return { ...conversation, status, language, ticket, turns, lastSeq: last_seq, problem: null };
}

export function extended(conversation: Conversation, message: Message): Conversation {
  const merge = mergeMessage(conversation.transcript, message);
  if (merge.outcome === "repeated") return conversation;
  if (merge.outcome === "gap") return { ...conversation, isFollowed: false };
  const typingAt = message.author === "customer" ? 0 : conversation.typingAt;
  return { ...conversation, transcript: merge.transcript, typingAt };
}

export function readThrough(conversation: Conversation): Conversation {
  const { lastSeq } = conversation.transcript;
  return conversation.readSeq < lastSeq ? { ...conversation, readSeq: lastSeq } : conversation;
}

/** The customer's messages that nobody has looked at or replied to. */
export function unreadIn(conversation: Conversation): number {
  const { messages } = conversation.transcript;
  const replied = messages.filter((message) => message.author === "agent").at(-1)?.seq ?? 0;
  const seen = Math.max(conversation.readSeq, replied);
  return messages.filter((message) => message.author === "customer" && message.seq > seen).length;
}

export function isLoading(conversation: Conversation): boolean {
  if (conversation.problem !== null) return false;
  const isEmpty = conversation.transcript.lastSeq === 0;
  return conversation.status === null || (isEmpty && conversation.lastSeq > 0);
}
