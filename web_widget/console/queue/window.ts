/** Which rows of a long list are drawn: those in sight and a few around them. All rows are equally high. */

import { useLayoutEffect, useState } from "preact/hooks";

/** Rows beyond each edge, so that scrolling shows no gaps. */
const AROUND = 6;
/** As in queue.css. */
const ROW_REM = 4.5;

export interface Window {
  readonly start: number;
  readonly end: number;
}

export function windowAt(top: number, height: number, rowHeight: number, count: number): Window {
  const first = Math.floor(top / rowHeight) - AROUND;
  const last = Math.ceil((top + height) / rowHeight) + AROUND;
  const end = Math.min(count, Math.max(last, 0));
  return { start: Math.max(0, Math.min(first, end - 1)), end };
}

/** Rows are as high as the reader's letters ask for. */
export function rowHeight(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return ROW_REM * (Number.isFinite(size) ? size : 16);
}

/** The window of a scrolling element, as it is scrolled and as it changes its size. */
export function useWindow(
  scroller: { readonly current: HTMLElement | null },
  count: number,
): Window {
  const [place, setPlace] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () => {
      const step = rowHeight();
      // Rounded down to whole rows: most scrolling changes nothing that is drawn.
      const top = Math.floor(element.scrollTop / step) * step;
      const height = element.clientHeight;
      setPlace((old) => (old.top === top && old.height === height ? old : { top, height }));
    };
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);
  return windowAt(place.top, place.height, rowHeight(), count);
}
