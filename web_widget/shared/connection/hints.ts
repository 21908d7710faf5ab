/** What the server says about when to try again; it concerns the line and nobody who looks at the page. */

const LONGEST = 60_000;

/** Milliseconds: `busy` postpones what was not answered, `bye` says when to open the next line. */
export interface Hint {
  readonly kind: "busy" | "bye";
  readonly after: number;
}

export function hintIn(frame: object): Hint | null {
  const { type, code, detail, come_back_after } = frame as Readonly<Record<string, unknown>>;
  if (type === "bye") return hint("bye", come_back_after);
  if (type !== "refused" || code !== "busy") return null;
  return hint("busy", (detail as { readonly retry_after?: unknown } | undefined)?.retry_after);
}

function hint(kind: Hint["kind"], seconds: unknown): Hint | null {
  if (typeof seconds !== "number" || !(seconds >= 0)) return null;
  return { kind, after: Math.min(seconds * 1_000, LONGEST) };
}
