import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../shared/frames";
import { type KnownQuestion, knownQuestions } from "../chat/http";
import { useSpeech } from "../words/words";

/** Typing pauses this long before anybody is asked, in milliseconds. */
const PAUSE = 150;
/** Three letters, or two Chinese characters. */
const LONG_ENOUGH = /[\u3400-\u9fff].|.{3}/;

/** Known questions for what stands in the text box; none while it is too short or nothing is known. */
export function useKnown(draft: string, isOn: boolean, language: Language): KnownQuestion[] {
  const [found, setFound] = useState<KnownQuestion[]>([]);
  const begin = isOn ? draft.trim().slice(0, 200) : "";
  useEffect(() => {
    setFound([]);
    if (!LONG_ENOUGH.test(begin)) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const questions = await knownQuestions(language, begin);
      if (isCurrent) setFound(questions);
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [begin, language]);
  return found;
}

export interface KnownProps {
  readonly questions: readonly KnownQuestion[];
  readonly onChoose: (text: string) => void;
  /** Back to the text box; `isDone` when no more of these are wanted. */
  readonly onLeave: (isDone: boolean) => void;
}

/** Between the conversation and the text box: reached with arrow up, told by a live region. */
export function Known({ questions, onChoose, onLeave }: KnownProps) {
  const { words } = useSpeech();
  const onKeyDown = (event: KeyboardEvent) => {
    const item = (event.target as Element).closest("li");
    if (event.key === "ArrowUp") focusIn(item?.previousElementSibling);
    else if (event.key === "ArrowDown" && item?.nextElementSibling)
      focusIn(item.nextElementSibling);
    else if (event.key === "ArrowDown") onLeave(false);
    else if (event.key === "Escape") onLeave(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <p class="visually-hidden" role="status">
        {questions.length > 0 && words.knownCount(questions.length)}
      </p>
      {questions.length > 0 && (
        <ul class="known" aria-label={words.known} onKeyDown={onKeyDown}>
          {questions.map(({ id, text }) => (
            <li key={id}>
              <button type="button" onClick={() => onChoose(text)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function focusIn(place: Element | null | undefined): void {
  place?.querySelector("button")?.focus();
}
