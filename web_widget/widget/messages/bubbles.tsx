import { fetchFile } from "../chat/http";
import { type CustomerRow, canRepeat, type ReplyRow } from "../chat/rows";
import { saveFile } from "../chat/saved";
import type { Session } from "../chat/session";
import { isOver } from "../chat/state";
import { SourceIcon } from "../parts/icons";
import { clockTime } from "../words/times";
import { sentenceOf, useSpeech } from "../words/words";

export interface CustomerBubbleProps {
  readonly row: CustomerRow;
  readonly session: Session;
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
        {row.file === null ? row.text : <FileView row={row} session={props.session} />}
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

/** A file: one's own, to be saved again once it has arrived. */
function FileView({ row, session }: Pick<CustomerBubbleProps, "row" | "session">) {
  const { words } = useSpeech();
  const id = row.file?.id ?? "";
  const save = async () => {
    const { key } = session.chat.value;
    const content = key && (await fetchFile(key, id));
    if (content) saveFile(content, row.text);
  };
  return (
    <span class="file">
      <SourceIcon />
      <span class="visually-hidden">{words.file}: </span>
      {id === "" ? (
        row.text
      ) : (
        <button type="button" onClick={() => void save()}>
          {row.text}
        </button>
      )}
    </span>
  );
}

function Refusal({ row, session, onMoved }: CustomerBubbleProps) {
  const { words } = useSpeech();
  const { clientId, refusal, file } = row;
  if (clientId === null || refusal === null) return null;
  const canSay = file === null && !isOver(session.chat.value);
  const drop = () => (file === null ? session.takeBack(clientId) : session.uploads.drop(clientId));
  const move = (change: () => void) => () => {
    change();
    onMoved();
  };
  return (
    <div class="refusal" role="alert">
      <p>
        <strong>{words.notSent}</strong> {sentenceOf(refusal, words)}
      </p>
      <p>
        {canSay && canRepeat(session.chat.value, refusal) && (
          <button type="button" class="plain" onClick={move(() => session.repeat(clientId))}>
            {words.tryAgain}
          </button>
        )}
        {canSay && (
          <button type="button" class="plain" onClick={move(() => session.edit(clientId))}>
            {words.edit}
          </button>
        )}
        <button type="button" class="plain" onClick={move(drop)}>
          {words.dismiss}
        </button>
      </p>
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
  const { tongue } = useSpeech();
  return <time dateTime={at}>{clockTime(at, tongue)}</time>;
}

/** Three dots while the bot looks something up or a person writes. */
export function Thinking({ text }: { text: string }) {
  return (
    <div class="row row-bot thinking" role="status">
      <span class="visually-hidden">{text}</span>
      <span class="dot" />
      <span class="dot" />
      <span class="dot" />
    </div>
  );
}
