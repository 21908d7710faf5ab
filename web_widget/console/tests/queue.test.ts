import { describe, expect, test } from "vitest";
import type { ListChange, QueueChanged, Ticket } from "../../shared/agent_frames";
import { windowAt } from "../queue/window";
import { emptyDesk } from "../state/desk";
import { heard } from "../state/hearing";
import { awakeFirst, filtered, NO_FILTER, searched, ticketsIn, urgencyOf } from "../state/inbox";
import { changedList, wholeQueue } from "../state/queue";
import { ME, myTicket, queue, ticket } from "./builders";

const NOTHING: ListChange = { gone: [], put: [] };

function tickets(...ids: string[]): readonly Ticket[] {
  return ids.map((id) => ticket({ ticket_id: id, conversation_id: `c_${id}` }));
}

function ids(list: readonly Ticket[]): string {
  return list.map(({ ticket_id }) => ticket_id).join("");
}

function put(id: string, after: string | null) {
  return { ticket: ticket({ ticket_id: id, last_words: "new" }), after };
}

describe("what became of a list", () => {
  test.each([
    [{ gone: ["b"], put: [] }, "acd"],
    [{ gone: [], put: [put("x", null)] }, "xabcd"],
    [{ gone: ["a"], put: [put("x", "d"), put("y", "x")] }, "bcdxy"],
    [{ gone: [], put: [put("d", null), put("a", "d")] }, "dabc"],
    [{ gone: [], put: [put("b", "a")] }, "abcd"],
    [{ gone: [], put: [put("x", "unknown")] }, "abcdx"],
  ])("%j leads to %s", (change, expected) => {
    expect(ids(changedList(tickets("a", "b", "c", "d"), change))).toBe(expected);
  });

  test("a list to which nothing happened stays the same object", () => {
    const list = tickets("a", "b");
    expect(changedList(list, NOTHING)).toBe(list);
  });

  test("a frame changes what it names and nothing else", () => {
    const before = heard(emptyDesk(ME), queue(tickets("a", "b"), [myTicket()]));
    const frame: QueueChanged = {
      type: "queue_changed",
      waiting: { gone: ["a"], put: [] },
      mine: NOTHING,
      held: null,
      total_waiting: 1,
      offers: [],
      snoozed: ["c_1"],
    };
    const after = heard(before, frame).queue;
    expect(ids(after?.waiting ?? [])).toBe("b");
    expect(after?.mine).toBe(before.queue?.mine);
    expect(after?.snoozed.has("c_1")).toBe(true);
  });
});

describe("the inbox", () => {
  const mine = [myTicket(), myTicket({ ticket_id: "t_2", conversation_id: "c_2" })];
  const whole = wholeQueue({ ...queue(tickets("a", "b"), mine), snoozed: ["c_1"] });

  test("what sleeps stands at the end", () => {
    expect(awakeFirst(whole).map(({ conversation_id }) => conversation_id)).toEqual(["c_2", "c_1"]);
  });

  test("all shows what is held by others to supervisors, each once", () => {
    const other = myTicket({ ticket_id: "t_9", agent_id: "a_other" });
    const all = ticketsIn({ ...whole, held: [...mine, other] }, null, "all");
    expect(ids(all)).toBe("t_2t_1abt_9");
  });

  test("a search looks at words, reasons and languages", () => {
    const list = [ticket({ last_words: "My Card" }), ticket({ language: "zh", reason: "fraud" })];
    const find = (part: object) => filtered(list, { ...NO_FILTER, ...part }, searched).length;
    expect(find({ text: " card " })).toBe(1);
    expect(find({ reason: "fraud" })).toBe(1);
    expect(find({ reason: "fraud", language: "en" })).toBe(0);
    expect(find({})).toBe(2);
  });
});

describe("the service-level clock", () => {
  const asked = Date.parse("2026-03-01T09:00:00Z");
  const promised = ticket({
    asked_at: "2026-03-01T09:00:00Z",
    first_reply_due_at: "2026-03-01T09:08:00Z",
    first_replied_at: null,
    resolution_due_at: "2026-03-01T11:00:00Z",
  });

  test.each([
    [5, "calm"],
    [6, "soon"],
    [8, "late"],
  ])("after %i of 8 minutes it is %s", (minutes, urgency) => {
    expect(urgencyOf(promised, asked + minutes * 60_000)).toBe(urgency);
  });

  test("after the first reply the resolution counts", () => {
    const replied = { ...promised, first_replied_at: "2026-03-01T09:01:00Z" };
    expect(urgencyOf(replied, asked + 60 * 60_000)).toBe("calm");
    expect(urgencyOf(replied, asked + 120 * 60_000)).toBe("late");
  });

  test("without a promise five minutes are long", () => {
    const plain = ticket({ asked_at: "2026-03-01T09:00:00Z" });
    expect(urgencyOf(plain, asked + 299_000)).toBe("calm");
    expect(urgencyOf(plain, asked + 300_000)).toBe("soon");
  });
});

describe("the rows that are drawn", () => {
  test.each([
    [0, 500, { start: 0, end: 16 }],
    [4000, 500, { start: 44, end: 66 }],
    [36_000, 500, { start: 444, end: 466 }],
    [0, 3, { start: 0, end: 3 }],
    [0, 0, { start: 0, end: 0 }],
  ])("at %i of %i rows", (top, count, expected) => {
    expect(windowAt(top, 800, 80, count)).toEqual(expected);
  });
});
