import { useEffect, useRef } from "preact/hooks";
import { useSpeech } from "../words/words";

export interface EndDialogProps {
  readonly onEnd: () => void;
  readonly onCancel: () => void;
}

/** Asks once more before a conversation is closed. */
export function EndDialog({ onEnd, onCancel }: EndDialogProps) {
  const { words } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="end-question" onClose={onCancel}>
      <h2 id="end-question">{words.endQuestion}</h2>
      <p>{words.endHint}</p>
      <div class="dialog-ways">
        <button type="button" class="outline" onClick={onCancel}>
          {words.goOn}
        </button>
        <button type="button" class="solid" onClick={onEnd}>
          {words.endNow}
        </button>
      </div>
    </dialog>
  );
}
