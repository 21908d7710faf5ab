import { expect, test } from "vitest";
import { newClientId } from "../client_id";
import { languageOf, pickLanguage, rememberedLanguage, rememberLanguage } from "../language";
import { drawer } from "../storage";

test.each([
  ["zh-Hant-TW", "zh"],
  ["en_GB", "en"],
  ["fr", null],
  ["", null],
  [null, null],
])("%s is %s", (tag, language) => expect(languageOf(tag)).toBe(language));

test("the first spoken language wins, English is the last resort", () => {
  expect(pickLanguage(["fr", null, "zh-CN", "en"])).toBe("zh");
  expect(pickLanguage(["fr"])).toBe("en");
});

test("the choice is remembered", () => {
  const kept = drawer("localStorage");
  rememberLanguage(kept, "zh");
  expect(rememberedLanguage(kept)).toBe("zh");
});

test("a command's id keeps to the protocol's alphabet and is never the same", () => {
  const ids = Array.from({ length: 50 }, newClientId);
  expect(new Set(ids).size).toBe(50);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
});
