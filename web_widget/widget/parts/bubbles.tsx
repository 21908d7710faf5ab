import type { CustomerRow, ReplyRow } from "../chat/rows";
import type { Session } from "../chat/session";
import { clockTime } from "../words/times";
import { sentenceOf, useSpeech } from "../words/words";

export interface CustomerBubbleProps {
  readonly row: CustomerRow;
  readonly session: Session;
  /** There is a conversation in which the words could still be said. */
  readonly canRepeat: boolean;
  readonly isOffline: boolean;
  readonly onMoved: () => void;
}

export function CustomerBubble(props: CustomerBubbleProps) {
  const { row, isOffline } = props;
  const { words } = useSpeech();
  return (
    <div class={`row row-customer is-${row.stage}`} data-row>
      <div class="bubble">
        <span class="visually-hidden">{words.you}: </span>
        {row.text}
      </div>
      {row.stage === "refused" && <Refusal {...props} />}
      {row.stage === "sending" && <p class="meta">{isOffline ? words.kept : words.sending}</p>}
      {row.isLast && row.stage === "sent" && (
        <p class="meta">
          <Time at={row.at} />
        </p>
      )}
    </div>
  );
}

function Refusal({ row, session, canRepeat, onMoved }: CustomerBubbleProps) {
  const { words } = useSpeech();
  const { clientId, refusal } = row;
  if (clientId === null || refusal === null) return null;
  const move = (change: () => void) => () => {
    change();
    onMoved();
  };
  return (
    <div class="refusal" role="alert">
      <p>
        <strong>{words.notSent}</strong> {sentenceOf(refusal, words)}
      </p>
      {canRepeat && (
        <p class="refusal-ways">
          <button type="button" class="plain" onClick={move(() => session.repeat(clientId))}>
            {words.tryAgain}
          </button>
          <button type="button" class="plain" onClick={move(() => session.edit(clientId))}>
            {words.edit}
          </button>
        </p>
      )}
    </div>
  );
}

export function AgentBubble({ row }: { row: ReplyRow }) {
  const { words } = useSpeech();
  const { message, isFirst } = row;
  const name = message.author_name;
  return (
    <div class="row row-agent" data-row>
      {isFirst && (
        <p class="byline">
          <strong>{name === null ? words.adviser : words.withAgent(name)}</strong>
          <Time at={message.at} />
        </p>
      )}
      <div class="bubble">{message.text}</div>
    </div>
  );
}

export function Time({ at }: { at: string }) {
  const { language } = useSpeech();
  return <time dateTime={at}>{clockTime(at, language)}</time>;
}

export function Thinking() {
  const { words } = useSpeech();
  return (
    <div class="row row-bot thinking" role="status">
      <span class="visually-hidden">{words.thinking}</span>
      <span class="dot" />
      <span class="dot" />
      <span class="dot" />
    </div>
  );
}
