/** What stands under what in the story: messages, the notes between them, and the days. */

import type { Note } from "../../shared/agent_frames";
import type { Language, Message } from "../../shared/frames";
import { dayOf } from "../words/times";

export type Line =
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "note"; readonly note: Note };

/** Some of all messages, each followed by the notes that were written before the next one. */
export function withNotes(
  messages: readonly Message[],
  notes: readonly Note[],
  all: readonly Message[],
): readonly Line[] {
  const after = notesAfter(notes, all);
  return messages.flatMap((message) => [
    { kind: "message" as const, message },
    ...(after.get(message.seq) ?? []).map((note) => ({ kind: "note" as const, note })),
  ]);
}

/** The notes by the seq of the last message before them; the first message takes those before it. */
function notesAfter(notes: readonly Note[], all: readonly Message[]): Map<number, Note[]> {
  const after = new Map<number, Note[]>();
  for (const note of notes) {
    const written = Date.parse(note.at);
    const before = all.filter(({ at }) => Date.parse(at) <= written).at(-1) ?? all[0];
    if (before !== undefined) after.set(before.seq, [...(after.get(before.seq) ?? []), note]);
  }
  return after;
}

/** The days of the story, by the seq of the first message of each. */
export function daysIn(messages: readonly Message[], language: Language): Map<number, string> {
  const days = new Map<number, string>();
  let before = "";
  for (const { seq, at } of messages) {
    const day = dayOf(at, language);
    if (day !== before) days.set(seq, day);
    before = day;
  }
  return days;
}
