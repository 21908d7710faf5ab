import { useEffect, useRef, useState } from "preact/hooks";
import { COMMENT_LIMIT } from "../../shared/frames";
import { isUnderWay } from "../chat/rows";
import type { Session } from "../chat/session";
import { type Loss, unsentWords } from "../chat/state";
import { useSpeech } from "../words/words";
import { PersonIcon, StarIcon } from "./icons";

const STARS = [1, 2, 3, 4, 5] as const;

export interface EndingProps {
  readonly session: Session;
  readonly onMoved: () => void;
}

/** Takes the place of the text box once the conversation is closed. */
export function Closed({ session, onMoved }: EndingProps) {
  const { words } = useSpeech();
  const chat = session.chat.value;
  return (
    <section class="closing">
      <Heading text={words.closed} />
      {chat.state.rated ? (
        <p class="closing-thanks" role="status">
          {words.thanksForRating}
        </p>
      ) : (
        <Rating session={session} isSending={isUnderWay(chat, "rate")} />
      )}
      <StartNew session={session} onMoved={onMoved} />
    </section>
  );
}

/** Takes the place of the text box when the server will not go on. */
export function Lost({ session, loss, onMoved }: EndingProps & { loss: Loss }) {
  const { words } = useSpeech();
  return (
    <section class="closing">
      <Heading text={words.lost[loss]} />
      {loss === "expired" && <StartNew session={session} onMoved={onMoved} />}
      {loss === "outdated" && (
        <button type="button" class="solid" onClick={() => location.reload()}>
          {words.reload}
        </button>
      )}
    </section>
  );
}

function Heading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The text box that had the focus is gone: do not leave the keyboard nowhere.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {text}
    </h2>
  );
}

function StartNew({ session, onMoved }: EndingProps) {
  const { words } = useSpeech();
  const start = () => {
    session.startAnew();
    onMoved();
  };
  const ask = () => {
    start();
    session.ask({ type: "request_person" });
  };
  return (
    <>
      {unsentWords(session.chat.value) !== "" && <p class="closing-hint">{words.unsentKept}</p>}
      <button type="button" class="outline" onClick={start}>
        {words.startNew}
      </button>
      <button type="button" class="ask-person" onClick={ask}>
        <PersonIcon />
        {words.talkToPerson}
      </button>
    </>
  );
}

function Rating({ session, isSending }: { session: Session; isSending: boolean }) {
  const { words } = useSpeech();
  const [stars, setStars] = useState(0);
  const [comment, setComment] = useState("");
  const send = (event: Event) => {
    event.preventDefault();
    const trimmed = comment.trim();
    session.ask({ type: "rate", stars, ...(trimmed === "" ? {} : { comment: trimmed }) });
  };
  return (
    <form class="rating" onSubmit={send}>
      <fieldset class="stars">
        <legend>{words.rate}</legend>
        {STARS.map((count) => (
          <label key={count} class={count <= stars ? "star is-lit" : "star"}>
            <input
              type="radio"
              name="stars"
              class="visually-hidden"
              checked={count === stars}
              onChange={() => setStars(count)}
            />
            <StarIcon />
            <span class="visually-hidden">{words.stars(count)}</span>
          </label>
        ))}
      </fieldset>
      {stars > 0 && (
        <>
          <textarea
            rows={2}
            maxLength={COMMENT_LIMIT}
            aria-label={words.comment}
            placeholder={words.comment}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button type="submit" class="solid" disabled={isSending}>
            {isSending ? words.sending : words.sendRating}
          </button>
        </>
      )}
    </form>
  );
}
