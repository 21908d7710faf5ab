import type { Message } from "../frames";

/** A customer's message, or whatever else the parts make of it. */
export function message(parts: Partial<Message> & { readonly seq: number }): Message {
  return {
    author: "customer",
    author_name: null,
    text: "words",
    at: "2026-03-01T09:30:00.125Z",
    client_id: null,
    in_reply_to: null,
    kind: "words",
    citations: [],
    choices: [],
    offers_person: false,
    verdict: null,
    ...parts,
  };
}
