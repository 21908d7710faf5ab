import { describe, expect, test } from "vitest";
import { words } from "../../widget/words/en";
import { OWN, shortened, withoutUnused } from "../lean";

describe("shorter names", () => {
  test("are given to nothing that a file of words is asked for", () => {
    const own = new Set(OWN.split(/\s+/));
    expect(Object.keys(words).filter((name) => own.has(name))).toEqual([]);
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
