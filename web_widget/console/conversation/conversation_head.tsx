/** Why this conversation is here, in plain words, and where it stands. */

import { useConsole, useDesk, useWords } from "../app/context";
import { HEAD_ID } from "../app/focus";
import { AT_QUEUE } from "../app/place";
import { Icon } from "../parts/icons";
import { Waited } from "../parts/waited";
import { Segment } from "../queue/queue_row";
import type { Conversation } from "../state/conversation";
import { ticketOf } from "../state/desk";
import { dueAt } from "../state/inbox";

export function ConversationHead({ conversation }: { readonly conversation: Conversation }) {
  const words = useWords();
  const agentConsole = useConsole();
  const ticket = useDesk((desk) => ticketOf(desk, conversation.id), [conversation.id]);
  const { status } = conversation;
  const { card } = agentConsole.casework.readingOf(conversation.id);
  const language = conversation.language ?? ticket?.language;
  return (
    <header class="head">
      <button
        type="button"
        class="icon-button head-back"
        aria-label={words.conversation.back}
        onClick={() => agentConsole.go(AT_QUEUE)}
      >
        <Icon name="back" />
      </button>
      <div class="head-text">
        <h2 id={HEAD_ID} tabIndex={-1}>
          {ticket === null ? words.areas.conversation : words.reasons[ticket.reason].plain}
        </h2>
        <p class="head-facts">
          {status !== null && (
            <span class="status" data-status={status}>
              {words.case.statuses[status]}
            </span>
          )}
          {card?.name != null && <span dir="auto">{card.name}</span>}
          <Segment segment={card?.segment ?? ticket?.segment} />
          {language !== undefined && <span>{words.languageNames[language]}</span>}
          {ticket?.status === "waiting" && (
            <Waited since={ticket.asked_at} ticket={dueAt(ticket) === null ? null : ticket} />
          )}
        </p>
      </div>
      <button
        type="button"
        class="icon-button head-details"
        aria-label={words.areas.case}
        title={words.areas.case}
        onClick={() => agentConsole.go({ conversationId: conversation.id, area: "case" })}
      >
        <Icon name="details" />
      </button>
    </header>
  );
}
