import { useEffect, useRef, useState } from "preact/hooks";
import type { ConversationState } from "../../shared/frames";
import { hasLeftMessage, isUnderWay } from "../chat/rows";
import type { Session } from "../chat/session";
import { dayAndTime } from "../words/times";
import { useSpeech, type Words } from "../words/words";
import { PersonIcon } from "./icons";

export interface PersonProps {
  readonly session: Session;
  readonly onMoved: () => void;
}

/** The way to a person: always here while there is none. */
export function PersonBar({ session, onMoved }: PersonProps) {
  const [isLeaving, setLeaving] = useState(false);
  const { status, desk } = session.chat.value.state;
  const isAttended = status === "with_agent";
  useEffect(() => {
    if (isAttended) setLeaving(false);
  }, [isAttended]);
  const close = () => {
    setLeaving(false);
    onMoved();
  };
  const leave = () => setLeaving(true);
  if (isAttended) return <AwayBar session={session} />;
  if (isLeaving) return <MessageForm session={session} onMoved={close} />;
  if (status === "waiting_for_agent") {
    return <QueueBar session={session} onMoved={onMoved} onLeave={leave} />;
  }
  if (desk?.open !== false) return <AskBar session={session} onMoved={onMoved} />;
  return <ClosedDesk opensAt={desk.opens_at} onLeave={leave} />;
}

/** The agent's console has lost its line. */
function AwayBar({ session }: { session: Session }) {
  const { words } = useSpeech();
  const { isAgentHere, state } = session.chat.value;
  if (isAgentHere) return null;
  return (
    <div class="bar bar-offline" role="status">
      <p>{words.isAway(state.agent_name ?? words.adviser)}</p>
    </div>
  );
}

function AskBar({ session, onMoved }: PersonProps) {
  const { words } = useSpeech();
  const isAsking = isUnderWay(session.chat.value, "request_person");
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

/** Nobody is there, and when somebody will be. */
function Closed({ opensAt }: { opensAt: string | null }) {
  const { tongue, words } = useSpeech();
  const opens = opensAt === null ? "" : words.opensAt(dayAndTime(opensAt, tongue));
  return (
    <>
      <strong>{words.deskClosed}</strong> {opens}
    </>
  );
}

function ClosedDesk({ opensAt, onLeave }: { opensAt: string | null; onLeave: () => void }) {
  const { words } = useSpeech();
  return (
    <div class="bar bar-queue">
      <p>
        <Closed opensAt={opensAt} />
      </p>
      <button type="button" class="plain" onClick={onLeave}>
        {words.leaveMessage}
      </button>
    </div>
  );
}

/** Words for a person who will read them when the desk opens. */
function MessageForm({ session, onMoved }: PersonProps) {
  const { words } = useSpeech();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(
    () => () => {
      // An adviser has come while the message was written: it goes on in the text box.
      const { status } = session.chat.value.state;
      const drafts = [session.draft.value, box.current?.value].filter(Boolean);
      if (status === "with_agent") session.write(drafts.join("\n"));
    },
    [],
  );
  const send = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const [text, contact] = [form.get("text"), form.get("contact")].map((each) =>
      String(each).trim(),
    );
    if (!text || !contact) return;
    session.ask({ type: "leave_message", text, contact, consent: true });
    onMoved();
  };
  return (
    <form class="leave" onSubmit={send}>
      <label>
        {words.messageText}
        <textarea ref={box} name="text" rows={3} maxLength={4000} required />
      </label>
      <label>
        {words.contact}
        <input name="contact" minLength={3} maxLength={200} autocomplete="email" required />
      </label>
      <label class="leave-consent">
        <input type="checkbox" required />
        {words.consent}
      </label>
      <div class="dialog-ways">
        <button type="button" class="outline" onClick={onMoved}>
          {words.cancel}
        </button>
        <button type="submit" class="solid">
          {words.leaveMessage}
        </button>
      </div>
    </form>
  );
}

function QueueBar({ session, onMoved, onLeave }: PersonProps & { onLeave: () => void }) {
  const { words } = useSpeech();
  const chat = session.chat.value;
  const { desk } = chat.state;
  const isAlone = desk !== undefined && !(desk.open && desk.staffed);
  const leave = () => {
    session.ask({ type: "leave_queue" });
    onMoved();
  };
  return (
    <div class="bar bar-queue">
      <p role="status">
        {desk?.open === false ? (
          <Closed opensAt={desk.opens_at} />
        ) : (
          <>
            <strong>{isAlone ? words.noAdviser : placeInQueue(chat.state, words)}</strong>{" "}
            {isAlone ? words.placeKept : waitOf(chat.state, words) + words.waitingHint}
          </>
        )}
      </p>
      {isAlone && !hasLeftMessage(chat) && (
        <button type="button" class="plain" onClick={onLeave}>
          {words.leaveMessage}
        </button>
      )}
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

function waitOf({ expected_wait_seconds: wait }: ConversationState, words: Words): string {
  return wait == null ? "" : `${words.wait(Math.max(1, Math.round(wait / 60)))} `;
}
