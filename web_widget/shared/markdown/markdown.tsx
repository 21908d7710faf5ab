/** Draws Markdown with components only: there is no way from a text to raw HTML. */

import type { ComponentChildren } from "preact";
import { type Block, type List, readBlocks, type Table } from "./blocks";
import { type Inline, readInline } from "./inline";

export interface MarkdownProps {
  readonly text: string;
  /** Added before relative addresses, such as "..": the page may not lie where the server starts. */
  readonly root?: string;
}

export function Markdown({ text, root = "" }: MarkdownProps) {
  return (
    <div class="markdown">
      {readBlocks(text).map((block, index) => (
        <BlockView key={index} block={block} root={root} />
      ))}
    </div>
  );
}

function BlockView({ block, root }: { block: Block; root: string }) {
  if (block.kind === "list") return <ListView list={block} root={root} />;
  if (block.kind === "table") return <TableView table={block} root={root} />;
  if (block.kind === "heading") {
    // A message is no document: its headings stay out of the page's outline.
    return <p class="heading">{draw(block.text, root)}</p>;
  }
  return <p>{draw(block.text, root)}</p>;
}

function ListView({ list, root }: { list: List; root: string }) {
  const items = list.items.map((item, index) => (
    <li key={index}>
      {draw(item.text, root)}
      {item.nested && <ListView list={item.nested} root={root} />}
    </li>
  ));
  return list.isOrdered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>;
}

function TableView({ table, root }: { table: Table; root: string }) {
  const aligned = (column: number) => `align-${table.aligns[column] ?? "start"}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="table" tabIndex={0} aria-label={table.head.join(", ")}>
      <table>
        <thead>
          <tr>
            {table.head.map((cell, column) => (
              <th key={column} scope="col" class={aligned(column)}>
                {draw(cell, root)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} class={aligned(column)}>
                  {draw(cell, root)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function draw(text: string, root: string): ComponentChildren {
  return readInline(text).map((part) => drawPart(part, root));
}

function drawPart(part: Inline, root: string): ComponentChildren {
  if (part.kind === "text") return part.text;
  if (part.kind === "break") return <br />;
  if (part.kind === "code") return <code>{part.text}</code>;
  const inner = part.parts.map((child) => drawPart(child, root));
  if (part.kind === "link") {
    return (
      <a href={rooted(part.address, root)} target="_blank" rel="noopener noreferrer">
        {inner}
      </a>
    );
  }
  return part.kind === "strong" ? <strong>{inner}</strong> : <em>{inner}</em>;
}

/** "/sources/x" seen from a page under `root`; addresses with a scheme stay as they are. */
export function rooted(address: string, root: string): string {
  return address.startsWith("/") && root !== "" ? `${root}${address}` : address;
}
