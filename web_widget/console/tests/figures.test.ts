import { describe, expect, test } from "vitest";
import { fragmentOf, placeOf } from "../app/place";
import { citationsIn, lastTurnIn } from "../case/summary";
import { indexAfter } from "../queue/roving";
import { unopened } from "../state/conversation";
import { emptyDesk, owedSince } from "../state/desk";
import { heard } from "../state/hearing";
import { percent } from "../words/times";
import { waitSince, waitText } from "../words/waiting";
import { conversation, ME, myTicket, queue, said } from "./builders";

describe("waiting", () => {
  const asked = "2026-03-01T09:00:00Z";
  const waitAfter = (seconds: number) => waitSince(asked, Date.parse(asked) + seconds * 1000);

  test.each([
    [7, "0:07"],
    [760, "12:40"],
    [3900, "1:05 h"],
    [-30, "0:00"],
  ])("%i seconds read as %s", (seconds, text) => {
    expect(waitText(waitAfter(seconds), "h")).toBe(text);
  });

  test("five minutes are long", () => {
    expect(waitAfter(299).isLong).toBe(false);
    expect(waitAfter(300).isLong).toBe(true);
  });
});

describe("what a customer is owed", () => {
  const since = (...frames: Parameters<typeof said>[0][]) => {
    const held = myTicket({ asked_at: "2026-03-01T09:31:00Z" });
    let desk = heard(emptyDesk(ME), queue([], [held]));
    const known = new Map([["c_1", unopened("c_1")]]);
    desk = heard({ ...desk, conversations: known }, conversation());
    for (const frame of frames) desk = heard(desk, said(frame));
    return owedSince(desk, held);
  };

  test("the first of several words after the agent's own", () => {
    const own = { seq: 1, author: "agent", at: "2026-03-01T09:32:00Z" } as const;
    const words = { seq: 2, at: "2026-03-01T09:33:00Z" };
    expect(since(own, words, { seq: 3, at: "2026-03-01T09:34:00Z" })).toBe(words.at);
  });

  test("the wait for a person counts, not what the bot answered before it", () => {
    expect(since({ seq: 1, at: "2026-03-01T08:00:00Z" })).toBe("2026-03-01T09:31:00Z");
  });

  test("nothing when the agent spoke last", () => {
    expect(since({ seq: 1 }, { seq: 2, author: "agent" })).toBeNull();
  });
});

describe("places", () => {
  test.each(["#/", "#/conversations/c_8Jq-x", "#/conversations/c_8Jq-x/case"])("%s", (fragment) => {
    expect(fragmentOf(placeOf(fragment))).toBe(fragment);
  });

  test.each(["", "#/conversations/", "#/conversations/a/b", "#/conversations/<x>"])(
    "%j leads to the queue",
    (fragment) => expect(placeOf(fragment).area).toBe("queue"),
  );
});

describe("arrow keys", () => {
  test.each([
    ["ArrowDown", 0, 3, 1],
    ["ArrowDown", 2, 3, 2],
    ["ArrowUp", 0, 3, 0],
    ["Home", 2, 3, 0],
    ["End", 0, 3, 2],
    ["x", 1, 3, null],
    ["End", 0, 0, null],
  ])("%s at %i of %i", (key, index, length, next) => {
    expect(indexAfter(key, index, length)).toBe(next);
  });
});

test("80.7 % does not read like the 81 % that was needed", () => {
  expect(percent(0.807, "en")).toBe("80.7%");
  expect(percent(0.81, "zh")).toBe("81%");
});

test("a conversation without turns or sources has an empty summary", () => {
  expect(lastTurnIn(unopened("c_1"))).toBeNull();
  expect(citationsIn(unopened("c_1"))).toEqual([]);
});
