/** The queue: applying what the server says became of it, and showing an accepted command at once. */

import type { ListChange, QueueChanged, QueueFrame, Ticket } from "../../shared/agent_frames";
import type { Queue } from "./desk";

export function wholeQueue(frame: QueueFrame): Queue {
  return {
    waiting: frame.waiting,
    mine: frame.mine,
    totalWaiting: frame.total_waiting,
    offers: frame.offers ?? [],
    held: frame.held ?? null,
    snoozed: new Set(frame.snoozed ?? []),
  };
}

export function changedQueue(queue: Queue, frame: QueueChanged): Queue {
  const held = frame.held === null ? null : changedList(queue.held ?? [], frame.held);
  return {
    waiting: changedList(queue.waiting, frame.waiting),
    mine: changedList(queue.mine, frame.mine),
    totalWaiting: frame.total_waiting,
    offers: queue.offers.length + frame.offers.length === 0 ? queue.offers : frame.offers,
    held,
    snoozed: new Set(frame.snoozed),
  };
}

/** As docs/protocol.md says; a list that did not change stays the same object. */
export function changedList(
  tickets: readonly Ticket[],
  { gone, put }: ListChange,
): readonly Ticket[] {
  if (gone.length === 0 && put.length === 0) return tickets;
  const out = new Set([...gone, ...put.map(({ ticket }) => ticket.ticket_id)]);
  const follows = new Map<string | null, Ticket[]>();
  for (const { ticket, after } of put) follows.set(after, [...(follows.get(after) ?? []), ticket]);
  const list: Ticket[] = [];
  const add = (ticket: Ticket) => {
    list.push(ticket);
    addAfter(ticket.ticket_id);
  };
  const addAfter = (id: string | null) => {
    const next = follows.get(id) ?? [];
    follows.delete(id);
    // The last that was put after the same one stands nearest to it.
    for (const ticket of next.reverse()) add(ticket);
  };
  addAfter(null);
  for (const ticket of tickets) if (!out.has(ticket.ticket_id)) add(ticket);
  // What should stand after a ticket that is not here (an accepted command has moved it) comes last.
  for (const rest of follows.values()) for (const ticket of rest) list.push(ticket);
  return list;
}

/** With a ticket that this agent has just claimed. */
export function withTicket(queue: Queue, ticket: Ticket): Queue {
  const others = (tickets: readonly Ticket[]) =>
    tickets.filter(({ ticket_id }) => ticket_id !== ticket.ticket_id);
  const waiting = others(queue.waiting);
  const taken = queue.waiting.length - waiting.length;
  return {
    ...queue,
    waiting,
    mine: [...others(queue.mine), ticket],
    offers: queue.offers.filter((offer) => offer.ticket.ticket_id !== ticket.ticket_id),
    totalWaiting: Math.max(queue.totalWaiting - taken, waiting.length),
  };
}

/** Without the conversation that this agent has just given back or closed. */
export function withoutTicket(queue: Queue, conversationId: string): Queue {
  const mine = queue.mine.filter(({ conversation_id }) => conversation_id !== conversationId);
  return { ...queue, mine };
}

/** Without an offer that this agent has just declined. */
export function withoutOffer(queue: Queue, ticketId: string): Queue {
  const offers = queue.offers.filter(({ ticket }) => ticket.ticket_id !== ticketId);
  return { ...queue, offers };
}
