import { describe, expect, test } from "vitest";
import type { CustomerCommand, CustomerFrame } from "../../shared/customer_frames";
import type { Message } from "../../shared/frames";
import { message } from "../../shared/tests/builders";
import { heard } from "../chat/hearing";
import { canRepeat, isBotThinking, isLoading, rowsOf } from "../chat/rows";
import {
  begun,
  type Chat,
  given,
  lineChanged,
  NEW_CHAT,
  NEW_STATE,
  shown,
  unreadCount,
} from "../chat/state";
import { welcome } from "./set_up";

function hear(chat: Chat, ...frames: object[]): Chat {
  return frames.reduce<Chat>((each, frame) => heard(each, frame as CustomerFrame).chat, chat);
}

function told(...parts: Array<Partial<Message>>): Chat {
  const frames = parts.map((part, index) => ({
    type: "message",
    message: message({ seq: index + 1, ...part }),
  }));
  return hear(NEW_CHAT, ...frames);
}

function give(chat: Chat, command: CustomerCommand, text: string | null): Chat {
  return given(chat, command, text, "2026-03-01T09:30:00.000Z");
}

const REPLY = { author: "bot", kind: "answer" } as const;

describe("the bot thinks", () => {
  test("from the moment words are accepted until there is a reply", () => {
    const sending = give(NEW_CHAT, { type: "say", client_id: "a", text: "hi" }, "hi");
    expect(isBotThinking(sending)).toBe(false);
    const accepted = hear(sending, { type: "accepted", client_id: "a", seq: 1, duplicate: false });
    expect(isBotThinking(accepted)).toBe(true);
    const stored = hear(accepted, {
      type: "message",
      message: message({ seq: 1, client_id: "a" }),
    });
    expect(isBotThinking(stored)).toBe(true);
    const answered = hear(stored, { type: "message", message: message({ seq: 2, ...REPLY }) });
    expect(isBotThinking(answered)).toBe(false);
  });

  test("not while a person is asked for", () => {
    const waiting = hear(told({}), { type: "state", ...NEW_STATE, status: "waiting_for_agent" });
    expect(isBotThinking(waiting)).toBe(false);
  });
});

describe("choices", () => {
  const clarified = told({}, { author: "bot", kind: "clarification" });

  function isCurrent(chat: Chat): boolean {
    return rowsOf(chat).some((row) => row.kind === "reply" && row.isCurrent);
  }

  test("stand until something is said", () => {
    expect(isCurrent(clarified)).toBe(true);
    const chosen = give(clarified, { type: "choose", client_id: "a", seq: 2, choice: "x" }, "X");
    expect(isCurrent(chosen)).toBe(false);
  });

  test("stand again when the choice was refused", () => {
    const chosen = give(clarified, { type: "choose", client_id: "a", seq: 2, choice: "x" }, "X");
    const refusal = { type: "refused", client_id: "a", code: "busy", message: "", detail: {} };
    expect(isCurrent(hear(chosen, refusal))).toBe(true);
  });

  test("fall when a person comes in", () => {
    expect(isCurrent(hear(clarified, { type: "state", ...NEW_STATE, status: "with_agent" }))).toBe(
      false,
    );
  });
});

