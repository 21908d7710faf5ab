import { describe, expect, test } from "vitest";
import type { Note } from "../../shared/agent_frames";
import type { Message } from "../../shared/frames";
import { message } from "../../shared/tests/builders";
import { exchangesIn, partsOf } from "../bot/story";
import { productsIn } from "../case/products";
import { shortened, summaryOf } from "../case/summary";
import { atIn, filled, found, slashIn } from "../casework/placeholders";
import { plainText } from "../casework/plain_text";
import { withNotes } from "../conversation/lines";
import { unopened } from "../state/conversation";

function story(...parts: Partial<Message>[]): readonly Message[] {
  return parts.map((part, place) => message({ ...part, seq: place + 1 }));
}

const BOTS_PART = story(
  { text: "What does a transfer cost?" },
  {
    author: "bot",
    kind: "answer",
    in_reply_to: 1,
    verdict: "down",
    citations: [
      { passage_id: "fee", title: "Fees of transfers", url: "/sources/fee", version: "1" },
    ],
  },
  { text: "And my credit card?" },
  { author: "bot", kind: "escalation", in_reply_to: 3 },
  { author: "system", kind: "waiting_for_agent" },
  { author: "system", kind: "agent_joined" },
  { author: "agent", text: "Good morning." },
);

describe("the story", () => {
  test("the bot's part is folded once a person is asked for", () => {
    const parts = partsOf(BOTS_PART);
    expect(parts.map(({ isFolded, messages }) => [isFolded, messages.length])).toEqual([
      [true, 4],
      [false, 3],
    ]);
    expect(partsOf(BOTS_PART.slice(0, 4)).map(({ isFolded }) => isFolded)).toEqual([false]);
  });

  test("it begins anew when the bot has the word again", () => {
    const again = story({}, { author: "system", kind: "returned_to_bot" }, {}, {}, {}, {});
    const asked = [...again, message({ seq: 7, author: "system", kind: "waiting_for_agent" })];
    expect(partsOf(asked).map(({ isFolded }) => isFolded)).toEqual([false, true, false]);
  });

  test("each of the bot's replies stands by its question", () => {
    const [part] = partsOf(BOTS_PART);
    const exchanges = part === undefined ? [] : exchangesIn(part, new Map());
    expect(exchanges.map(({ question, reply }) => [question, reply?.verdict])).toEqual([
      ["What does a transfer cost?", "down"],
      ["And my credit card?", null],
    ]);
  });

  test("a question that the bot did not answer is not hidden", () => {
    const asked = story(
      { text: "What does it cost?" },
      { author: "bot", kind: "answer", in_reply_to: 1 },
      { text: "And is it safe?" },
      { author: "system", kind: "waiting_for_agent" },
    );
    const [part] = partsOf(asked);
    const exchanges = part === undefined ? [] : exchangesIn(part, new Map());
    expect(part?.isFolded).toBe(true);
    expect(exchanges.map(({ question }) => question)).toEqual([
      "What does it cost?",
      "And is it safe?",
    ]);
  });

  test("a note stands after what was said before it was written", () => {
    const said = story({ at: "2026-03-01T09:00:00Z" }, { at: "2026-03-01T09:10:00Z" });
    const note: Note = {
      note_id: 1,
      author: { agent_id: "a", name: "Rosa" },
      text: "Look.",
      at: "2026-03-01T09:05:00Z",
      mentions: [],
    };
    expect(withNotes(said, [note], said).map(({ kind }) => kind)).toEqual([
      "message",
      "note",
      "message",
    ]);
  });
});

describe("the summary", () => {
  test("it tells what was asked, what was tried and what it is about", () => {
    const conversation = {
      ...unopened("c_1"),
      transcript: { messages: BOTS_PART, lastSeq: BOTS_PART.length },
    };
    const summary = summaryOf(conversation);
    expect(summary.asked).toEqual(["What does a transfer cost?", "And my credit card?"]);
    expect(summary.tried.map(({ title, verdict }) => [title, verdict])).toEqual([
      ["Fees of transfers", "down"],
      ["Good morning.", null],
    ]);
    expect(summary.products).toEqual(["credit_card", "transfer"]);
  });

  test.each([
    ["我的信用卡和房贷", ["credit_card", "mortgage"]],
    ["a home loan", ["mortgage"]],
    ["a home loan and a car loan", ["mortgage", "loan"]],
    ["good morning", []],
  ])("%s names %j", (text, products) => {
    expect(productsIn(text)).toEqual(products);
  });

  test("long words are cut at the end of one", () => {
    expect(shortened(`${"word ".repeat(40)}`)).toMatch(/word…$/);
    expect(shortened("  two\n lines ")).toBe("two lines");
  });
});

describe("canned replies", () => {
  const filling = { customer: null, agent: "Rosa", greeting: "Good morning", unnamed: "customer" };
  const reply = (reply_id: number, shortcut: string, text: string) => ({
    reply_id,
    shortcut,
    text,
  });

  test("known places are filled and others stay", () => {
    expect(filled("{greeting}, {customer}: {agent} {branch}", filling)).toBe(
      "Good morning, customer: Rosa {branch}",
    );
  });

  test("a shortcut's beginning comes before its middle and its text", () => {
    const all = [reply(1, "close", "hello"), reply(2, "say hello", ""), reply(3, "hello", "")];
    expect(found(all, "hel").map(({ reply_id }) => reply_id)).toEqual([3, 2, 1]);
    expect(found(all, "zzz")).toEqual([]);
  });

  test("a slash counts at the beginning alone, an @ behind a space", () => {
    expect(slashIn("/hel")).toBe("hel");
    expect(slashIn("a/b")).toBeNull();
    expect(atIn("ask @Om", 7)).toBe("Om");
    expect(atIn("a@b.c", 5)).toBeNull();
  });

  test("approved Markdown becomes plain text", () => {
    const markdown = "## Fees\n\n| From | Fee |\n|---|---|\n| here | **$12** |\n\n- see [fees](/f)";
    expect(plainText(markdown)).toBe("Fees\n\nFrom – Fee\nhere – $12\n\n• see fees (/f)");
  });
});
