/** The whole story, oldest first. It stays at its end unless the agent has scrolled away. */

import { Fragment } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Message } from "../../shared/frames";
import { useDesk, useLanguage, useWords } from "../app/context";
import { BotPart } from "../bot/bot_part";
import { partsOf } from "../bot/story";
import { NoteView } from "../casework/note_view";
import { Icon } from "../parts/icons";
import type { Conversation } from "../state/conversation";
import { EMPTY_CASE } from "../state/desk";
import type { Reply } from "../state/replies";
import { daysIn, withNotes } from "./lines";
import { MessageView } from "./message_view";
import { ReplyView } from "./reply_view";
import { Typing } from "./typing";

/** Pixels from the end within which new messages pull the view along. */
const NEAR = 48;

export function Log({ conversation }: { readonly conversation: Conversation }) {
  const words = useWords();
  const { messages, lastSeq } = conversation.transcript;
  const all = useDesk((desk) => desk.replies);
  const replies = all.filter(({ command }) => command.conversation_id === conversation.id);
  const notes = useDesk(
    (desk) => desk.cases.get(conversation.id)?.notes.length ?? 0,
    [conversation.id],
  );
  const { log, isAtEnd, follow, toEnd } = usePinned(messages.length + notes, replies);
  const isEmpty = messages.length + replies.length === 0;
  return (
    <div class="log-frame">
      <div
        ref={log}
        class="log"
        role="log"
        aria-live="polite"
        aria-busy={lastSeq < conversation.lastSeq}
        aria-label={words.conversation.log}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={follow}
      >
        {isEmpty && <p class="event">{words.conversation.empty}</p>}
        <Messages conversation={conversation} />
        {replies.map((reply) => (
          <ReplyView key={reply.command.client_id} reply={reply} />
        ))}
        <Typing conversation={conversation} />
      </div>
      {!isAtEnd && (
        <button type="button" class="button is-small to-end" onClick={toEnd}>
          <Icon name="down" />
          {words.conversation.toBottom}
        </button>
      )}
    </div>
  );
}

function Messages({ conversation }: { readonly conversation: Conversation }) {
  const { notes } =
    useDesk((desk) => desk.cases.get(conversation.id), [conversation.id]) ?? EMPTY_CASE;
  const parts = partsOf(conversation.transcript.messages);
  const language = useLanguage();
  const days = daysIn(conversation.transcript.messages, language);
  const draw = (messages: readonly Message[]) =>
    withNotes(messages, notes, conversation.transcript.messages).map((line) =>
      line.kind === "note" ? (
        <NoteView key={`note-${line.note.note_id}`} note={line.note} />
      ) : (
        <MessageLine
          key={line.message.seq}
          message={line.message}
          conversation={conversation}
          day={days.get(line.message.seq) ?? null}
        />
      ),
    );
  return (
    <>
      {parts.map((part) =>
        part.isFolded ? (
          <BotPart key={part.seq} part={part} conversation={conversation}>
            {draw(part.messages)}
          </BotPart>
        ) : (
          <Fragment key={part.seq}>{draw(part.messages)}</Fragment>
        ),
      )}
    </>
  );
}

interface MessageLineProps {
  readonly message: Message;
  readonly conversation: Conversation;
  /** The day that begins with this message. */
  readonly day: string | null;
}

function MessageLine({ message, conversation, day }: MessageLineProps) {
  return (
    <>
      {day !== null && <p class="day">{day}</p>}
      <MessageView
        message={message}
        turn={conversation.turns.get(message.seq) ?? null}
        conversation={conversation}
      />
    </>
  );
}

function usePinned(messageCount: number, replies: readonly Reply[]) {
  const states = replies.map(({ state }) => state).join();
  const newest = replies.at(-1)?.command.client_id;
  const log = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  const isPinned = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = () => {
    isPinned.current = true;
    log.current?.scrollTo({ top: log.current.scrollHeight });
  };
  const follow = () => {
    const { current } = log;
    // While the reply box grows, the browser scrolls too: that is not the agent's doing.
    if (current === null || current.clientHeight !== height.current) return;
    isPinned.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR;
    setAtEnd(isPinned.current);
  };
  useLayoutEffect(() => {
    if (isPinned.current) toEnd();
  }, [messageCount, states]);
  useLayoutEffect(() => {
    if (newest !== undefined) toEnd();
  }, [newest]);
  useEffect(() => {
    const watcher = new ResizeObserver(() => {
      height.current = log.current?.clientHeight ?? 0;
      if (isPinned.current) toEnd();
    });
    if (log.current !== null) watcher.observe(log.current);
    return () => watcher.disconnect();
  }, []);
  return { log, isAtEnd, follow, toEnd };
}
