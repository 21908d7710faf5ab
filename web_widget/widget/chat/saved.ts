/** The conversation as a text that one can keep. */

import type { Message } from "../../shared/frames";
import { eventIn, type Words } from "../words/words";

/** Longer addresses are cut off by some mail programs. */
const MAIL_LIMIT = 1_800;

export function transcriptText(messages: readonly Message[], words: Words, tongue: string): string {
  const lines = messages.map((message) => {
    const at = new Date(message.at).toLocaleString(tongue);
    const text = message.author === "system" ? eventIn(message, words) : message.text;
    return `[${at}] ${speakerOf(message, words)}${text}`;
  });
  return `${lines.join("\n\n")}\n`;
}

function speakerOf({ author, author_name }: Message, words: Words): string {
  if (author === "system") return "";
  if (author === "customer") return `${words.you}: `;
  if (author === "bot") return `${words.machine}: `;
  return `${author_name ?? words.adviser}: `;
}

/** Opens the customer's own mail program; nothing is sent by us. */
export function mailAddress(subject: string, text: string): string {
  const body = text.length > MAIL_LIMIT ? `… ${text.slice(-MAIL_LIMIT)}` : text;
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** Gives a file to the browser to keep. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
