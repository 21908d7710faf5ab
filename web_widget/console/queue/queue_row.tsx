import { Component } from "preact";
import type { Ticket } from "../../shared/agent_frames";
import { languageTag } from "../../shared/language";
import { useConsole, useDesk, useWords } from "../app/context";
import { ACTIVE_ROW_ID } from "../app/focus";
import { ClaimButton } from "../parts/claim_button";
import { Icon } from "../parts/icons";
import { Waited } from "../parts/waited";
import { owedSince, unreadOf } from "../state/desk";
import { dueAt } from "../state/inbox";

export interface QueueRowProps {
  readonly ticket: Ticket;
  /** From 1, in a list of `count`: not all rows are drawn. */
  readonly place: number;
  readonly count: number;
  /** The row that takes part in the order of the Tab key. */
  readonly isActive: boolean;
  /** Its conversation is the one that is shown. */
  readonly isOpen: boolean;
  readonly onFocus: (ticketId: string) => void;
}

/** Drawn again when something of its own changes, however often the list does. */
export class QueueRow extends Component<QueueRowProps> {
  override shouldComponentUpdate(next: QueueRowProps): boolean {
    const names = Object.keys(next) as (keyof QueueRowProps)[];
    return names.some((name) => next[name] !== this.props[name]);
  }

  render() {
    return <Row {...this.props} />;
  }
}

function Row({ ticket, place, count, isActive, isOpen, onFocus: choose }: QueueRowProps) {
  const words = useWords();
  const agentConsole = useConsole();
  const isMine = ticket.status === "claimed" && ticket.agent_id === agentConsole.agentId;
  const unread = useDesk(
    (desk) => (isMine ? unreadOf(desk, ticket.conversation_id) : 0),
    [isMine, ticket.conversation_id],
  );
  const onFocus = () => choose(ticket.ticket_id);
  return (
    <li
      class="row"
      aria-posinset={place}
      aria-setsize={count}
      data-open={isOpen}
      data-unread={unread > 0}
      data-status={ticket.status}
    >
      <button
        type="button"
        id={isActive ? ACTIVE_ROW_ID : undefined}
        class="row-open"
        tabIndex={isActive ? 0 : -1}
        aria-current={isOpen}
        onFocus={onFocus}
        onClick={() =>
          agentConsole.go({ conversationId: ticket.conversation_id, area: "conversation" })
        }
      >
        <span class="row-top">
          <span class="chip" data-reason={ticket.reason}>
            {words.reasons[ticket.reason].short}
          </span>
          <Segment segment={ticket.segment} />
          <span class="row-language">{words.languageNames[ticket.language]}</span>
          <RowTime ticket={ticket} isMine={isMine} />
        </span>
        <span class="row-words" lang={languageTag(ticket.language)} dir="auto">
          {ticket.status === "claimed" && !isMine && (
            <span class="row-holder">{ticket.agent_name} · </span>
          )}
          {ticket.last_words || words.queue.noWords}
        </span>
      </button>
      {ticket.status === "waiting" && (
        <ClaimButton ticket={ticket} isTabStop={isActive} isSmall onFocus={onFocus} />
      )}
      {unread > 0 && (
        <span class="row-unread">
          <span aria-hidden="true">{unread}</span>
          <span class="visually-hidden">{words.queue.unread(unread)}</span>
        </span>
      )}
    </li>
  );
}

interface RowTimeProps {
  readonly ticket: Ticket;
  readonly isMine: boolean;
}

/** Since when somebody waits, a moon for what sleeps, or nothing when the customer is not owed anything. */
function RowTime({ ticket, isMine }: RowTimeProps) {
  const words = useWords();
  const { conversation_id: id } = ticket;
  const isAsleep = useDesk((desk) => desk.queue?.snoozed.has(id) ?? false, [id]);
  const owed = useDesk((desk) => (isMine ? owedSince(desk, ticket) : null), [isMine, ticket]);
  if (isAsleep) {
    return (
      <span class="row-asleep">
        <Icon name="asleep" />
        {words.snooze.asleep}
      </span>
    );
  }
  if (ticket.status !== "waiting" && ticket.status !== "claimed") {
    return <span class="row-ended">{words.queue.ended[ticket.status]}</span>;
  }
  const since = isMine ? owed : ticket.asked_at;
  if (since === null) return null;
  return <Waited since={since} ticket={dueAt(ticket) === null ? null : ticket} />;
}

/** Ordinary customers carry no mark. */
export function Segment({ segment }: { readonly segment: string | null | undefined }) {
  const { segments } = useWords();
  if (segment == null || segment === "standard") return null;
  const name = segment in segments ? segments[segment as keyof typeof segments] : segment;
  return <span class="segment">{name}</span>;
}
