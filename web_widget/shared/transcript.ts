/** The messages of one conversation, in order and without gaps. */

import type { Message, Verdict } from "./frames";

export interface Transcript {
  readonly messages: readonly Message[];
  /** The highest seq shown: what a resuming client sends as after_seq. */
  readonly lastSeq: number;
}

export const EMPTY_TRANSCRIPT: Transcript = { messages: [], lastSeq: 0 };

export type Merge =
  | { readonly outcome: "added"; readonly transcript: Transcript }
  | { readonly outcome: "repeated" }
  | { readonly outcome: "gap" };

/** Adds the next message; drops one that was seen; reports a gap, after which the client resumes. */
export function mergeMessage(transcript: Transcript, message: Message): Merge {
  if (message.seq <= transcript.lastSeq) return { outcome: "repeated" };
  if (message.seq > transcript.lastSeq + 1) return { outcome: "gap" };
  const messages = [...transcript.messages, message];
  return { outcome: "added", transcript: { messages, lastSeq: message.seq } };
}

export function withVerdict(transcript: Transcript, seq: number, verdict: Verdict): Transcript {
  const messages = transcript.messages.map((message) =>
    message.seq === seq ? { ...message, verdict } : message,
  );
  return { ...transcript, messages };
}
