import { describe, expect, test } from "vitest";
import customerFrames from "../../shared/customer_frames.ts?raw";
import frames from "../../shared/frames.ts?raw";
import messages from "../../shared/host_messages.ts?raw";
import state from "../../widget/chat/state.ts?raw";
import { words } from "../../widget/words/en";
import { wordsOf } from "../../widget/words/words";
import { OWN, shortened, WORDS, withoutOverruled, withoutUnused, writtenOut } from "../lean";

describe("shorter names", () => {
  test("are given to nothing that a file of words is asked for", () => {
    const own = new Set(OWN.split(/\s+/));
    expect(Object.keys(words).filter((name) => own.has(name))).toEqual([]);
  });

  test("are given to nothing that is said to the bank's page or the server, nor to what a tab keeps", () => {
    const own = new Set(OWN.split(/\s+/));
    const kept = /interface Pending {(.*?)\n}/s.exec(state)?.[1];
    const said = Array.from(
      (messages + frames + customerFrames + kept).matchAll(/readonly (\w+)\??:/g),
      ([, name = ""]) => name,
    );
    expect(said).toEqual(
      expect.arrayContaining(["isByHand", "after_seq", "expected_wait_seconds", "stage"]),
    );
    expect(said.filter((name) => own.has(name) || WORDS.has(name))).toEqual([]);
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

  test("are not needed for short values that hold everywhere", () => {
    const root = ":root{--one:4px;--two:1px;--long:0 1px 2px #000000}";
    const rules =
      "@media print{:root{--two:2px}}a{margin:var(--one) var(--two);box-shadow:var(--long)}";
    expect(writtenOut(root + rules)).toBe(root + rules.replace("var(--one)", "4px"));
  });

  test("are not needed for what a later rule overrules everywhere", () => {
    const rules = "@media print{:root{--two:2px}}a{top:0}:root{--one:3px}";
    expect(withoutOverruled(`:root{--one:1px;--two:1px}${rules}`)).toBe(`:root{--two:1px}${rules}`);
  });

  test("are not needed for what no rule uses", () => {
    expect(withoutUnused("a{--one:var(--two);--two:1px;color:red}")).toBe("a{color:red}");
  });
});
