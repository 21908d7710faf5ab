/** What components remember between two drawings, under the names that Preact gives them. */

import type { Kept } from "./node";

type Inputs = readonly unknown[] | undefined;

let kept: Kept[] = [];
let at = 0;
const due: Array<() => void> = [];
let drawAgain: () => void = () => {};

/** Lets a component take its places in this list. */
export function remember<T>(list: Kept[], draw: () => T): T {
  const before = [kept, at] as const;
  [kept, at] = [list, 0];
  const drawn = draw();
  [kept, at] = before;
  return drawn;
}

/** Who draws everything anew after a change. */
export function onChange(draw: () => void): void {
  drawAgain = draw;
}

/** What waited for the page to stand as it was drawn. */
export function settle(): void {
  for (const act of due.splice(0)) act();
}

function place(first: () => unknown): Kept {
  const known = kept[at];
  at += 1;
  if (known !== undefined) return known;
  const made = { value: first() };
  kept.push(made);
  return made;
}

function isSame(before: Inputs, inputs: Inputs): boolean {
  return !!before && !!inputs && inputs.every((each, index) => Object.is(each, before[index]));
}

export function useState<T>(first: T): [T, (next: T | ((value: T) => T)) => void] {
  const own = place(() => first);
  return [
    own.value as T,
    (next) => {
      const value = typeof next === "function" ? (next as (value: T) => T)(own.value as T) : next;
      if (Object.is(value, own.value)) return;
      own.value = value;
      drawAgain();
    },
  ];
}

export function useRef<T>(first: T): { current: T } {
  return place(() => ({ current: first })).value as { current: T };
}

export function useMemo<T>(make: () => T, inputs: Inputs): T {
  const own = place(() => undefined);
  if (!isSame(own.inputs, inputs)) own.value = make();
  own.inputs = inputs;
  return own.value as T;
}

export function useEffect(act: () => unknown, inputs?: Inputs): void {
  const own = place(() => undefined);
  if (isSame(own.inputs, inputs)) return;
  own.inputs = inputs;
  due.push(() => {
    own.undo?.();
    const undo = act();
    own.undo = typeof undo === "function" ? (undo as () => void) : undefined;
  });
}

export const useLayoutEffect = useEffect;

export interface Context<T> {
  value: T;
  Provider(props: { readonly value: T; readonly children?: unknown }): unknown;
}

/** Everything is drawn from the top, so that what was provided last is what holds. */
export function createContext<T>(value: T): Context<T> {
  const context: Context<T> = {
    value,
    Provider(props) {
      context.value = props.value;
      return props.children;
    },
  };
  return context;
}

export function useContext<T>(context: Context<T>): T {
  return context.value;
}
