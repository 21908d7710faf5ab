/** What hangs on a bot's message: the choices that it offered, and the sources of an answer. */

import type { Choice, Citation } from "../../shared/frames";
import { safeAddress } from "../../shared/markdown/inline";
import { rooted } from "../../shared/markdown/markdown";
import { useWords } from "../app/context";

export function Choices({ choices }: { readonly choices: readonly Choice[] }) {
  const { conversation } = useWords();
  if (choices.length === 0) return null;
  return (
    <ul class="choices" aria-label={conversation.offered}>
      {choices.map((choice) => (
        <li key={choice.id}>{choice.label}</li>
      ))}
    </ul>
  );
}

export function Sources({ citations }: { readonly citations: readonly Citation[] }) {
  const { conversation } = useWords();
  if (citations.length === 0) return null;
  return (
    <ul class="sources" aria-label={conversation.sources}>
      {citations.map((citation) => (
        <li key={citation.passage_id}>
          <Source citation={citation} />
        </li>
      ))}
    </ul>
  );
}

export function Source({ citation }: { readonly citation: Citation }) {
  const address = safeAddress(citation.url);
  if (address === null) return <>{citation.title}</>;
  return (
    <a href={rooted(address, "..")} target="_blank" rel="noopener noreferrer">
      {citation.title}
    </a>
  );
}
