import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { DownIcon } from "../parts/icons";
import { useSpeech } from "../words/words";

/** Counts as being at the end, in pixels: about one line and a half. */
const NEAR_END = 40;
const MARGIN = 12;

export interface LogProps {
  readonly children: ComponentChildren;
  /** The number of messages from the other side; growing means that something new has come. */
  readonly received: number;
  /** The number of own words given, which always shows the end. */
  readonly spoken: number;
  readonly isThinking: boolean;
}

/** The part that scrolls: it stays at the end unless the reader has scrolled up. */
export function Log({ children, received, spoken, isThinking }: LogProps) {
  const { words } = useSpeech();
  const scroller = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  const lastTop = useRef(0);
  const before = useRef({ received, spoken });
  const [missed, setMissed] = useState(0);

  const toEnd = () => {
    const place = scroller.current;
    if (place !== null) place.scrollTop = place.scrollHeight;
    isAtEnd.current = true;
    setMissed(0);
  };

  useLayoutEffect(() => {
    const fresh = received - before.current.received;
    const hasSpoken = spoken > before.current.spoken;
    before.current = { received, spoken };
    if (hasSpoken) toEnd();
    else if (!isAtEnd.current) setMissed((count) => Math.max(0, count + fresh));
    else if (fresh === 1) isAtEnd.current = showNewest(scroller.current);
    else toEnd();
  }, [received, spoken, isThinking]);

  useEffect(() => {
    const place = scroller.current;
    if (place === null) return;
    // The keyboard of a phone or a growing text box takes height away.
    const watcher = new ResizeObserver(() => {
      if (isAtEnd.current) place.scrollTop = place.scrollHeight;
    });
    watcher.observe(place);
    return () => watcher.disconnect();
  }, []);

  const onScroll = () => {
    const place = scroller.current;
    if (place === null) return;
    // Only moving up is leaving the end: the end itself moves down when the text box grows.
    const isUp = place.scrollTop < lastTop.current;
    lastTop.current = place.scrollTop;
    if (distanceToEnd(place) < NEAR_END) {
      isAtEnd.current = true;
      setMissed(0);
    } else if (isUp) isAtEnd.current = false;
  };

  return (
    <div class="log">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <main class="log-scroller" ref={scroller} onScroll={onScroll} tabIndex={0}>
        {children}
      </main>
      {missed > 0 && (
        <button type="button" class="log-newer" onClick={toEnd}>
          {words.newMessages(missed)}
          <DownIcon />
        </button>
      )}
    </div>
  );
}

function distanceToEnd(place: HTMLElement): number {
  return place.scrollHeight - place.scrollTop - place.clientHeight;
}

/** Shows the end, but never scrolls the beginning of a long answer out of sight; true if it is the end. */
function showNewest(place: HTMLElement | null): boolean {
  if (place === null) return true;
  const newest = [...place.querySelectorAll<HTMLElement>("[data-row]")].at(-1);
  const end = place.scrollHeight - place.clientHeight;
  place.scrollTop = Math.min(end, newest === undefined ? end : newest.offsetTop - MARGIN);
  return distanceToEnd(place) < NEAR_END;
}
