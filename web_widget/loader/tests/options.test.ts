import { beforeEach, describe, expect, test } from "vitest";
import { frameAddress, readOptions } from "../options";

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
      language: "zh-Hans",
    });
    expect(readOptions(scriptWith({ language: "fr" }), document).language).toBe("zh-Hans");
    expect(readOptions(scriptWith({ language: "zh-TW" }), document).language).toBe("zh-Hant");
  });

  test("the page's address, the attributes and the bank's colours travel behind the #", () => {
    const options = readOptions(
      scriptWith({ language: "en", bank: "A & B", theme: "dark" }),
      document,
    );
    const host = document.createElement("p");
    host.style.setProperty("--teller-colour", "#123456");
    const { hash, search } = new URL(frameAddress(options, "https://bank.test/home", host.style));
    expect(search).toBe("");
    expect(Object.fromEntries(new URLSearchParams(hash.slice(1)))).toEqual({
      language: "en",
      theme: "dark",
      page: "https://bank.test/home",
      bank: "A & B",
      brand: "#123456||||",
    });
  });
});
