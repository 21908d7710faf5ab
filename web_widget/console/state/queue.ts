/** The queue between two frames of the server: an accepted command shows at once. */

import type { Ticket } from "../../shared/agent_frames";
import type { Queue } from "./desk";

/** With a ticket that this agent has just claimed. */
export function withTicket(queue: Queue, ticket: Ticket): Queue {
  const others = (tickets: readonly Ticket[]) =>
    tickets.filter(({ ticket_id }) => ticket_id !== ticket.ticket_id);
  const waiting = others(queue.waiting);
  const taken = queue.waiting.length - waiting.length;
  return {
    waiting,
    mine: [...others(queue.mine), ticket],
    totalWaiting: Math.max(queue.totalWaiting - taken, waiting.length),
  };
}

/** Without the conversation that this agent has just given back or closed. */
export function withoutTicket(queue: Queue, conversationId: string): Queue {
  const mine = queue.mine.filter(({ conversation_id }) => conversation_id !== conversationId);
  return { ...queue, mine };
}
