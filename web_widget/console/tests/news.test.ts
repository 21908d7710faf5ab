import { describe, expect, test } from "vitest";
import { newsBetween } from "../alerts/news";
import { emptyDesk, unreadOfMine } from "../state/desk";
import { lookedAt } from "../state/following";
import { given, heard } from "../state/hearing";
import { ME, myTicket, queue, said, ticket } from "./builders";

describe("news", () => {
  const desk = heard(emptyDesk(ME), queue([]));

  test("the first to wait is news, the second is not, nor is what was there at the start", () => {
    const one = heard(desk, queue([ticket()]));
    const two = heard(desk, queue([ticket(), ticket({ ticket_id: "t_2" })]));
    expect(newsBetween(desk, one)).toEqual({ kind: "waiting", count: 1 });
    expect(newsBetween(one, two)).toBeNull();
    expect(newsBetween(emptyDesk(ME), one)).toBeNull();
  });

  test("being given a conversation is news, once, and what was written there before is not", () => {
    const passed = heard(desk, queue([], [myTicket()]));
    expect(newsBetween(desk, passed)).toEqual({ kind: "passed" });
    const asked = { type: "follow", client_id: "f", conversation_id: "c_1", after_seq: 0 } as const;
    const followed = heard(given(passed, asked), said({ seq: 1 }));
    expect(unreadOfMine(followed)).toBe(1);
    expect(newsBetween(passed, followed)).toBeNull();
    expect(newsBetween(followed, heard(followed, queue([], [myTicket()])))).toBeNull();
  });

  test("what the agent claims, or is there at the first look, was not passed on", () => {
    const offered = heard(desk, queue([ticket()]));
    const claiming = given(offered, { type: "claim", client_id: "k", ticket_id: "t_1" });
    expect(heard(claiming, queue([], [myTicket()])).passed).toEqual([]);
    expect(heard(emptyDesk(ME), queue([], [myTicket()])).passed).toEqual([]);
  });

  test("what was passed on is told until it is looked at, or gone", () => {
    const passed = heard(desk, queue([], [myTicket()]));
    expect(passed.passed).toEqual(["c_1"]);
    expect(lookedAt(passed, "c_2").passed).toEqual(["c_1"]);
    expect(lookedAt(passed, "c_1").passed).toEqual([]);
    expect(heard(passed, queue([], [])).passed).toEqual([]);
  });

  test("being called by a colleague is news", () => {
    const mention = { note_id: 1, conversation_id: "c", author_name: "Omar", text: "", at: "" };
    const called = heard(desk, { type: "mentions", mentions: [mention] });
    expect(newsBetween(desk, called)).toEqual({ kind: "mentioned", name: "Omar" });
  });
});
