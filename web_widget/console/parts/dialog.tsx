/** A window over the page: the browser keeps the focus inside and gives it back. */

import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Longer than the pause within a double click: the second click of one must not confirm. */
const ARMED_AFTER = 600;

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

export function Dialog({ title, onClose, isWide = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={isWide ? "dialog is-wide" : "dialog"}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}

export interface ConfirmProps {
  readonly title: string;
  readonly body: readonly string[];
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** False for what takes nothing away. */
  readonly isGrave?: boolean;
  /** False as long as something has to be chosen first. */
  readonly isReady?: boolean;
  /** What has to be chosen first. */
  readonly children?: ComponentChildren;
}

/** Starts on "cancel", so that neither a held Enter key nor a double click does any harm. */
export function Confirm({ isGrave = true, isReady = true, ...props }: ConfirmProps) {
  const { title, body, confirm, cancel, onConfirm, onCancel, children } = props;
  const [isArmed, setArmed] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    safe.current?.focus();
    const timer = setTimeout(() => setArmed(true), ARMED_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Dialog title={title} onClose={onCancel}>
      {body.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children}
      <div class="dialog-buttons">
        <button ref={safe} type="button" class="button" onClick={onCancel}>
          {cancel}
        </button>
        <button
          type="button"
          class={isGrave ? "button is-grave" : "button is-primary"}
          aria-disabled={!isArmed || !isReady}
          onClick={() => isArmed && isReady && onConfirm()}
        >
          {confirm}
        </button>
      </div>
    </Dialog>
  );
}
