/** Approved Markdown as a person would type it: replies of agents are plain text. */

export function plainText(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) => (isRule(line) ? null : plainLine(line)))
    .filter((line) => line !== null)
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/** The line below a table's head. */
function isRule(line: string): boolean {
  return /^\s*\|?[\s:|-]*-{3,}[\s:|-]*$/.test(line);
}

function plainLine(line: string): string {
  const cells = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
  const text =
    cells === undefined
      ? line
      : cells
          .split("|")
          .map((cell) => cell.trim())
          .join(" – ");
  return text
    .replace(/^#{1,6}\s+/, "")
    .replace(/^(\s*)[*+-]\s+/, "$1• ")
    .replaceAll(/\*\*(.+?)\*\*/g, "$1")
    .replaceAll(/(^|\W)[*_](\S[^*_]*?)[*_](?=\W|$)/g, "$1$2")
    .replaceAll(/`([^`]+)`/g, "$1")
    .replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, "$1 ($2)");
}
