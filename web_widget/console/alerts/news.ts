/** What has happened between two states of the desk that an agent who looks elsewhere should hear of. */

import type { Desk } from "../state/desk";
import { unreadOfMine } from "../state/desk";

export type News =
  | { readonly kind: "waiting"; readonly count: number }
  | { readonly kind: "offered" }
  | { readonly kind: "passed" }
  | { readonly kind: "message"; readonly count: number }
  | { readonly kind: "mentioned"; readonly name: string };

/** Nothing is new when the desk is filled for the first time. The most urgent news wins. */
export function newsBetween(before: Desk, after: Desk): News | null {
  if (before.queue === null || after.queue === null) return null;
  if (after.queue.offers.length > before.queue.offers.length) return { kind: "offered" };
  if (after.passed.some((id) => !before.passed.includes(id))) return { kind: "passed" };
  // What a customer wrote before the conversation came here is not new.
  const unread = unreadOfMine(after, after.passed);
  if (unread > unreadOfMine(before, after.passed)) return { kind: "message", count: unread };
  const mention = after.mentions.at(-1);
  if (mention !== undefined && after.mentions.length > before.mentions.length) {
    return { kind: "mentioned", name: mention.author_name };
  }
  const isIdle = before.queue.totalWaiting === 0 && after.queue.totalWaiting > 0;
  return isIdle ? { kind: "waiting", count: after.queue.totalWaiting } : null;
}
