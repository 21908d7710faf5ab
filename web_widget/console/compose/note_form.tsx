/** A note to colleagues, which no customer ever sees. */

import { useId, useState } from "preact/hooks";
import { TEXT_LIMIT } from "../../shared/frames";
import { useConsole, useWords } from "../app/context";
import { COMPOSER_ID } from "../app/focus";
import { noteKey } from "../state/keeping";
import { Menu } from "./menu";
import type { FormProps } from "./reply_form";
import { isSendKey, lengthOf } from "./writing";

export function NoteForm({ conversationId, menu }: FormProps) {
  const words = useWords();
  const agentConsole = useConsole();
  const key = noteKey(conversationId);
  const draft = agentConsole.drafts.of(key);
  const [isKeeping, setKeeping] = useState(false);
  const left = TEXT_LIMIT - lengthOf(draft);
  const canKeep = draft.trim() !== "" && left >= 0 && !isKeeping;
  const hintId = useId();
  const menuId = useId();
  const keep = async () => {
    if (!canKeep) return;
    setKeeping(true);
    const isKept = await agentConsole.casework.note(conversationId, draft);
    setKeeping(false);
    // Words that were added meanwhile stay.
    if (isKept && agentConsole.drafts.of(key) === draft) agentConsole.drafts.write(key, "");
  };
  const press = (event: KeyboardEvent) => {
    const isMine = menu.press(event);
    if (!isMine && !isSendKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isMine) void keep();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Menu id={menuId} label={words.notes.colleagues} menu={menu} />
      <label class="visually-hidden" for={COMPOSER_ID}>
        {words.notes.label}
      </label>
      <textarea
        id={COMPOSER_ID}
        class="composer-text is-note"
        rows={2}
        dir="auto"
        placeholder={words.notes.placeholder}
        aria-describedby={hintId}
        aria-autocomplete="list"
        aria-controls={menu.isOpen ? menuId : undefined}
        aria-activedescendant={menu.activeId}
        value={draft}
        onInput={(event) => agentConsole.drafts.write(key, event.currentTarget.value)}
        onKeyDown={press}
      />
      <button type="submit" class="button is-note" aria-disabled={!canKeep}>
        {words.notes.keep}
      </button>
      <p id={hintId} class="composer-hint" data-over={left < 0}>
        {left < 0 ? words.reply.tooLong(-left) : words.notes.hint}
      </p>
    </form>
  );
}
