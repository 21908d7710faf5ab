/** The rows of one tab. One row at a time takes part in the order of the Tab key; arrows move between rows. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Ticket } from "../../shared/agent_frames";
import { useConsole } from "../app/context";
import { QueueRow } from "./queue_row";
import { indexAfter } from "./roving";

export interface QueueListProps {
  readonly tickets: readonly Ticket[];
  readonly onShortcuts: () => void;
}

export function QueueList({ tickets, onShortcuts }: QueueListProps) {
  const agentConsole = useConsole();
  const list = useRef<HTMLUListElement>(null);
  const openId = agentConsole.place.value.conversationId;
  const [chosenId, choose] = useState<string | null>(null);
  const active = activeIndex(tickets, chosenId, openId);
  useKeptFocus(list, active, tickets);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = indexAfter(event.key, active, tickets.length);
    const ticket = tickets[active];
    if (next !== null) rowButtons(list.current)[next]?.focus();
    else if (event.key === "?") onShortcuts();
    else if (event.key.toLowerCase() === "c" && ticket !== undefined) agentConsole.claim(ticket);
    else return;
    event.preventDefault();
  };
  if (tickets.length === 0) return null;
  return (
    <ul ref={list} class="rows" onKeyDown={press}>
      {tickets.map((ticket, index) => (
        <QueueRow
          key={ticket.ticket_id}
          ticket={ticket}
          isActive={index === active}
          isOpen={ticket.conversation_id === openId}
          onFocus={() => choose(ticket.ticket_id)}
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

/** When the row with the focus leaves the list, the one in its place receives it. */
function useKeptFocus(
  list: { readonly current: HTMLUListElement | null },
  active: number,
  tickets: readonly Ticket[],
): void {
  const focused = useRef<number | null>(null);
  useLayoutEffect(() => {
    const wasHere = focused.current;
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (wasHere !== null && isLost) {
      const buttons = rowButtons(list.current);
      buttons[Math.min(wasHere, buttons.length - 1)]?.focus();
    }
    focused.current = list.current?.contains(document.activeElement) ? active : null;
  }, [tickets, active]);
}

function rowButtons(list: HTMLUListElement | null): HTMLElement[] {
  return Array.from(list?.querySelectorAll<HTMLElement>(".row-open") ?? []);
}
