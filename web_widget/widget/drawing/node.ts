/** What a component gives back, before and after it is drawn. */

export type Props = Readonly<Record<string, unknown>>;
// biome-ignore lint/suspicious/noExplicitAny: a component's own type says what it takes.
export type Component = (props: any) => unknown;

/** What outlives one drawing of a component. */
export interface Kept {
  value: unknown;
  inputs?: readonly unknown[] | undefined;
  undo?: (() => void) | undefined;
}

export interface DrawnNode {
  /** A tag, a component, or null for a text. */
  readonly type: string | Component | null;
  readonly props: Props;
  readonly key: unknown;
  parts: DrawnNode[];
  dom: Element | Text | null;
  kept: Kept[];
}

export function node(type: DrawnNode["type"], props: Props, key?: unknown): DrawnNode {
  return { type, props, key, parts: [], dom: null, kept: [] };
}

/** Children in one row: lists are opened, and nothing is nothing. */
export function rowOf(children: unknown): DrawnNode[] {
  if (Array.isArray(children)) return children.flatMap(rowOf);
  if (children == null || typeof children === "boolean") return [];
  return [typeof children === "object" ? (children as DrawnNode) : node(null, { children })];
}
