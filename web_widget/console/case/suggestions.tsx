import type { Suggestion } from "../../shared/agent_frames";
import { useConsole, useDesk, useWords } from "../app/context";
import { plainText } from "../casework/plain_text";
import { Source } from "../conversation/attachments";
import { standingOf } from "../state/desk";
import type { PartProps } from "./case_area";
import { shortened } from "./summary";

/** What the approved content says to the customer's last question, to be put into the reply with one key. */
export function Suggestions({ conversation }: PartProps) {
  const { suggestions: words } = useWords();
  const agentConsole = useConsole();
  const { suggestions } = agentConsole.casework.readingOf(conversation.id);
  const isMine = useDesk((desk) => standingOf(desk, conversation.id) === "mine", [conversation.id]);
  const found = suggestions?.suggestions ?? [];
  return (
    <section class="case-part">
      <h3>{words.title}</h3>
      {suggestions === null && <p class="quiet">{words.loading}</p>}
      {suggestions !== null && found.length === 0 && <p class="quiet">{words.none}</p>}
      <ol class="suggestions">
        {found.map((suggestion, place) => (
          <SuggestionView
            key={suggestion.citation.passage_id}
            suggestion={suggestion}
            place={place}
            onInsert={isMine ? () => agentConsole.insertSuggestion(conversation.id, place) : null}
          />
        ))}
      </ol>
    </section>
  );
}

interface SuggestionViewProps {
  readonly suggestion: Suggestion;
  readonly place: number;
  readonly onInsert: (() => void) | null;
}

function SuggestionView({ suggestion, place, onInsert }: SuggestionViewProps) {
  const { suggestions: words } = useWords();
  return (
    <li class="suggestion">
      <p class="suggestion-title">
        <Source citation={suggestion.citation} />
      </p>
      <p class="suggestion-text" dir="auto">
        {shortened(plainText(suggestion.text))}
      </p>
      {onInsert !== null && (
        <button type="button" class="button is-small" onClick={onInsert}>
          {words.insert}
          <kbd>Alt {place + 1}</kbd>
        </button>
      )}
    </li>
  );
}
