import { useId, useState } from "preact/hooks";
import { useConsole, useWords } from "../app/context";
import type { CannedReply } from "../casework/api";
import { Dialog } from "../parts/dialog";

export interface CannedFormProps {
  /** Null for a new one. */
  readonly reply: CannedReply | null;
  readonly onClose: () => void;
}

export function CannedForm({ reply, onClose }: CannedFormProps) {
  const { canned } = useWords();
  const { casework } = useConsole();
  const [shortcut, name] = useState(reply?.shortcut ?? "");
  const [text, write] = useState(reply?.text ?? "");
  const nameId = useId();
  const textId = useId();
  const save = async () => {
    if (shortcut.trim() === "" || text.trim() === "") return;
    if (await casework.saveReply(reply, shortcut, text)) onClose();
  };
  const remove = async () => {
    if (reply !== null) await casework.removeReply(reply.reply_id);
    onClose();
  };
  return (
    <Dialog title={reply === null ? canned.add : canned.edit} onClose={onClose} isWide>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div class="field">
          <label for={nameId}>{canned.shortcut}</label>
          <input
            id={nameId}
            maxLength={40}
            required
            value={shortcut}
            onInput={(event) => name(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for={textId}>{canned.text}</label>
          <textarea
            id={textId}
            class="composer-text"
            rows={5}
            required
            maxLength={4000}
            dir="auto"
            value={text}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </div>
        <div class="dialog-buttons">
          {reply !== null && (
            <button type="button" class="button is-grave" onClick={() => void remove()}>
              {canned.remove}
            </button>
          )}
          <button type="button" class="button" onClick={onClose}>
            {canned.cancel}
          </button>
          <button type="submit" class="button is-primary">
            {canned.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
