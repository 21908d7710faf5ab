/** The open conversation: why it came here, all that was said, and what can be done now. */

import { useEffect, useRef } from "preact/hooks";
import { useConsole, useDesk, useWords } from "../app/context";
import { ACTIVE_ROW_ID, COMPOSER_ID, focusOn, HEAD_ID } from "../app/focus";
import { AT_QUEUE } from "../app/place";
import { isLoading, unopened } from "../state/conversation";
import { ConversationHead } from "./conversation_head";
import { Foot } from "./foot";
import { Log } from "./log";

export function ConversationArea({ conversationId }: { readonly conversationId: string | null }) {
  const words = useWords();
  const agentConsole = useConsole();
  useFocusOn(conversationId);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing || isInDialog(event.target)) return;
    if (!focusOn(ACTIVE_ROW_ID)) agentConsole.go(AT_QUEUE);
  };
  return (
    <section class="area conversation" aria-label={words.areas.conversation} onKeyDown={leave}>
      {conversationId === null ? <None /> : <Opened key={conversationId} id={conversationId} />}
    </section>
  );
}

function Opened({ id }: { readonly id: string }) {
  const words = useWords();
  const agentConsole = useConsole();
  const conversation = useDesk((desk) => desk.conversations.get(id), [id]) ?? unopened(id);
  return (
    <>
      <ConversationHead conversation={conversation} />
      {conversation.problem !== null && (
        <div class="empty" role="alert">
          <p class="empty-title">{words.conversation.problem}</p>
          <p>{conversation.problem}</p>
          <button type="button" class="button" onClick={() => agentConsole.reopen(id)}>
            {words.conversation.retry}
          </button>
        </div>
      )}
      {isLoading(conversation) && <Loading />}
      {!isLoading(conversation) && conversation.problem === null && (
        <>
          <Log conversation={conversation} />
          <Foot conversation={conversation} />
        </>
      )}
    </>
  );
}

function None() {
  const { conversation } = useWords();
  return (
    <div class="empty">
      <p class="empty-title">{conversation.noneTitle}</p>
      <p>{conversation.noneHint}</p>
      <p class="empty-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd>
      </p>
    </div>
  );
}

function Loading() {
  return (
    <div class="skeleton is-talk" role="status">
      <span class="visually-hidden">{useWords().conversation.loading}</span>
      <span class="bone" />
      <span class="bone" />
      <span class="bone" />
    </div>
  );
}

/** Whoever opens a conversation goes on there, with the reply if there is one to write. */
function useFocusOn(conversationId: string | null): void {
  const opened = useRef(conversationId);
  useEffect(() => {
    if (opened.current === conversationId) return;
    opened.current = conversationId;
    if (conversationId === null) focusOn(ACTIVE_ROW_ID);
    else if (!focusOn(COMPOSER_ID)) focusOn(HEAD_ID);
  }, [conversationId]);
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("dialog") !== null;
}
