import { useEffect, useRef } from "preact/hooks";
import { useSpeech } from "../words/words";

export interface DialogProps {
  readonly question: string;
  readonly hint: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onCancel: () => void;
}

/** Asks once more before a conversation is closed. */
export function Dialog({ question, hint, yes, onYes, onCancel }: DialogProps) {
  const { words } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="question" onClose={onCancel}>
      <h2 id="question">{question}</h2>
      <p>{hint}</p>
      <div class="dialog-ways">
        <button type="button" class="outline" onClick={onCancel}>
          {words.goOn}
        </button>
        <button type="button" class="solid" onClick={onYes}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
