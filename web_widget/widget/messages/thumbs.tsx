import { useEffect, useState } from "preact/hooks";
import type { Message, Verdict } from "../../shared/frames";
import type { Session } from "../chat/session";
import { ThumbIcon } from "../parts/icons";
import { useSpeech } from "../words/words";

export interface ThumbsProps {
  readonly message: Message;
  readonly session: Session;
  readonly verdict: Verdict | null;
}

export function Thumbs({ message, session, verdict }: ThumbsProps) {
  const { words } = useSpeech();
  const [isAsked, setAsked] = useState(false);
  const { messages } = session.chat.value.transcript;
  // Whoever writes on has nothing more to say about this answer.
  const said = messages.filter(({ author }) => author === "customer").length;
  useEffect(() => setAsked(false), [said]);
  const judge = (value: Verdict, reason?: string) => {
    const why = reason === undefined ? {} : { reason };
    session.ask({ type: "judge", seq: message.seq, verdict: value, ...why });
    setAsked(value === "down" && reason === undefined);
  };
  const thumb = (value: Verdict, label: string) => (
    <button
      type="button"
      class={`thumb thumb-${value}`}
      aria-label={label}
      aria-pressed={verdict === value}
      onClick={() => judge(value)}
    >
      <ThumbIcon />
    </button>
  );
  return (
    <>
      <div class="under">
        <fieldset class="thumbs" aria-label={words.wasHelpful}>
          {thumb("up", words.helpful)}
          {thumb("down", words.notHelpful)}
        </fieldset>
        <p class="meta" role="status">
          {verdict !== null && (isAsked ? words.why : words.thanksForVerdict)}
        </p>
      </div>
      {isAsked && (
        <Why onTold={(reason) => judge("down", reason)} onCancel={() => setAsked(false)} />
      )}
    </>
  );
}

/** Why it did not help: one press, or words of one's own. */
function Why({ onTold, onCancel }: { onTold: (reason: string) => void; onCancel: () => void }) {
  const { words } = useSpeech();
  const [own, setOwn] = useState("");
  const send = (event: Event) => {
    event.preventDefault();
    if (own.trim() !== "") onTold(own.trim());
  };
  return (
    <form class="why" onSubmit={send}>
      {words.reasons.map((reason) => (
        <button key={reason} type="button" class="choice" onClick={() => onTold(reason)}>
          {reason}
        </button>
      ))}
      <input
        maxLength={500}
        aria-label={words.why}
        placeholder={words.ownWords}
        value={own}
        onInput={(event) => setOwn(event.currentTarget.value)}
      />
      <button type="submit" class="outline" disabled={own.trim() === ""}>
        {words.send}
      </button>
      <button type="button" class="plain" onClick={onCancel}>
        {words.cancel}
      </button>
    </form>
  );
}
