/** Markdown as a tree of blocks. What is not understood stays text. */

export type Align = "start" | "center" | "end";

export interface Item {
  readonly text: string;
  readonly nested: List | null;
}

export interface List {
  readonly kind: "list";
  readonly isOrdered: boolean;
  readonly start: number;
  readonly items: readonly Item[];
}

export interface Table {
  readonly kind: "table";
  readonly head: readonly string[];
  readonly aligns: readonly Align[];
  readonly rows: readonly (readonly string[])[];
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | List
  | Table;

const HEADING = /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const DIVIDER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

interface Read<B> {
  readonly block: B;
  readonly next: number;
}

export function readBlocks(text: string): Block[] {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    const read = readHeading(lines, at) ?? readTable(lines, at) ?? readList(lines, at);
    const { block, next } = read ?? readParagraph(lines, at);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}

function readHeading(lines: readonly string[], at: number): Read<Block> | null {
  const match = HEADING.exec(lines[at] ?? "");
  if (match === null) return null;
  const [, marks = "", text = ""] = match;
  return { block: { kind: "heading", level: marks.length, text }, next: at + 1 };
}

function readParagraph(lines: readonly string[], at: number): Read<Block> {
  let next = at + 1;
  while (next < lines.length && !startsBlock(lines, next)) next += 1;
  const text = lines.slice(at, next).map((line) => line.trim());
  return { block: { kind: "paragraph", text: text.join("\n") }, next };
}

function startsBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  return isBlank(line) || HEADING.test(line) || ITEM.test(line) || isTable(lines, at);
}

function isTable(lines: readonly string[], at: number): boolean {
  const divider = lines[at + 1] ?? "";
  const hasPipes = (lines[at] ?? "").includes("|") && divider.includes("-");
  return hasPipes && DIVIDER.test(divider) && cellsOf(divider).length === cellsOf(lines[at]).length;
}

function readTable(lines: readonly string[], at: number): Read<Block> | null {
  if (!isTable(lines, at)) return null;
  const head = cellsOf(lines[at]);
  const aligns = cellsOf(lines[at + 1]).map(alignOf);
  const rows: string[][] = [];
  let next = at + 2;
  for (; next < lines.length && (lines[next] ?? "").includes("|"); next += 1) {
    const cells = cellsOf(lines[next]);
    rows.push(head.map((_, column) => cells[column] ?? ""));
  }
  return { block: { kind: "table", head, aligns, rows }, next };
}

function cellsOf(line: string | undefined): string[] {
  const inner = (line ?? "")
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function alignOf(mark: string): Align {
  if (mark.endsWith(":")) return mark.startsWith(":") ? "center" : "end";
  return "start";
}

function readList(lines: readonly string[], at: number): Read<Block> | null {
  const first = ITEM.exec(lines[at] ?? "");
  return first === null ? null : readItems(lines, at, indentOf(first));
}

/** Reads the items that stand at least at this indent; deeper ones are nested in the item before. */
function readItems(lines: readonly string[], at: number, indent: number): Read<List> {
  const marker = ITEM.exec(lines[at] ?? "")?.[2] ?? "-";
  const isOrdered = /\d/.test(marker);
  const items: Item[] = [];
  let next = at;
  while (next < lines.length) {
    const line = lines[next] ?? "";
    const match = ITEM.exec(line);
    const last = items.at(-1);
    if (match === null) {
      const isLoose = isBlank(line) && ITEM.test(lines[next + 1] ?? "");
      const isContinued = !isBlank(line) && /^\s/.test(line) && last !== undefined;
      if (!isLoose && !isContinued) break;
      if (isContinued) items.splice(-1, 1, { ...last, text: `${last.text}\n${line.trim()}` });
      next += 1;
      continue;
    }
    if (indentOf(match) >= indent + 2 && last !== undefined) {
      const nested = readItems(lines, next, indentOf(match));
      items.splice(-1, 1, { ...last, nested: nested.block });
      next = nested.next;
      continue;
    }
    const isSameList = /\d/.test(match[2] ?? "") === isOrdered;
    if (indentOf(match) < indent || !isSameList) break;
    items.push({ text: match[3] ?? "", nested: null });
    next += 1;
  }
  return {
    block: { kind: "list", isOrdered, start: Number.parseInt(marker, 10) || 1, items },
    next,
  };
}

function indentOf(match: RegExpExecArray): number {
  return (match[1] ?? "").replaceAll("\t", "    ").length;
}
