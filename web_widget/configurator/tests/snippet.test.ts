import { describe, expect, test } from "vitest";
import { contrast, inkOn, NOTHING_CHOSEN, snippetOf } from "../snippet";

const SCRIPT = "https://chat.bank.example/widget.js";

describe("the snippet", () => {
  test("is one tag when nothing was chosen", () => {
    expect(snippetOf(NOTHING_CHOSEN, SCRIPT)).toBe(`<script src="${SCRIPT}" async></script>`);
  });

  test("says what was chosen, and nothing breaks out of it", () => {
    const chosen = { ...NOTHING_CHOSEN, colour: "#ffcc00", greeting: 'Say "hello" & <go>' };
    const snippet = snippetOf(chosen, SCRIPT);
    expect(snippet).toContain("--teller-colour: #ffcc00;\n  --teller-on-colour: #111111;");
    expect(snippet).toContain('data-greeting="Say &quot;hello&quot; &amp; &lt;go>"');
  });
});

describe("the ink", () => {
  test("is the one that reads better", () => {
    expect([inkOn("#0f3d3e"), inkOn("#ffe9a8")]).toEqual(["#ffffff", "#111111"]);
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  });
});
