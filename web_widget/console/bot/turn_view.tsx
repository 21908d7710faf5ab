/** The record of one bot reply: how sure it was, how sure it had to be, and what else it considered. */

import type { Hit, Turn } from "../../shared/agent_frames";
import type { Message, ReplyKind } from "../../shared/frames";
import { useLanguage, useWords } from "../app/context";
import type { Words } from "../words/en/words";
import { percent } from "../words/times";
import { ConfidenceBar } from "./confidence_bar";

export interface TurnViewProps {
  readonly turn: Turn;
  readonly message: Message;
}

export function TurnView({ turn, message }: TurnViewProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <details class="turn">
      <summary>
        {words.turn.summary}
        <span class="turn-figure">{percent(turn.confidence, language)}</span>
      </summary>
      <dl class="facts">
        <dt>{words.turn.question}</dt>
        <dd dir="auto">{turn.question}</dd>
        <dt>{words.turn.decision}</dt>
        <dd>{words.conversation.kinds[message.kind as ReplyKind]}</dd>
        <dt>{words.turn.confidence}</dt>
        <dd>
          <Confidence turn={turn} />
        </dd>
        {turn.reason !== null && (
          <>
            <dt>{words.turn.reason}</dt>
            <dd>{reasonText(turn.reason, words)}</dd>
          </>
        )}
        <dt>{words.turn.candidates}</dt>
        <dd>
          <Candidates hits={turn.hits} used={message.citations.map((used) => used.passage_id)} />
        </dd>
        {turn.generation && (
          <>
            <dt>{words.turn.generation}</dt>
            <dd class="reference">{turn.generation}</dd>
          </>
        )}
      </dl>
    </details>
  );
}

/** The bar, and the same in words. */
export function Confidence({ turn }: { readonly turn: Turn }) {
  const words = useWords();
  const language = useLanguage();
  const isEnough = turn.confidence >= turn.threshold;
  return (
    <>
      <ConfidenceBar confidence={turn.confidence} threshold={turn.threshold} />
      <span class="confidence-words">
        <strong>{percent(turn.confidence, language)}</strong>
        {" · "}
        {words.turn.judged(percent(turn.threshold, language), isEnough)}
      </span>
    </>
  );
}

interface CandidatesProps {
  readonly hits: readonly Hit[];
  readonly used: readonly string[];
}

function Candidates({ hits, used }: CandidatesProps) {
  const words = useWords();
  if (hits.length === 0) return <>{words.turn.noCandidates}</>;
  return (
    <ol class="candidates">
      {hits.map((hit) => (
        <li key={hit.id}>
          <span dir="auto">{hit.title}</span>
          {used.includes(hit.id) && <span class="used">{words.turn.used}</span>}
          <span class="score">
            <span class="visually-hidden">{words.turn.score} </span>
            {hit.score.toFixed(2)}
          </span>
          <span class="reference">{hit.id}</span>
        </li>
      ))}
    </ol>
  );
}

/** In plain words, or as it is when there are none for it. */
export function reasonText(reason: string, { reasons }: Words): string {
  return reason in reasons ? reasons[reason as keyof typeof reasons].plain : reason;
}
