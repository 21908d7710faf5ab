import type { Ticket } from "../../shared/agent_frames";
import { languageTag } from "../../shared/language";
import { useConsole, useWords } from "../app/context";
import { ACTIVE_ROW_ID } from "../app/focus";
import { ClaimButton } from "../parts/claim_button";
import { Waited } from "../parts/waited";
import { owedSince, unreadOf } from "../state/desk";

export interface QueueRowProps {
  readonly ticket: Ticket;
  /** The row that takes part in the order of the Tab key. */
  readonly isActive: boolean;
  /** Its conversation is the one that is shown. */
  readonly isOpen: boolean;
  readonly onFocus: () => void;
}

export function QueueRow({ ticket, isActive, isOpen, onFocus }: QueueRowProps) {
  const words = useWords();
  const agentConsole = useConsole();
  const desk = agentConsole.desk.value;
  const isWaiting = ticket.status === "waiting";
  const unread = isWaiting ? 0 : unreadOf(desk, ticket.conversation_id);
  const since = isWaiting ? ticket.asked_at : owedSince(desk, ticket);
  return (
    <li class="row" data-open={isOpen} data-unread={unread > 0}>
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
          <span class="row-language">{words.languageNames[ticket.language]}</span>
          {since !== null && <Waited since={since} />}
        </span>
        <span class="row-words" lang={languageTag(ticket.language)} dir="auto">
          {ticket.last_words || words.queue.noWords}
        </span>
      </button>
      {isWaiting && <ClaimButton ticket={ticket} isTabStop={isActive} isSmall onFocus={onFocus} />}
      {unread > 0 && (
        <span class="row-unread">
          <span aria-hidden="true">{unread}</span>
          <span class="visually-hidden">{words.queue.unread(unread)}</span>
        </span>
      )}
    </li>
  );
}
