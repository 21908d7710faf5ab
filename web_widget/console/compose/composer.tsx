/** Where the agent writes: to the customer, or a note to colleagues. What stands here is kept until it is sent. */

import { useEffect } from "preact/hooks";
import { useConsole, useWords } from "../app/context";
import { COMPOSER_ID, catchFocus, focusOn } from "../app/focus";
import { useCannedMenu } from "./canned_menu";
import { useMentionMenu } from "./mention_menu";
import { NoteForm } from "./note_form";
import { ReplyForm } from "./reply_form";

export interface ComposerProps {
  readonly conversationId: string;
  /** Whoever does not hold the conversation may still leave a note. */
  readonly canReply: boolean;
}

export function Composer({ conversationId, canReply }: ComposerProps) {
  const words = useWords();
  const agentConsole = useConsole();
  const isNote = !canReply || agentConsole.noting.value === conversationId;
  const canned = useCannedMenu(conversationId, !isNote);
  const mention = useMentionMenu(conversationId, isNote);
  const turn = (toNote: boolean) => {
    agentConsole.noting.value = toNote ? conversationId : null;
    requestAnimationFrame(() => focusOn(COMPOSER_ID));
  };
  useEffect(() => {
    if (canReply) catchFocus(COMPOSER_ID);
  }, []);
  return (
    <div class="compose" data-note={isNote}>
      {canReply && (
        <fieldset class="compose-kinds">
          <legend class="visually-hidden">{words.reply.kinds}</legend>
          <button type="button" class="kind-tab" aria-pressed={!isNote} onClick={() => turn(false)}>
            {words.reply.toCustomer}
          </button>
          <button
            type="button"
            class="kind-tab"
            data-key="note"
            aria-pressed={isNote}
            onClick={() => turn(true)}
          >
            {words.notes.toColleagues}
          </button>
        </fieldset>
      )}
      {isNote ? (
        <NoteForm conversationId={conversationId} menu={mention} />
      ) : (
        <ReplyForm conversationId={conversationId} menu={canned} />
      )}
    </div>
  );
}
