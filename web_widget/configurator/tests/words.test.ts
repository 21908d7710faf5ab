import { expect, test } from "vitest";
import { WORDS } from "../words";

test.each(["zh-Hans", "zh-Hant"] as const)("%s leaves nothing in English", (tongue) => {
  for (const [name, word] of Object.entries(WORDS[tongue])) {
    expect(typeof word === "function" ? word("7") : word, name).toMatch(/[\u3400-\u9fff]|4\.5/);
  }
});