describe("rows", () => {
  test("messages of one author close together stand under one label", () => {
    const chat = told(
      { author: "agent", author_name: "Mara" },
      { author: "agent", author_name: "Mara" },
      { author: "agent", author_name: "Mara", at: "2026-03-01T09:50:00Z" },
    );
    const replies = rowsOf(chat).filter((row) => row.kind === "reply");
    expect(replies.map(({ isFirst }) => isFirst)).toEqual([true, false, true]);
  });

  test("refused words stay where the conversation was when they were refused", () => {
    const refusal = { type: "refused", client_id: "a", code: "no_words", message: "", detail: {} };
    const refused = hear(give(told({}), { type: "say", client_id: "a", text: "x" }, "x"), refusal);
    const went = hear(refused, { type: "message", message: message({ seq: 2, ...REPLY }) });
    const on = give(went, { type: "say", client_id: "b", text: "y" }, "y");
    const stages = rowsOf(on).map((row) => (row.kind === "customer" ? row.stage : row.kind));
    expect(stages).toEqual(["day", "sent", "refused", "reply", "sending"]);
  });

  test("words that were refused before anything was said stand below the first day", () => {
    const refusal = { type: "refused", client_id: "a", code: "no_words", message: "", detail: {} };
    const refused = hear(give(NEW_CHAT, { type: "say", client_id: "a", text: "x" }, "x"), refusal);
    const chat = hear(refused, { type: "message", message: message({ seq: 1, ...REPLY }) });
    expect(rowsOf(chat).map(({ kind }) => kind)).toEqual(["day", "customer", "reply"]);
  });

  test.each([
    ["busy", "with_bot", true],
    ["no_words", "with_bot", false],
    ["no_words", "with_agent", true],
    ["text_too_long", "with_agent", false],
    ["conversation_closed", "closed", false],
  ] as const)("%s %s: trying again may help: %s", (code, status, isPossible) => {
    const chat = hear(NEW_CHAT, { type: "state", ...NEW_STATE, status });
    expect(canRepeat(chat, { code, message: "" })).toBe(isPossible);
  });

  test("a new day is announced", () => {
    const chat = told({}, { at: "2026-03-03T09:30:00Z" });
    expect(rowsOf(chat).map(({ kind }) => kind)).toEqual(["day", "customer", "day", "customer"]);
  });
});

describe("commands without words", () => {
  test("a verdict holds once it is accepted", () => {
    const judging = give(
      told({}, REPLY),
      { type: "judge", client_id: "a", seq: 2, verdict: "down" },
      null,
    );
    const judged = hear(judging, { type: "accepted", client_id: "a", seq: null, duplicate: false });
    expect(judged.transcript.messages[1]?.verdict).toBe("down");
    expect(judged.pending).toEqual([]);
  });

  test("a rating that is accepted is a rating given", () => {
    const rating = give(NEW_CHAT, { type: "rate", client_id: "a", stars: 5 }, null);
    const rated = hear(rating, { type: "accepted", client_id: "a", seq: null, duplicate: false });
    expect(rated.state.rated).toBe(true);
  });

  test("their refusal becomes a notice", () => {
    const asking = give(NEW_CHAT, { type: "leave_queue", client_id: "a" }, null);
    const frame = {
      type: "refused",
      client_id: "a",
      code: "not_waiting",
      message: "Not.",
      detail: {},
    };
    const chat = hear(asking, frame);
    expect(chat.notice).toEqual({ code: "not_waiting", message: "Not." });
    expect(chat.pending).toEqual([]);
  });
});

describe("coming and going", () => {
  test("replies are unread while the panel is closed, one's own words never", () => {
    const hidden = hear(
      shown(told({}), false),
      { type: "message", message: message({ seq: 2, ...REPLY }) },
      { type: "message", message: message({ seq: 3 }) },
    );
    expect(unreadCount(hidden)).toBe(1);
    expect(unreadCount(shown(hidden, true))).toBe(0);
    expect(unreadCount(shown(shown(hidden, true), false))).toBe(0);
  });

  test("resync forgets all messages", () => {
    const chat = hear(told({}, REPLY), { type: "resync", last_seq: 1 });
    expect(chat.transcript.messages).toEqual([]);
    expect(chat.seenSeq).toBe(0);
  });

  test("a conversation that is read again shows that it is loading, a new one does not", () => {
    const resumed = lineChanged(begun(NEW_CHAT, { conversation_id: "c", token: "t" }), {
      kind: "connecting",
    });
    expect(isLoading(resumed)).toBe(true);
    const open = lineChanged(hear(resumed, welcome(2)), { kind: "open" });
    expect(isLoading(open)).toBe(true);
    expect(isLoading(hear(open, { type: "message", message: message({ seq: 1 }) }))).toBe(false);
    expect(isLoading(lineChanged(hear(resumed, welcome(0)), { kind: "open" }))).toBe(false);
  });

  test("trouble lasts until the line is open again", () => {
    const lost = lineChanged(NEW_CHAT, { kind: "reconnecting", retryAt: 0 });
    const trying = lineChanged(lost, { kind: "connecting" });
    expect(trying.line).toBe("reconnecting");
    expect(lineChanged(trying, { kind: "open" }).line).toBe("open");
  });
});
