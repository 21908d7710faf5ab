import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { TEXT_LIMIT } from "../../shared/frames";
import type { Session } from "../chat/session";
import { useSpeech } from "../words/words";
import { SendIcon } from "./icons";

/** From here on the counter shows how much room is left. */
const NEAR_LIMIT = 400;

export interface ComposerProps {
  readonly session: Session;
  readonly agentName: string | null;
  readonly box: RefObject<HTMLTextAreaElement | null>;
}

export function Composer({ session, agentName, box }: ComposerProps) {
  const { words } = useSpeech();
  const text = session.draft.value;
  const left = TEXT_LIMIT - lengthOf(text.trim());
  const canSend = text.trim() !== "" && left >= 0;
  const label = agentName === null ? words.write : words.writeToAgent(agentName);

  useLayoutEffect(() => fitHeight(box.current), [text]);

  const send = (event: Event) => {
    event.preventDefault();
    if (!canSend) return;
    session.say(text.trim());
    session.write("");
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: some browsers end a composition and report Enter in the same stroke.
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && !event.shiftKey && !isComposing) send(event);
  };

  return (
    <form class="composer" onSubmit={send}>
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

/** Characters as the server counts them: an emoji beyond the basic plane is one. */
function lengthOf(text: string): number {
  return [...text].length;
}

function fitHeight(box: HTMLTextAreaElement | null): void {
  if (box === null) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}
