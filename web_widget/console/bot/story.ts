/** The parts of a conversation: what the bot did before a person was asked for, and what is talked about now. */

import type { Turn } from "../../shared/agent_frames";
import type { Message } from "../../shared/frames";

export interface Part {
  /** Of the first message. */
  readonly seq: number;
  /** The bot's part is over, and may be folded. */
  readonly isFolded: boolean;
  readonly messages: readonly Message[];
}

/** One of the customer's questions, and what the bot did with it; null where it did nothing. */
export interface Exchange {
  readonly seq: number;
  readonly question: string;
  readonly reply: Message | null;
  readonly turn: Turn | null;
}

/** Below this many messages there is nothing to fold. */
const WORTH_FOLDING = 3;

/** The messages in order, cut where the bot's part ends and where it begins again. */
export function partsOf(messages: readonly Message[]): readonly Part[] {
  const parts: Part[] = [];
  let current: Message[] = [];
  let isBots = true;
  const close = (isFolded: boolean) => {
    const [first] = current;
    if (first !== undefined) parts.push({ seq: first.seq, isFolded, messages: current });
    current = [];
  };
  for (const message of messages) {
    if (isBots && message.kind === "waiting_for_agent") {
      close(current.length >= WORTH_FOLDING);
      isBots = false;
    }
    current.push(message);
    if (message.kind === "returned_to_bot" || message.kind === "left_queue") {
      close(false);
      isBots = true;
    }
  }
  close(false);
  return parts;
}

/** The customer's messages in a part with the bot's replies to them, and whatever else the bot said. */
export function exchangesIn(
  { messages }: Part,
  turns: ReadonlyMap<number, Turn>,
): readonly Exchange[] {
  const replies = messages.filter(({ author }) => author === "bot");
  const replyTo = new Map(replies.map((reply) => [reply.in_reply_to, reply]));
  return messages.flatMap((message) => {
    const { seq, text, author, in_reply_to } = message;
    const isAnswered = messages.some((asked) => asked.seq === in_reply_to);
    if (author === "customer") return [exchange(seq, text, replyTo.get(seq) ?? null, turns)];
    return author === "bot" && !isAnswered ? [exchange(seq, "", message, turns)] : [];
  });
}

function exchange(
  seq: number,
  question: string,
  reply: Message | null,
  turns: ReadonlyMap<number, Turn>,
): Exchange {
  const turn = reply === null ? null : (turns.get(reply.seq) ?? null);
  return { seq, question: question || (turn?.question ?? ""), reply, turn };
}
