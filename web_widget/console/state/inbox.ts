/** Which tickets the inbox shows: a tab, and what the agent looks for in it. */

import type { Ticket, TicketReason } from "../../shared/agent_frames";
import type { Language } from "../../shared/frames";
import type { Queue } from "./desk";

export type Tab = "waiting" | "mine" | "all" | "finished";

export interface Filter {
  readonly text: string;
  readonly reason: TicketReason | null;
  readonly language: Language | null;
}

export const NO_FILTER: Filter = { text: "", reason: null, language: null };

/** The tickets of one tab in the order in which they should be taken, what sleeps at the end. */
export function ticketsIn(
  queue: Queue | null,
  finished: readonly Ticket[] | null,
  tab: Tab,
): readonly Ticket[] {
  if (tab === "finished") return finished ?? [];
  if (queue === null) return [];
  if (tab === "waiting") return queue.waiting;
  const mine = awakeFirst(queue);
  if (tab === "mine") return mine;
  const own = new Set(mine.map(({ ticket_id }) => ticket_id));
  const others = (queue.held ?? []).filter(({ ticket_id }) => !own.has(ticket_id));
  return [...mine, ...queue.waiting, ...others];
}

export function awakeFirst({ mine, snoozed }: Queue): readonly Ticket[] {
  if (snoozed.size === 0) return mine;
  const sleeps = ({ conversation_id }: Ticket) => snoozed.has(conversation_id);
  return [...mine.filter((ticket) => !sleeps(ticket)), ...mine.filter(sleeps)];
}

export function isFiltering({ text, reason, language }: Filter): boolean {
  return text.trim() !== "" || reason !== null || language !== null;
}

export function filtered(
  tickets: readonly Ticket[],
  filter: Filter,
  customers: (ticket: Ticket) => string,
): readonly Ticket[] {
  if (!isFiltering(filter)) return tickets;
  const words = filter.text.trim().toLocaleLowerCase();
  return tickets.filter(
    (ticket) =>
      (filter.reason === null || ticket.reason === filter.reason) &&
      (filter.language === null || ticket.language === filter.language) &&
      (words === "" || customers(ticket).toLocaleLowerCase().includes(words)),
  );
}

/** The words of a ticket that a search looks at. */
export function searched({ last_words, agent_name, segment, skill }: Ticket): string {
  return [last_words, agent_name, segment, skill].filter(Boolean).join(" ");
}

/** How near a ticket is to what was promised: the colour of its waiting time. */
export type Urgency = "calm" | "soon" | "late";

/** Of the promise that counts now: the first reply until it was given, then the resolution. */
export function dueAt(ticket: Ticket): string | null {
  if (ticket.first_replied_at == null) return ticket.first_reply_due_at ?? null;
  return ticket.resolution_due_at ?? null;
}

export function urgencyOf(ticket: Ticket, now: number): Urgency {
  const due = dueAt(ticket);
  if (due === null) return now - Date.parse(ticket.asked_at) >= LONG_WAIT ? "soon" : "calm";
  const left = Date.parse(due) - now;
  const whole = Date.parse(due) - Date.parse(ticket.asked_at);
  if (left <= 0) return "late";
  return left <= whole / 4 ? "soon" : "calm";
}

/** Where no promise was made, a wait above this is marked. */
const LONG_WAIT = 5 * 60_000;
