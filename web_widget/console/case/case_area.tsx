/** The case at a glance, beside the conversation. */

import { useConsole, useLanguage, useWords } from "../app/context";
import { Source } from "../conversation/attachments";
import { Confidence } from "../conversation/turn_view";
import { Icon } from "../parts/icons";
import type { Conversation } from "../state/conversation";
import { ticketOf } from "../state/desk";
import { momentOf } from "../words/times";
import { citationsIn, lastTurnIn } from "./summary";

export function CaseArea({ conversationId }: { readonly conversationId: string | null }) {
  const words = useWords();
  const agentConsole = useConsole();
  const conversation = agentConsole.desk.value.conversations.get(conversationId ?? "");
  return (
    <aside class="area case" aria-label={words.areas.case}>
      {conversationId !== null && (
        <header class="head case-head">
          <button
            type="button"
            class="icon-button"
            aria-label={words.conversation.back}
            onClick={() => agentConsole.go({ conversationId, area: "conversation" })}
          >
            <Icon name="back" />
          </button>
          <h2>{words.areas.case}</h2>
        </header>
      )}
      {conversation !== undefined && conversation.status !== null && (
        <div class="case-body">
          <Facts conversation={conversation} />
          <LastDecision conversation={conversation} />
          <SourcesSoFar conversation={conversation} />
        </div>
      )}
    </aside>
  );
}

interface PartProps {
  readonly conversation: Conversation;
}

function Facts({ conversation }: PartProps) {
  const words = useWords();
  const language = useLanguage();
  const ticket = ticketOf(useConsole().desk.value, conversation.id);
  return (
    <dl class="facts case-part">
      {ticket !== null && (
        <>
          <dt>{words.case.asked}</dt>
          <dd>{momentOf(ticket.asked_at, language)}</dd>
          <dt>{words.case.holder}</dt>
          <dd>{ticket.agent_name ?? words.case.nobody}</dd>
        </>
      )}
      {conversation.language !== null && (
        <>
          <dt>{words.case.language}</dt>
          <dd>{words.languageNames[conversation.language]}</dd>
        </>
      )}
      {conversation.status !== null && (
        <>
          <dt>{words.case.status}</dt>
          <dd>{words.case.statuses[conversation.status]}</dd>
        </>
      )}
      <dt>{words.case.messages}</dt>
      <dd>{conversation.lastSeq}</dd>
      <dt>{words.case.reference}</dt>
      <dd class="reference">{conversation.id}</dd>
    </dl>
  );
}

function LastDecision({ conversation }: PartProps) {
  const words = useWords();
  const turn = lastTurnIn(conversation);
  return (
    <section class="case-part">
      <h3>{words.case.lastDecision}</h3>
      {turn === null ? (
        <p>{words.case.noDecision}</p>
      ) : (
        <>
          <blockquote dir="auto">{turn.question}</blockquote>
          <Confidence turn={turn} />
        </>
      )}
    </section>
  );
}

function SourcesSoFar({ conversation }: PartProps) {
  const words = useWords();
  const citations = citationsIn(conversation);
  return (
    <section class="case-part">
      <h3>{words.case.sources}</h3>
      {citations.length === 0 && <p>{words.case.noSources}</p>}
      <ul class="case-sources">
        {citations.map((citation) => (
          <li key={citation.passage_id}>
            <Source citation={citation} />
          </li>
        ))}
      </ul>
    </section>
  );
}
