/** The rows of one tab. One row at a time takes part in the order of the Tab key; arrows move between rows. */

import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Ticket } from "../../shared/agent_frames";
import { useConsole } from "../app/context";
import { QueueRow } from "./queue_row";
import { indexAfter } from "./roving";
import { rowHeight, useWindow } from "./window";

export interface QueueListProps {
  readonly tickets: readonly Ticket[];
  readonly scroller: RefObject<HTMLElement | null>;
}

export function QueueList({ tickets, scroller }: QueueListProps) {
  const agentConsole = useConsole();
  const openId = agentConsole.place.value.conversationId;
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = activeIndex(tickets, chosenId, openId);
  const shown = useWindow(scroller, tickets.length);
  // The row of the Tab key is one that is drawn.
  const active = chosen >= shown.start && chosen < shown.end ? chosen : shown.start;
  const list = useRef<HTMLUListElement>(null);
  const focusNext = useKeptFocus(list, active, tickets);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = indexAfter(event.key, active, tickets.length);
    const ticket = tickets[active];
    if (next !== null) {
      bringIntoSight(scroller.current, next);
      focusNext();
      choose(tickets[next]?.ticket_id ?? null);
    } else if (event.key.toLowerCase() === "c" && ticket !== undefined) agentConsole.claim(ticket);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (tickets.length === 0) return null;
  const step = rowHeight();
  return (
    <ul
      ref={list}
      class="rows"
      style={{
        paddingBlockStart: `${shown.start * step}px`,
        paddingBlockEnd: `${Math.max(0, tickets.length - shown.end) * step}px`,
      }}
      onKeyDown={press}
    >
      {tickets.slice(shown.start, shown.end).map((ticket, index) => (
        <QueueRow
          key={ticket.ticket_id}
          ticket={ticket}
          place={shown.start + index + 1}
          count={tickets.length}
          isActive={shown.start + index === active}
          isOpen={ticket.conversation_id === openId}
          onFocus={choose}
        />
      ))}
    </ul>
  );
}

function activeIndex(
  tickets: readonly Ticket[],
  chosenId: string | null,
  openId: string | null,
): number {
  const chosen = tickets.findIndex((ticket) => ticket.ticket_id === chosenId);
  const open = tickets.findIndex((ticket) => ticket.conversation_id === openId);
  return Math.max(0, chosen >= 0 ? chosen : open);
}

function bringIntoSight(scroller: HTMLElement | null, index: number): void {
  if (scroller === null) return;
  const step = rowHeight();
  const top = index * step;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  const lowest = top + step - scroller.clientHeight;
  if (lowest > scroller.scrollTop) scroller.scrollTop = lowest;
}

/**
 * When the row with the focus leaves the list, the one in its place receives it; the function that
 * comes back asks for the focus on the active row of the next drawing.
 */
function useKeptFocus(
  list: RefObject<HTMLUListElement | null>,
  active: number,
  tickets: readonly Ticket[],
): () => void {
  const focused = useRef(false);
  const isAsked = useRef(false);
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (isAsked.current || (focused.current && isLost)) {
      list.current?.querySelector<HTMLElement>('.row-open[tabindex="0"]')?.focus({
        preventScroll: true,
      });
    }
    isAsked.current = false;
    focused.current = list.current?.contains(document.activeElement) ?? false;
  }, [tickets, active]);
  return () => {
    isAsked.current = true;
  };
}
