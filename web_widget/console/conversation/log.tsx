/** The whole story, oldest first. It stays at its end unless the agent has scrolled away. */

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useConsole, useLanguage, useWords } from "../app/context";
import { Icon } from "../parts/icons";
import type { Conversation } from "../state/conversation";
import { repliesIn } from "../state/desk";
import type { Reply } from "../state/replies";
import { dayOf } from "../words/times";
import { MessageView } from "./message_view";
import { ReplyView } from "./reply_view";

/** Pixels from the end within which new messages pull the view along. */
const NEAR = 48;

export function Log({ conversation }: { readonly conversation: Conversation }) {
  const words = useWords();
  const { messages, lastSeq } = conversation.transcript;
  const replies = repliesIn(useConsole().desk.value, conversation.id);
  const { log, isAtEnd, follow, toEnd } = usePinned(messages.length, replies);
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
  const language = useLanguage();
  let day = "";
  return (
    <>
      {conversation.transcript.messages.map((message) => {
        const before = day;
        day = dayOf(message.at, language);
        return [
          day !== before && (
            <p key={`day-${message.seq}`} class="day">
              {day}
            </p>
          ),
          <MessageView
            key={message.seq}
            message={message}
            turn={conversation.turns.get(message.seq) ?? null}
            language={conversation.language}
          />,
        ];
      })}
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
