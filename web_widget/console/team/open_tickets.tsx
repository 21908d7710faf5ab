/** All that is open, for supervisors: to listen in, and to give to somebody else. */

import type { Ticket } from "../../shared/agent_frames";
import { useConsole, useDesk, useSurroundings, useWords } from "../app/context";
import { Waited } from "../parts/waited";
import { dueAt, urgencyOf } from "../state/inbox";
import { inOrder } from "./figures";

/** Those that need somebody most stand first; the rest is in the queue. */
const MOST = 50;
const RANKS = { late: 0, soon: 1, calm: 2 } as const;

export function OpenTickets() {
  const words = useWords();
  const { clock } = useSurroundings();
  const queue = useDesk((desk) => desk.queue);
  const open = [...(queue?.held ?? []), ...(queue?.waiting ?? [])];
  const now = clock.peek();
  const rank = (ticket: Ticket) => RANKS[urgencyOf(ticket, now)];
  const tickets = open
    .sort((one, other) => rank(one) - rank(other) || one.asked_at.localeCompare(other.asked_at))
    .slice(0, MOST);
  return (
    <section class="page-part">
      <h3>{words.team.tickets}</h3>
      {tickets.length === 0 && <p class="page-empty">{words.queue.empty.waiting.title}</p>}
      {tickets.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section class="table-frame" aria-label={words.team.tickets} tabIndex={0}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words.filter.reason}</th>
                <th scope="col">{words.team.words}</th>
                <th scope="col">{words.team.since}</th>
                <th scope="col">{words.case.holder}</th>
                <th scope="col">{words.team.listen}</th>
              </tr>
            </thead>
            <tbody>
              {tickets.map((ticket) => (
                <TicketRow key={ticket.ticket_id} ticket={ticket} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {open.length > MOST && <p class="quiet">{words.queue.onlyFirst(MOST, open.length)}</p>}
    </section>
  );
}

function TicketRow({ ticket }: { readonly ticket: Ticket }) {
  const words = useWords();
  const agentConsole = useConsole();
  const conversationId = ticket.conversation_id;
  return (
    <tr>
      <td>
        <span class="chip" data-reason={ticket.reason}>
          {words.reasons[ticket.reason].short}
        </span>
      </td>
      <td class="table-words" dir="auto">
        {ticket.last_words || words.queue.noWords}
      </td>
      <td>
        <Waited since={ticket.asked_at} ticket={dueAt(ticket) === null ? null : ticket} />
      </td>
      <td>
        <Assign ticket={ticket} />
      </td>
      <td>
        <button
          type="button"
          class="text-button"
          onClick={() => agentConsole.go({ conversationId, area: "conversation" })}
        >
          {words.team.listen}
        </button>
      </td>
    </tr>
  );
}

function Assign({ ticket }: { readonly ticket: Ticket }) {
  const words = useWords();
  const agentConsole = useConsole();
  return (
    <select
      class="select is-small"
      aria-label={words.team.assign}
      value={ticket.agent_id ?? ""}
      disabled={agentConsole.line.value.kind !== "open"}
      onChange={(event) => agentConsole.assign(ticket.ticket_id, event.currentTarget.value || null)}
    >
      <option value="">{words.team.inQueue}</option>
      {inOrder(agentConsole.colleagues.value).map((agent) => (
        <option key={agent.agent_id} value={agent.agent_id}>
          {agent.name} ({agent.load}/{agent.capacity})
        </option>
      ))}
    </select>
  );
}
