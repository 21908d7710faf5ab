/** What the bot did in a conversation, in brief. */

import type { Turn } from "../../shared/agent_frames";
import type { Citation } from "../../shared/frames";
import type { Conversation } from "../state/conversation";

export function lastTurnIn({ turns }: Conversation): Turn | null {
  const lastSeq = Math.max(...turns.keys());
  return turns.get(lastSeq) ?? null;
}

/** Every passage that an answer rested on, once, in the order of the story. */
export function citationsIn({ transcript }: Conversation): readonly Citation[] {
  const byId = new Map<string, Citation>();
  for (const { citations } of transcript.messages) {
    for (const citation of citations) byId.set(citation.passage_id, citation);
  }
  return [...byId.values()];
}
