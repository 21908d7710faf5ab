import { beforeEach, describe, expect, test } from "vitest";
import { frameAddress, readOptions } from "../options";

const PAGE = { origin: "https://bank.test", pathname: "/home" } as Location;

function scriptWith(attributes: Record<string, string>): HTMLScriptElement {
  const script = document.createElement("script");
  script.type = "text/plain";
  script.src = "https://teller.test/chat/widget.js?v=1";
  Object.assign(script.dataset, attributes);
  return script;
}

beforeEach(() => {
  document.documentElement.lang = "";
});

describe("the script tag", () => {
  test("places the widget beside the script, under a sub-path too", () => {
    expect(readOptions(scriptWith({}), document).frame).toBe("https://teller.test/chat/widget/");
  });

  test("asks for a language, else the page does", () => {
    document.documentElement.lang = "zh-Hans";
    expect(readOptions(scriptWith({ language: "en" }), document).language).toBe("en");
    expect(readOptions(scriptWith({}), document)).toMatchObject({
      language: "zh",
      label: "在线咨询",
    });
    expect(readOptions(scriptWith({ language: "fr" }), document).language).toBe("zh");
  });

  test("may set place, theme, label and the bank's name; nonsense falls back", () => {
    const set = { position: "left", theme: "dark", label: "Help", bank: "Larkfield" };
    expect(readOptions(scriptWith(set), document)).toMatchObject(set);
    expect(readOptions(scriptWith({ position: "up", theme: "red" }), document)).toMatchObject({
      position: "right",
      theme: "auto",
      bank: null,
    });
  });

  test("the page's address and the rest travel behind the #", () => {
    const options = readOptions(scriptWith({ language: "en", bank: "A & B" }), document);
    const { hash, search } = new URL(frameAddress(options, PAGE));
    expect(search).toBe("");
    expect(Object.fromEntries(new URLSearchParams(hash.slice(1)))).toEqual({
      language: "en",
      theme: "auto",
      page: "https://bank.test/home",
      bank: "A & B",
    });
  });
});
