/** The reply to the customer. */

import { useId } from "preact/hooks";
import { TEXT_LIMIT } from "../../shared/frames";
import { useConsole, useDesk, useWords } from "../app/context";
import { COMPOSER_ID } from "../app/focus";
import { isFinishing } from "../state/desk";
import { Menu, type MenuState } from "./menu";
import { isSendKey, lengthOf, NEAR_LIMIT } from "./writing";

export interface FormProps {
  readonly conversationId: string;
  readonly menu: MenuState;
}

export function ReplyForm({ conversationId, menu }: FormProps) {
  const words = useWords();
  const agentConsole = useConsole();
  const draft = agentConsole.drafts.of(conversationId);
  const left = TEXT_LIMIT - lengthOf(draft);
  const isFinal = agentConsole.line.value.kind === "stopped";
  const isLeaving = useDesk((desk) => isFinishing(desk, conversationId), [conversationId]);
  const isBlocked = isFinal || isLeaving;
  const canSend = draft.trim() !== "" && left >= 0 && !isBlocked;
  const hintId = useId();
  const menuId = useId();
  const send = () => {
    if (canSend && agentConsole.say(conversationId, draft)) {
      agentConsole.drafts.write(conversationId, "");
    }
  };
  const press = (event: KeyboardEvent) => {
    const isMine = menu.press(event) || insertsSuggestion(event);
    if (!isMine && !isSendKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isMine) send();
  };
  const insertsSuggestion = (event: KeyboardEvent) => {
    const place = event.altKey ? /^Digit([1-3])$/.exec(event.code)?.[1] : undefined;
    return place !== undefined && agentConsole.insertSuggestion(conversationId, Number(place) - 1);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Menu id={menuId} label={words.canned.title} menu={menu} />
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
        aria-autocomplete="list"
        aria-controls={menu.isOpen ? menuId : undefined}
        aria-activedescendant={menu.activeId}
        readOnly={isBlocked}
        value={draft}
        onInput={(event) => {
          agentConsole.drafts.write(conversationId, event.currentTarget.value);
          agentConsole.types(conversationId);
        }}
        onKeyDown={press}
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
