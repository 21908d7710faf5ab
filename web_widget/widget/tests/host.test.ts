import { describe, expect, test } from "vitest";
import { hostOf } from "../host";

function frameIn(hash: string) {
  const heard: Array<(event: object) => void> = [];
  const said: Array<[unknown, string]> = [];
  const parent = {
    postMessage: (message: unknown, origin: string) => said.push([message, origin]),
  };
  const frame = {
    location: { hash },
    parent,
    addEventListener: (_: string, react: (event: object) => void) => heard.push(react),
  };
  return { frame: frame as unknown as Window, parent, said, heard };
}

const PAGE = `#language=zh&theme=dark&page=${encodeURIComponent("https://bank.test/a?b=c#d")}`;

describe("the bank's page", () => {
  test("is known by origin and path only", () => {
    const host = hostOf(frameIn(PAGE).frame);
    expect(host.page).toBe("https://bank.test/a");
    expect([host.asked("language"), host.asked("theme"), host.asked("bank")]).toEqual([
      "zh",
      "dark",
      null,
    ]);
  });

  test("is told things under its own origin", () => {
    const { frame, said } = frameIn(PAGE);
    hostOf(frame).tell({ teller: "close" });
    expect(said).toEqual([[{ teller: "close" }, "https://bank.test"]]);
  });

  test("is heard only when it is the parent, with its origin, in known words", () => {
    const { frame, parent, heard } = frameIn(PAGE);
    const got: unknown[] = [];
    hostOf(frame).onMessage((message) => got.push(message));
    const says = (event: object) =>
      heard[0]?.({ source: parent, origin: "https://bank.test", ...event });
    says({ data: { teller: "opened" }, origin: "https://evil.test" });
    says({ data: { teller: "opened" }, source: {} });
    says({ data: { teller: "explode" } });
    says({ data: { teller: "identify", token: { not: "a text" } } });
    says({ data: null });
    says({ data: { teller: "opened" } });
    expect(got).toEqual([{ teller: "opened" }]);
  });

  test.each(["", "#page=javascript:alert(1)", "#page=nonsense"])("%s names no page", (hash) => {
    const { frame, said } = frameIn(hash);
    const host = hostOf(frame);
    host.tell({ teller: "close" });
    expect(host.isFramed).toBe(false);
    expect(said).toEqual([]);
  });
});
