import type { ConversationState } from "../../shared/frames";
import { isUnderWay } from "../chat/rows";
import type { Session } from "../chat/session";
import type { Chat } from "../chat/state";
import { sentenceOf, useSpeech, type Words } from "../words/words";
import { PersonIcon } from "./icons";

export interface BarProps {
  readonly session: Session;
  readonly onMoved: () => void;
}

/** Says that the line is down, and what becomes of what one writes. */
export function OfflineBanner({ session }: { session: Session }) {
  const { words } = useSpeech();
  return (
    <div class="bar bar-offline" role="status">
      <p>
        <strong>{words.offline}</strong> {words.offlineHint}
      </p>
      <button type="button" class="plain" onClick={session.wake}>
        {words.tryNow}
      </button>
    </div>
  );
}

/** The refusal of something that has no bubble of its own. */
export function Notice({ session }: { session: Session }) {
  const { words } = useSpeech();
  const { notice } = session.chat.value;
  if (notice === null) return null;
  return (
    <div class="bar bar-notice" role="alert">
      <p>{sentenceOf(notice, words)}</p>
      <button type="button" class="plain" onClick={() => session.dismissNotice()}>
        {words.dismiss}
      </button>
    </div>
  );
}

/** The way to a person: always here while there is none. */
export function PersonBar({ session, onMoved }: BarProps) {
  const chat = session.chat.value;
  if (chat.state.status === "with_agent") return null;
  if (chat.state.status === "waiting_for_agent") {
    return <QueueBar chat={chat} session={session} onMoved={onMoved} />;
  }
  return <AskBar chat={chat} session={session} onMoved={onMoved} />;
}

function AskBar({ chat, session, onMoved }: BarProps & { chat: Chat }) {
  const { words } = useSpeech();
  const isAsking = isUnderWay(chat, "request_person");
  const ask = () => {
    session.ask({ type: "request_person" });
    onMoved();
  };
  return (
    <div class="ask">
      <button type="button" class="ask-person" disabled={isAsking} onClick={ask}>
        <PersonIcon />
        {isAsking ? words.asking : words.talkToPerson}
      </button>
    </div>
  );
}

function QueueBar({ chat, session, onMoved }: BarProps & { chat: Chat }) {
  const { words } = useSpeech();
  const leave = () => {
    session.ask({ type: "leave_queue" });
    onMoved();
  };
  return (
    <div class="bar bar-queue">
      <p role="status">
        <strong>{placeInQueue(chat.state, words)}</strong> {words.waitingHint}
      </p>
      <button
        type="button"
        class="plain"
        disabled={isUnderWay(chat, "leave_queue")}
        onClick={leave}
      >
        {words.stopWaiting}
      </button>
    </div>
  );
}

function placeInQueue({ position }: ConversationState, words: Words): string {
  if (position === null) return words.waiting;
  return position === 1 ? words.next : words.position(position);
}
