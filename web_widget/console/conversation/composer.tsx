/** Where the agent writes. What stands here is kept, for each conversation, until it is sent. */

import { useEffect, useId } from "preact/hooks";
import { TEXT_LIMIT } from "../../shared/frames";
import { useConsole, useWords } from "../app/context";
import { COMPOSER_ID, catchFocus } from "../app/focus";
import { isFinishing } from "../state/desk";

/** From here on the remaining characters are shown. */
const NEAR_LIMIT = 400;

export function Composer({ conversationId }: { readonly conversationId: string }) {
  const words = useWords();
  const agentConsole = useConsole();
  const draft = agentConsole.drafts.of(conversationId);
  const left = TEXT_LIMIT - lengthOf(draft);
  const isFinal = agentConsole.line.value.kind === "stopped";
  const isBlocked = isFinal || isFinishing(agentConsole.desk.value, conversationId);
  const canSend = draft.trim() !== "" && left >= 0 && !isBlocked;
  const send = () => {
    if (canSend && agentConsole.say(conversationId, draft)) {
      agentConsole.drafts.write(conversationId, "");
    }
  };
  const hintId = useId();
  useEffect(() => catchFocus(COMPOSER_ID), []);
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="visually-hidden" for={COMPOSER_ID}>
        {words.reply.label}
      </label>
      <textarea
        id={COMPOSER_ID}
        class="composer-text"
        rows={2}
        enterkeyhint="send"
        dir="auto"
        placeholder={words.reply.placeholder}
        aria-describedby={hintId}
        readOnly={isBlocked}
        value={draft}
        onInput={(event) => agentConsole.drafts.write(conversationId, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!isSendKey(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="button is-primary" aria-disabled={!canSend}>
        {words.reply.send}
      </button>
      <p id={hintId} class="composer-hint" data-over={left < 0} data-keys={left >= NEAR_LIMIT}>
        {left < 0 && words.reply.tooLong(-left)}
        {left >= 0 && left < NEAR_LIMIT && words.reply.left(left)}
        {left >= NEAR_LIMIT && words.reply.hint}
      </p>
    </form>
  );
}

/** The server counts characters, not UTF-16 units. */
function lengthOf(text: string): number {
  return text.length <= TEXT_LIMIT - NEAR_LIMIT ? text.length : Array.from(text).length;
}

/** Enter, unless it chooses among the words of an input method. */
function isSendKey(event: KeyboardEvent): boolean {
  const isComposing = event.isComposing || event.keyCode === 229;
  return event.key === "Enter" && !event.shiftKey && !isComposing;
}
