/** Which conversations the server has to send: the one that is open and all that the agent holds. */

import { readThrough } from "./conversation";
import type { Desk } from "./desk";
import { withoutPassed } from "./passing";

export interface Changes {
  readonly follow: readonly { readonly conversationId: string; readonly afterSeq: number }[];
  readonly unfollow: readonly string[];
}

export function changesDue(desk: Desk, openId: string | null): Changes {
  const wanted = new Set(desk.queue?.mine.map((ticket) => ticket.conversation_id));
  if (openId !== null) wanted.add(openId);
  const follow = [...wanted]
    .filter((id) => desk.conversations.get(id)?.isFollowed !== true && !isAsked(desk, id))
    .map((id) => {
      const afterSeq = desk.conversations.get(id)?.transcript.lastSeq ?? 0;
      return { conversationId: id, afterSeq };
    });
  return { follow, unfollow: [...desk.conversations.keys()].filter((id) => !wanted.has(id)) };
}

/** What is open before the agent's eyes counts as read. */
export function lookedAt(desk: Desk, openId: string | null): Desk {
  const looked = withoutPassed(desk, openId);
  const conversation = openId === null ? undefined : looked.conversations.get(openId);
  if (conversation === undefined) return looked;
  const read = readThrough(conversation);
  if (read === conversation) return looked;
  return { ...looked, conversations: new Map(looked.conversations).set(read.id, read) };
}

/** A second question before the first was answered would only bring the same messages twice. */
function isAsked(desk: Desk, conversationId: string): boolean {
  return desk.pending.some(
    (command) => command.type === "follow" && command.conversation_id === conversationId,
  );
}
