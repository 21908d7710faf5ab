import { Fragment } from "preact";
import { useDesk, useLanguage, useWords } from "../app/context";
import { Confidence } from "../bot/turn_view";
import { Source } from "../conversation/attachments";
import { EMPTY_CASE, ticketOf } from "../state/desk";
import { momentOf } from "../words/times";
import type { PartProps } from "./case_area";
import { citationsIn, lastTurnIn } from "./summary";

/** Times, promises and references: what is looked up rather than read. */
export function Facts({ conversation }: PartProps) {
  const words = useWords();
  return (
    <>
      <details class="case-part">
        <summary>{words.case.decision}</summary>
        <LastDecision conversation={conversation} />
        <SourcesSoFar conversation={conversation} />
      </details>
      <section class="case-part">
        <h3>{words.case.title}</h3>
        <TicketFacts conversation={conversation} />
      </section>
    </>
  );
}

function TicketFacts({ conversation }: PartProps) {
  const words = useWords();
  const language = useLanguage();
  const { id } = conversation;
  const ticket = useDesk((desk) => ticketOf(desk, id), [id]);
  const { resolution } = useDesk((desk) => desk.cases.get(id), [id]) ?? EMPTY_CASE;
  const time = (at: string | null | undefined) => (at == null ? null : momentOf(at, language));
  const facts: readonly (readonly [string, string | number | null | undefined])[] = [
    [words.case.status, conversation.status && words.case.statuses[conversation.status]],
    [words.case.resolution, resolution && words.resolutions[resolution]],
    [words.case.asked, time(ticket?.asked_at)],
    [words.case.holder, ticket && (ticket.agent_name ?? words.case.nobody)],
    [words.case.firstReplyDue, ticket?.first_replied_at ? null : time(ticket?.first_reply_due_at)],
    [words.case.resolutionDue, time(ticket?.resolution_due_at)],
    [words.case.contact, ticket?.contact],
    [words.case.skill, ticket?.skill],
    [words.case.messages, conversation.lastSeq],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value != null && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
      <dt>{words.case.reference}</dt>
      <dd class="reference">{conversation.id}</dd>
    </dl>
  );
}

function LastDecision({ conversation }: PartProps) {
  const words = useWords();
  const turn = lastTurnIn(conversation);
  if (turn === null) return <p class="quiet">{words.case.noDecision}</p>;
  return (
    <>
      <blockquote dir="auto">{turn.question}</blockquote>
      <Confidence turn={turn} />
    </>
  );
}

function SourcesSoFar({ conversation }: PartProps) {
  const words = useWords();
  const citations = citationsIn(conversation);
  return (
    <>
      <h4>{words.case.sources}</h4>
      {citations.length === 0 && <p class="quiet">{words.case.noSources}</p>}
      <ul class="case-sources">
        {citations.map((citation) => (
          <li key={citation.passage_id}>
            <Source citation={citation} />
          </li>
        ))}
      </ul>
    </>
  );
}
