/** What every box for words has in common. */

import { TEXT_LIMIT } from "../../shared/frames";

/** From here on the remaining characters are shown. */
export const NEAR_LIMIT = 400;

/** The server counts characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return text.length <= TEXT_LIMIT - NEAR_LIMIT ? text.length : Array.from(text).length;
}

/** Enter, unless it chooses among the words of an input method. */
export function isSendKey(event: KeyboardEvent): boolean {
  const isComposing = event.isComposing || event.keyCode === 229;
  return event.key === "Enter" && !event.shiftKey && !isComposing;
}
