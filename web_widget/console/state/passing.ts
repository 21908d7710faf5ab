/** Which conversations came to this agent by somebody else's hand. */

import type { Ticket } from "../../shared/agent_frames";
import { type Desk, isClaiming, type Queue } from "./desk";

/** The desk with what the server says of the queue; a first look tells nothing new. */
export function withQueue(desk: Desk, queue: Queue): Desk {
  if (desk.queue === null) return { ...desk, queue };
  const held = new Set(desk.queue.mine.map(({ ticket_id }) => ticket_id));
  const given = queue.mine.filter(
    (ticket) => !held.has(ticket.ticket_id) && !isOwnDoing(desk, ticket),
  );
  const mine = new Set(queue.mine.map(({ conversation_id }) => conversation_id));
  const kept = desk.passed.filter((id) => mine.has(id));
  const isSame = given.length === 0 && kept.length === desk.passed.length;
  const passed = isSame ? desk.passed : [...kept, ...given.map((each) => each.conversation_id)];
  return { ...desk, queue, passed };
}

/** What the agent opens was seen. */
export function withoutPassed(desk: Desk, conversationId: string | null): Desk {
  const passed = desk.passed.filter((id) => id !== conversationId);
  return passed.length === desk.passed.length ? desk : { ...desk, passed };
}

/** Claimed, or given to oneself. */
function isOwnDoing(desk: Desk, { ticket_id }: Ticket): boolean {
  const isAssigning = desk.pending.some(
    (given) =>
      given.type === "assign" && given.ticket_id === ticket_id && given.agent_id === desk.agentId,
  );
  return isAssigning || isClaiming(desk, ticket_id);
}
