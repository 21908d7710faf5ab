import { render } from "preact";
import { describe, expect, test } from "vitest";
import { readBlocks } from "../markdown/blocks";
import { readInline, safeAddress } from "../markdown/inline";
import { Markdown } from "../markdown/markdown";

function htmlOf(text: string, root = ""): string {
  const place = document.createElement("div");
  render(<Markdown text={text} root={root} />, place);
  return place.querySelector(".markdown")?.innerHTML ?? "";
}

describe("blocks", () => {
  test("paragraphs, and line breaks inside them", () => {
    expect(htmlOf("one\ntwo\n\nthree")).toBe("<p>one<br>two</p><p>three</p>");
  });

  test("lists with one more level inside", () => {
    expect(htmlOf("- a\n  - b\n  - c\n- d")).toBe(
      "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
    );
  });

  test("an ordered list keeps its first number and its nested bullets", () => {
    expect(htmlOf("3. a\n   - b\n4. c")).toBe(
      '<ol start="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol>',
    );
  });

  test("a list after a line of text, items on several lines, blank lines between items", () => {
    expect(htmlOf("Bring:\n- an\n  id\n\n- a letter\n\nThen go.")).toBe(
      "<p>Bring:</p><ul><li>an<br>id</li><li>a letter</li></ul><p>Then go.</p>",
    );
  });

  test("tables with alignment and escaped pipes", () => {
    const html = htmlOf("| What | Price |\n|---|--:|\n| a \\| b | **$12** |");
    expect(html).toContain('<th scope="col" class="align-end">Price</th>');
    expect(html).toContain('<td class="align-start">a | b</td>');
    expect(html).toContain("<strong>$12</strong>");
  });

  test("headings stay out of the page's outline", () => {
    expect(htmlOf("## Fees")).toBe('<p class="heading">Fees</p>');
  });
});

describe("inline", () => {
  test("bold, italic, code and escapes", () => {
    expect(htmlOf("**a *b*** `c*d*` \\*e\\*")).toBe(
      "<p><strong>a <em>b</em></strong> <code>c*d*</code> *e*</p>",
    );
  });

  test("bold right beside Chinese words", () => {
    expect(htmlOf("费用为**12美元**。")).toBe("<p>费用为<strong>12美元</strong>。</p>");
  });

  test("underscores and stars inside words and sums stay text", () => {
    expect(htmlOf("a_b_c and 2 * 3 * 4")).toBe("<p>a_b_c and 2 * 3 * 4</p>");
  });

  test("links open in a new tab, and those of this server follow the page", () => {
    expect(htmlOf("[x](/sources/x)", "..")).toBe(
      '<p><a href="../sources/x" target="_blank" rel="noopener noreferrer">x</a></p>',
    );
  });
});

describe("safety", () => {
  test("HTML is shown, not obeyed", () => {
    expect(htmlOf("<img src=x onerror=alert(1)>")).toBe(
      "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    );
  });

  test.each(["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"])(
    "%s is no link",
    (address) => {
      expect(safeAddress(address)).toBeNull();
      expect(htmlOf(`[x](${address})`)).not.toContain("<a");
    },
  );

  test.each(["//evil.example", "/\\evil.example", "java\u0000script:x", "java\tscript:x", ""])(
    "%j is no link",
    (address) => expect(safeAddress(address)).toBeNull(),
  );

  test.each(["https://a.example/b(c)", "tel:08005550100", "mailto:a@b.example", "/x", "x#y"])(
    "%s is a link",
    (address) => expect(safeAddress(address)).toBe(address),
  );

  test("a long run of marks takes no long time to read", () => {
    const started = performance.now();
    for (const mark of ["*", "_", "[", "`", "**a _b ", "|", "- "]) {
      for (const block of readBlocks(mark.repeat(2000)))
        if ("text" in block) readInline(block.text);
    }
    // About 50 ms; a reader that goes wrong takes minutes.
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
