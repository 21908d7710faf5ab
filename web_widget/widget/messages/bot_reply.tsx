import { useMemo } from "preact/hooks";
import type { Message, Verdict } from "../../shared/frames";
import { safeAddress } from "../../shared/markdown/inline";
import { Markdown, rooted } from "../../shared/markdown/markdown";
import { isUnderWay, type ReplyRow } from "../chat/rows";
import type { Session } from "../chat/session";
import { PersonIcon, SourceIcon } from "../parts/icons";
import { useSpeech } from "../words/words";
import { Time } from "./bubbles";
import { Thumbs } from "./thumbs";

/** From the widget's page to where the server's own addresses start. */
const ROOT = "..";

export interface BotReplyProps {
  readonly row: ReplyRow;
  readonly session: Session;
  /** The verdict under way, before the server has it. */
  readonly verdict: Verdict | null;
  readonly onMoved: () => void;
}

export function BotReply({ row, session, verdict, onMoved }: BotReplyProps) {
  const { words } = useSpeech();
  const { message, isFirst, isCurrent } = row;
  // Long conversations are drawn anew at each key: what is the same is not read again.
  const text = useMemo(() => <Markdown text={message.text} root={ROOT} />, [message.text]);
  return (
    <div class="row row-bot" data-row>
      {isFirst && (
        <p class="byline">
          {words.machine} <Time at={message.at} />
        </p>
      )}
      <div class="bubble">
        {text}
        <Sources message={message} />
      </div>
      <Ways message={message} session={session} isCurrent={isCurrent} onMoved={onMoved} />
      {message.kind === "answer" && (
        <Thumbs message={message} session={session} verdict={verdict ?? message.verdict} />
      )}
    </div>
  );
}

function Sources({ message }: { message: Message }) {
  const { words } = useSpeech();
  if (message.citations.length === 0) return null;
  return (
    <ul class="sources" aria-label={words.sources}>
      {message.citations.map(({ passage_id, title, url }) => (
        <li key={passage_id}>
          <a href={rooted(safeAddress(url) ?? "#", ROOT)} target="_blank" rel="noopener noreferrer">
            <SourceIcon />
            <span>
              {title}
              <span class="visually-hidden"> ({words.opensNewTab})</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

type WaysProps = Pick<BotReplyProps, "session" | "onMoved"> &
  Pick<ReplyRow, "message" | "isCurrent">;

/** What one can press below a reply: the choices, and a person. */
function Ways({ message, session, isCurrent, onMoved }: WaysProps) {
  const { words } = useSpeech();
  const isClarification = message.kind === "clarification";
  const offersPerson = isClarification || message.offers_person || message.kind === "escalation";
  if (message.choices.length === 0 && !(offersPerson && isCurrent)) return null;
  const move = (change: () => void) => () => {
    change();
    onMoved();
  };
  return (
    <div class="ways">
      {message.choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          class="choice"
          disabled={!isCurrent}
          onClick={move(() => session.choose(message.seq, choice))}
        >
          {choice.label}
        </button>
      ))}
      {offersPerson && isCurrent && (
        <button
          type="button"
          class="choice choice-person"
          disabled={isUnderWay(session.chat.value, "request_person")}
          onClick={move(() => session.ask({ type: "request_person" }))}
        >
          <PersonIcon />
          {isClarification ? words.noneOfThese : words.talkToPerson}
        </button>
      )}
    </div>
  );
}
