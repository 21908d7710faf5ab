/** The words inside a block of Markdown: bold, italic, code, links, line breaks. */

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly parts: readonly Inline[] }
  | { readonly kind: "link"; readonly address: string; readonly parts: readonly Inline[] };

/** Alternatives in order: escape, code, bold, italic, link, bare address, hard line break. */
const MARK =
  /\\([\\`*_{}[\]()#+\-.!|<>~])|`([^`\n]+)`|\*\*(?=\S)([^\n]*?\S)\*\*(?!\*)|__(?=\S)([^\n]*?\S)__(?!\w)|\*(?=[^\s*])([^*\n]*?[^\s*])\*|(?<!\w)_(?=[^\s_])([^_\n]*?[^\s_])_(?!\w)|\[([^\]\n]+)\]\(\s*([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\s*\)|<((?:https?:\/\/|mailto:|tel:)[^\s<>]+)>|( {2,}\n|\n)/;

export function readInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let rest = text;
  for (let match = MARK.exec(rest); match !== null; match = MARK.exec(rest)) {
    if (match.index > 0) parts.push({ kind: "text", text: rest.slice(0, match.index) });
    parts.push(partOf(match));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== "") parts.push({ kind: "text", text: rest });
  return parts;
}

function partOf(match: RegExpExecArray): Inline {
  const [whole, escaped, code, bold, bold2, italic, italic2, label, target, bare] = match;
  if (escaped !== undefined) return { kind: "text", text: escaped };
  if (code !== undefined) return { kind: "code", text: code };
  const strong = bold ?? bold2;
  if (strong !== undefined) return { kind: "strong", parts: readInline(strong) };
  const emphasis = italic ?? italic2;
  if (emphasis !== undefined) return { kind: "emphasis", parts: readInline(emphasis) };
  if (label !== undefined) return linkOf(whole, label, target ?? "");
  if (bare !== undefined) return linkOf(whole, bare, bare);
  return { kind: "break" };
}

function linkOf(whole: string, label: string, target: string): Inline {
  const address = safeAddress(target);
  if (address === null) return { kind: "text", text: whole };
  const parts = label === target ? [{ kind: "text", text: label } as const] : readInline(label);
  return { kind: "link", address, parts };
}

/** The address if it leads to the web, to this server, to a telephone or to a mailbox; else null. */
export function safeAddress(target: string): string | null {
  // Browsers skip control characters and white space inside "java\nscript:".
  if (target === "" || /[\s\p{Cc}\\]/u.test(target)) return null;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1]?.toLowerCase();
  if (scheme === undefined) return target.startsWith("//") ? null : target;
  return ["http", "https", "tel", "mailto"].includes(scheme) ? target : null;
}
