import { describe, expect, test } from "vitest";
import { words } from "../../widget/words/en";
import { wordsOf } from "../../widget/words/words";
import { OWN, shortened, WORDS, withoutUnused } from "../lean";

describe("shorter names", () => {
  test("are given to nothing that a file of words is asked for", () => {
    const own = new Set(OWN.split(/\s+/));
    expect(Object.keys(words).filter((name) => own.has(name))).toEqual([]);
  });

  test("are the same in every language's file, and of words only where no page and no frame uses the name", async () => {
    const named = (names: readonly string[]) => names.filter((name) => WORDS.has(name));
    expect(new Set(WORDS.values()).size).toBe(WORDS.size);
    for (const tongue of ["zh-Hans", "zh-Hant"] as const) {
      expect(named(Object.keys(await wordsOf(tongue)))).toHaveLength(WORDS.size);
    }
    const other = new Set([...Object.keys(words.refusals), ...Object.keys(words.lost)]);
    expect(named([...other, "close", "title", "file", "position"])).toEqual([]);
  });

  test("are the same wherever a custom property stands, and the brand keeps its own", () => {
    expect(shortened("a{--ink:red;color:var(--ink,var(--brand-colour))}")).toBe(
      "a{--0:red;color:var(--0,var(--brand-colour))}",
    );
  });

  test("are not needed for what no rule uses", () => {
    expect(withoutUnused("a{--one:var(--two);--two:1px;color:red}")).toBe("a{color:red}");
  });
});
