/** The parts of a conversation: what the bot did before a person was asked for, and what is talked about now. */

import type { Turn } from "../../shared/agent_frames";
import type { Message, Verdict } from "../../shared/frames";

export interface Part {
  /** Of the first message. */
  readonly seq: number;
  /** The bot's part is over, and may be folded. */
  readonly isFolded: boolean;
  readonly messages: readonly Message[];
}

/** What the bot did with one question. */
export interface Exchange {
  readonly seq: number;
  readonly question: string;
  readonly reply: Message;
  readonly turn: Turn | null;
  readonly verdict: Verdict | null;
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

/** The bot's replies in a part, each with the question before it. */
export function exchangesIn(
  { messages }: Part,
  turns: ReadonlyMap<number, Turn>,
): readonly Exchange[] {
  const asked = new Map(messages.map((message) => [message.seq, message.text]));
  return messages
    .filter(({ author }) => author === "bot")
    .map((reply) => ({
      seq: reply.seq,
      question: asked.get(reply.in_reply_to ?? 0) ?? turns.get(reply.seq)?.question ?? "",
      reply,
      turn: turns.get(reply.seq) ?? null,
      verdict: reply.verdict,
    }));
}
