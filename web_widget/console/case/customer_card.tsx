import { useConsole, useLanguage, useWords } from "../app/context";
import type { PastConversation } from "../casework/api";
import { Icon } from "../parts/icons";
import { Segment } from "../queue/queue_row";
import { dayOf, momentOf } from "../words/times";
import type { PartProps } from "./case_area";

/** Who is asking, as far as the bank knows. */
export function CustomerCard({ conversation }: PartProps) {
  const words = useWords();
  const language = useLanguage();
  const { card } = useConsole().casework.readingOf(conversation.id);
  if (card === null) return null;
  return (
    <section class="case-part customer">
      <h3>{words.card.title}</h3>
      <p class="customer-name">
        <strong dir="auto">{card.name ?? words.card.unknown}</strong>
        <Segment segment={card.segment} />
      </p>
      <dl class="facts">
        <dt>{words.case.language}</dt>
        <dd>{words.languageNames[card.language]}</dd>
        <dt>{words.card.page}</dt>
        <dd class="page-address">{card.page ?? words.card.noPage}</dd>
        <dt>{words.card.since}</dt>
        <dd>{momentOf(card.started_at, language)}</dd>
        {conversation.isOnline !== null && (
          <>
            <dt>{words.card.connection}</dt>
            <dd>{conversation.isOnline ? words.card.online : words.card.offline}</dd>
          </>
        )}
      </dl>
      {card.past.length > 0 && (
        <>
          <h4>{words.card.past}</h4>
          <ul class="past">
            {card.past.map((past) => (
              <Past key={past.conversation_id} past={past} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Past({ past }: { readonly past: PastConversation }) {
  const words = useWords();
  const language = useLanguage();
  const { stars } = past;
  return (
    <li>
      <span class="past-day">{dayOf(past.started_at, language)}</span>
      <span class="past-words" dir="auto">
        {past.first_words || words.queue.noWords}
      </span>
      {stars !== null && (
        <span class="stars" title={words.card.stars(stars)}>
          <span class="visually-hidden">{words.card.stars(stars)}</span>
          {stars}
          <Icon name="star" />
        </span>
      )}
    </li>
  );
}
