/** The conversation as the rows that are drawn, derived from the state alone. */

import type { ErrorCode, Message } from "../../shared/frames";
import type { Chat, Pending, Refusal, Upload } from "./state";

/** Messages of one author within this time stand together under one label. */
const GROUP_WITHIN = 5 * 60_000;

/** Refusals that have nothing to do with what was said. */
const PASSING: readonly ErrorCode[] = ["busy", "internal", "no_content", "too_many_requests"];

export interface CustomerRow {
  readonly kind: "customer";
  readonly key: string;
  readonly text: string;
  readonly at: string;
  readonly stage: "sent" | "sending" | "accepted" | "refused";
  readonly refusal: Refusal | null;
  readonly clientId: string | null;
  readonly isLast: boolean;
  /** The file that these are the words of; its id is empty while it is on its way. */
  readonly file: { readonly id: string; readonly size: number } | null;
}

export interface ReplyRow {
  readonly kind: "reply";
  readonly key: string;
  readonly message: Message;
  readonly isFirst: boolean;
  /** Its choices and its offer of a person still stand. */
  readonly isCurrent: boolean;
}

export type Row =
  | CustomerRow
  | ReplyRow
  | { readonly kind: "system"; readonly key: string; readonly message: Message }
  | { readonly kind: "day"; readonly key: string; readonly at: string };

export function rowsOf(chat: Chat): Row[] {
  const { messages } = chat.transcript;
  const current = currentReply(chat);
  /** Each with the seq after which it stands. */
  const rows: Array<readonly [number, Row]> = [];
  messages.forEach((message, index) => {
    const { seq, at } = message;
    const before = messages[index - 1];
    if (before === undefined || dayOf(before.at) !== dayOf(at)) {
      // Nothing stands above the first day, not even what was refused before anything was said.
      rows.push([index && seq, { kind: "day", key: `day${seq}`, at }]);
    }
    const isFirst = !areTogether(before, message);
    const isLast = !areTogether(message, messages[index + 1]);
    rows.push([seq, rowOf(message, isFirst, isLast, message === current)]);
  });
  for (const each of chat.pending) {
    if (each.text !== null) rows.push([placeOf(each), pendingRow(each)]);
  }
  for (const each of chat.uploads) rows.push([placeOf(each), uploadRow(each)]);
  return rows.sort(([one], [other]) => one - other).map(([, row]) => row);
}

/** What is on its way stands last; what was refused stays where the conversation was then. */
function placeOf({ after }: Pending | Upload): number {
  return after ?? Number.MAX_VALUE;
}

/** The local day, so that the divider falls where the customer's own midnight is. */
export function dayOf(at: string): string {
  return new Date(at).toDateString();
}

function areTogether(before: Message | undefined, after: Message | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const isSame = before.author === after.author && before.author_name === after.author_name;
  return isSame && Date.parse(after.at) - Date.parse(before.at) < GROUP_WITHIN;
}

function rowOf(message: Message, isFirst: boolean, isLast: boolean, isCurrent: boolean): Row {
  // The same key before and after it is settled, so that the bubble stays where it is.
  const key = message.client_id ?? `m${message.seq}`;
  const { author, text, at } = message;
  if (author === "system") return { kind: "system", key, message };
  if (author !== "customer") return { kind: "reply", key, message, isFirst, isCurrent };
  const file = message.attachment ?? null;
  const sent = { stage: "sent", refusal: null, clientId: message.client_id, file } as const;
  return { kind: "customer", key, text, at, isLast, ...sent };
}

function pendingRow({ command, text, at, stage, refusal }: Pending): CustomerRow {
  const clientId = command.client_id;
  return {
    kind: "customer",
    key: clientId,
    text: text ?? "",
    at,
    stage,
    refusal,
    clientId,
    isLast: true,
    file: null,
  };
}

function uploadRow({ clientId, name, at, refusal }: Upload): CustomerRow {
  const stage = refusal === null ? "sending" : "refused";
  const file = { id: "", size: 0 };
  return {
    kind: "customer",
    key: clientId,
    text: name,
    at,
    stage,
    refusal,
    clientId,
    isLast: true,
    file,
  };
}

/** The bot's last reply, as long as the conversation has not moved on. */
function currentReply({ state, transcript, pending }: Chat): Message | null {
  const last = transcript.messages.at(-1);
  const hasMovedOn = pending.some(({ text, stage }) => text !== null && stage !== "refused");
  const isCurrent = last?.author === "bot" && state.status === "with_bot" && !hasMovedOn;
  return isCurrent ? last : null;
}

/** The bot owes a reply: it was asked, and nothing has happened since. */
export function isBotThinking({ state, transcript, pending }: Chat): boolean {
  if (state.status !== "with_bot") return false;
  const isAccepted = pending.some(({ text, stage }) => text !== null && stage === "accepted");
  return isAccepted || transcript.messages.at(-1)?.author === "customer";
}

/** The conversation is being read again after a new start of the page. */
export function isLoading({ key, transcript, promisedSeq, line, pending }: Chat): boolean {
  if (key === null || transcript.lastSeq > 0 || line === "stopped") return false;
  const isReading = line === "open" ? promisedSeq > 0 : pending.length === 0;
  return isReading;
}

export function isUnderWay({ pending }: Chat, type: Pending["command"]["type"]): boolean {
  return pending.some(({ command, stage }) => command.type === type && stage === "sending");
}

/** Whoever waits has left a message and how to be reached. */
export function hasLeftMessage({ transcript }: Chat): boolean {
  const comings = transcript.messages.filter(
    ({ kind }) => kind === "message_left" || kind === "left_queue",
  );
  return comings.at(-1)?.kind === "message_left";
}

/** Whether the same words may be taken the next time: not where something is wrong with the words themselves. */
export function canRepeat(chat: Chat, { code }: Refusal): boolean {
  // A person reads words that the bot finds none in.
  if (code === "no_words") return chat.state.status !== "with_bot";
  return PASSING.includes(code);
}
