import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Language, TEXT_LIMIT } from "../../shared/frames";
import type { Session } from "../chat/session";
import { ClipIcon, SendIcon } from "../parts/icons";
import { useSpeech } from "../words/words";
import { Known, useKnown } from "./known";

/** From here on the counter shows how much room is left. */
const NEAR_LIMIT = 400;
const TAKEN = "image/png,image/jpeg,image/webp,application/pdf";

export interface ComposerProps {
  readonly session: Session;
  readonly language: Language;
  readonly box: RefObject<HTMLTextAreaElement | null>;
}

export function Composer({ session, language, box }: ComposerProps) {
  const { words } = useSpeech();
  const { status, agent_name } = session.chat.value.state;
  const text = session.draft.value;
  const left = TEXT_LIMIT - lengthOf(text.trim());
  const canSend = text.trim() !== "" && left >= 0;
  const isWithAgent = status === "with_agent" && agent_name !== null;
  const label = isWithAgent ? words.writeToAgent(agent_name) : words.write;
  /** The draft for which no known questions are wanted. */
  const [declined, setDeclined] = useState("");
  const known = useKnown(text, status === "with_bot" && declined !== text, language);
  const form = useRef<HTMLFormElement>(null);

  useLayoutEffect(() => fitHeight(box.current), [text]);

  const say = (words: string) => {
    session.say(words);
    session.write("");
    box.current?.focus();
  };
  const send = (event: Event) => {
    event.preventDefault();
    if (canSend) say(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: some browsers end a composition and report Enter in the same stroke.
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && !event.shiftKey && !isComposing) send(event);
    if (known.length === 0 || isComposing) return;
    if (event.key === "ArrowUp") {
      event.preventDefault();
      form.current?.querySelector<HTMLElement>(".known li:last-child button")?.focus();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      setDeclined(text);
    }
  };
  const leaveKnown = (isDone: boolean) => {
    if (isDone) setDeclined(text);
    box.current?.focus();
  };

  return (
    <form class="composer" ref={form} onSubmit={send}>
      <Known questions={known} onChoose={say} onLeave={leaveKnown} />
      {(isWithAgent || status === "waiting_for_agent") && <Attach session={session} />}
      <textarea
        ref={box}
        rows={1}
        value={text}
        aria-label={label}
        placeholder={label}
        enterkeyhint="send"
        autocomplete="off"
        aria-invalid={left < 0}
        aria-describedby="counter"
        onInput={(event) => session.write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="send" aria-label={words.send} disabled={!canSend}>
        <SendIcon />
      </button>
      <p id="counter" class={left < 0 ? "counter is-over" : "counter"} aria-live="polite">
        {left < 0 && words.charactersOver(-left)}
        {left >= 0 && left <= NEAR_LIMIT && words.charactersLeft(left)}
      </p>
    </form>
  );
}

function Attach({ session }: { session: Session }) {
  const { words } = useSpeech();
  const picker = useRef<HTMLInputElement>(null);
  const onChange = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    for (const file of input.files ?? []) session.uploads.add(file);
    input.value = "";
  };
  return (
    <>
      <input ref={picker} type="file" hidden accept={TAKEN} aria-hidden onChange={onChange} />
      <button
        type="button"
        class="attach"
        aria-label={words.attach}
        title={words.attach}
        onClick={() => picker.current?.click()}
      >
        <ClipIcon />
      </button>
    </>
  );
}

/** Characters as the server counts them: an emoji beyond the basic plane is one. */
function lengthOf(text: string): number {
  return [...text].length;
}

function fitHeight(box: HTMLTextAreaElement | null): void {
  if (box === null) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}
