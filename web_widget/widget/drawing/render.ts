/** Draws components into the page and changes only what differs: the part of Preact that the widget needs. */

import { createContext, onChange, remember, settle } from "./hooks";
import { type Component, type DrawnNode, node, type Props, rowOf } from "./node";

export { createContext };

const SVG = "http://www.w3.org/2000/svg";
const drawn = new Map<Element, DrawnNode>();
let isDue = false;

export function render(what: unknown, place: Element): void {
  const before = drawn.get(place)?.parts ?? [];
  const next = node("", { children: what });
  next.parts = rowOf(what);
  drawn.set(place, next);
  arrange(place, before, next.parts, null);
  settle();
}

onChange(() => {
  if (isDue) return;
  isDue = true;
  // Once for all the changes of one moment.
  queueMicrotask(() => {
    isDue = false;
    for (const [place, { props }] of drawn) render(again(props.children), place);
  });
});

/** The same, to be drawn anew: what is told to be the same is not looked at. */
function again(what: unknown): unknown {
  const [old] = rowOf(what);
  return old && node(old.type, old.props, old.key);
}

/** Makes the row `before` into the row `next`, all of it standing before `end`. */
function arrange(parent: Element, before: DrawnNode[], next: DrawnNode[], end: Node | null): void {
  const left = new Set(before);
  const pairs = next.map((each, index) => {
    const isSame = (old: DrawnNode) => old.type === each.type && old.key === each.key;
    const at = before[index];
    const old = at && left.has(at) && isSame(at) ? at : [...left].find(isSame);
    if (old) left.delete(old);
    return [each, old] as const;
  });
  for (const gone of left) remove(gone);
  let anchor = end;
  // From the last to the first: each knows already what stands behind it.
  for (const [each, old] of pairs.reverse()) {
    draw(parent, each, old, anchor);
    anchor = firstOf(each) ?? anchor;
  }
}

function draw(parent: Element, next: DrawnNode, old: DrawnNode | undefined, end: Node | null) {
  if (next === old) return;
  next.kept = old?.kept ?? [];
  const { type, props } = next;
  if (typeof type === "function") {
    next.parts = rowOf(remember(next.kept, () => type(props)));
    arrange(parent, old?.parts ?? [], next.parts, end);
    return;
  }
  const dom = old?.dom ?? made(parent, type, props);
  next.dom = dom;
  if (dom.nextSibling !== end || dom.parentNode !== parent) parent.insertBefore(dom, end);
  if (type === null) {
    const text = String(props.children);
    if ((dom as Text).data !== text) (dom as Text).data = text;
    return;
  }
  const element = dom as Element;
  next.parts = rowOf(props.children);
  arrange(element, old?.parts ?? [], next.parts, null);
  dress(element, old?.props ?? {}, props);
}

function made(parent: Element, type: string | null, props: Props): Element | Text {
  if (type === null) return document.createTextNode(String(props.children));
  const isDrawing = type === "svg" || parent.namespaceURI === SVG;
  return isDrawing ? document.createElementNS(SVG, type) : document.createElement(type);
}

function dress(
  element: Element,
  { children: _, ...before }: Props,
  { children: __, ...props }: Props,
): void {
  const own = element as unknown as Record<string, unknown>;
  for (const name of new Set([...Object.keys(before), ...Object.keys(props)])) {
    const value = props[name];
    if (name === "ref") (value as { current: unknown }).current = element;
    else if (name === "value" || name === "checked") {
      if (own[name] !== value) own[name] = value;
    } else if (before[name] !== value) set(element, own, name, value);
  }
}

function set(element: Element, own: Record<string, unknown>, name: string, value: unknown): void {
  if (name.startsWith("on")) own[name.toLowerCase()] = value;
  else if (value == null || (value === false && name[4] !== "-")) element.removeAttribute(name);
  else element.setAttribute(name, value === true && name[4] !== "-" ? "" : String(value));
}

function firstOf({ dom, parts }: DrawnNode): Node | null {
  if (dom !== null) return dom;
  for (const part of parts) {
    const first = firstOf(part);
    if (first !== null) return first;
  }
  return null;
}

/** Takes it out of the page, and undoes what its components did. */
function remove({ dom, parts, kept }: DrawnNode): void {
  for (const each of kept) each.undo?.();
  for (const part of parts) remove(part);
  dom?.remove();
}

export function jsx(type: string | Component, props: Props, key?: unknown): DrawnNode {
  return node(type, props, key);
}

export const jsxs = jsx;

export function Fragment({ children }: { readonly children?: unknown }): unknown {
  return children;
}
