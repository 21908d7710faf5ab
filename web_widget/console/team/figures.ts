/** How the desk stands, in a few figures. */

import type { Alert, Colleague, Ticket } from "../../shared/agent_frames";
import type { Desk } from "../state/desk";
import { urgencyOf } from "../state/inbox";

export interface Figures {
  readonly waiting: number;
  /** Of the one who has waited longest. */
  readonly longest: Ticket | null;
  readonly held: number;
  readonly online: number;
  /** Tickets whose promise is nearly or already broken. */
  readonly soon: number;
  readonly late: number;
}

const BREACHES: readonly Alert[] = ["first_reply_breach", "resolution_breach"];

export function figuresOf(desk: Desk, now: number): Figures {
  const waiting = desk.queue?.waiting ?? [];
  const held = desk.queue?.held ?? desk.queue?.mine ?? [];
  const open = [...waiting, ...held];
  const late = open.filter((ticket) => isLate(ticket, now));
  const soon = open.filter((ticket) => !isLate(ticket, now) && urgencyOf(ticket, now) === "soon");
  const [longest = null] = [...waiting].sort((one, other) =>
    one.asked_at.localeCompare(other.asked_at),
  );
  return {
    waiting: desk.queue?.totalWaiting ?? 0,
    longest,
    held: held.length,
    online: desk.agents.filter(({ online }) => online).length,
    soon: soon.length,
    late: late.length,
  };
}

export function isLate(ticket: Ticket, now: number): boolean {
  return (
    urgencyOf(ticket, now) === "late" || BREACHES.some((breach) => ticket.alerts?.includes(breach))
  );
}

/** Who is here first, then by name. */
export function inOrder(agents: readonly Colleague[]): readonly Colleague[] {
  return [...agents].sort(
    (one, other) => Number(other.online) - Number(one.online) || one.name.localeCompare(other.name),
  );
}
