import { describe, expect, test } from "vitest";
import { minutesUntilTomorrow } from "../finish/snoozing";
import { closed, type DeskRules, isClosed, opened, withHoliday, withHours } from "../team/desks";
import { en } from "../words/en/words";
import { greetingAt, weekdayName } from "../words/times";
import { zh } from "../words/zh/words";

describe("a desk", () => {
  const desk: DeskRules = {
    id: "main",
    mode: "pick",
    answer_within: 30,
    time_zone: "Europe/London",
    closed_until: null,
    hours: null,
    holidays: [],
    waits_unstaffed: true,
    service_levels: {},
  };
  const now = Date.parse("2026-03-01T09:00:00Z");

  test("it can be closed for a while and opened again", () => {
    expect(isClosed(closed(desk, now, 1), now + 3_599_000)).toBe(true);
    expect(isClosed(closed(desk, now, 1), now + 3_600_000)).toBe(false);
    expect(isClosed(opened(closed(desk, now, null)), now)).toBe(false);
  });

  test("hours and holidays stay in order, each once", () => {
    const monday = { weekday: 0, opens: "09:00", closes: "12:00" };
    const changed = withHours(withHours(desk, 4, { ...monday, weekday: 4 }), 0, monday);
    expect(changed.hours?.map(({ weekday }) => weekday)).toEqual([0, 4]);
    expect(withHours(changed, 4, null).hours).toEqual([monday]);
    const closedDays = withHoliday(withHoliday(desk, "2026-12-25"), "2026-01-01");
    expect(withHoliday(closedDays, "2026-12-25").holidays).toEqual(["2026-01-01", "2026-12-25"]);
    expect(withHoliday(desk, "tomorrow").holidays).toEqual([]);
  });
});

describe("words", () => {
  test("a snooze until tomorrow ends at nine", () => {
    const evening = new Date(2026, 2, 1, 21, 30).getTime();
    expect(minutesUntilTomorrow(evening)).toBe(11 * 60 + 30);
  });

  test("greetings and weekdays are those of the language", () => {
    expect([greetingAt(9, "en"), greetingAt(13, "zh"), greetingAt(20, "en")]).toEqual([
      "Good morning",
      "下午好",
      "Good evening",
    ]);
    expect([weekdayName(0, "en"), weekdayName(6, "zh")]).toEqual(["Monday", "星期日"]);
  });

  test("no word is missing in either language, and none is left untranslated", () => {
    // Of the conversation's language, whatever the agent's; names that are the same everywhere.
    const same = new Set(["product", "canned.unnamed.en"]);
    const english = wordsIn(en);
    const chinese = wordsIn(zh);
    expect([...chinese.keys()]).toEqual([...english.keys()]);
    const empty = [...english, ...chinese].filter(([, word]) => word.trim() === "");
    const untranslated = [...english].filter(
      ([name, word]) => /[a-z]{3}/i.test(word) && chinese.get(name) === word && !same.has(name),
    );
    expect(empty).toEqual([]);
    expect(untranslated.map(([name]) => name)).toEqual([]);
  });
});

/** Every word by its name; of a sentence with places its shape. */
function wordsIn(words: object, path = ""): Map<string, string> {
  const named = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const name = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") named.set(name, value);
    else if (typeof value === "function") named.set(name, value("1", true));
    else for (const [inner, word] of wordsIn(value, name)) named.set(inner, word);
  }
  return named;
}
