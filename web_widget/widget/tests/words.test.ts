import { describe, expect, test } from "vitest";
import { message } from "../../shared/tests/builders";
import { transcriptText } from "../chat/saved";
import type { Words } from "../words/en";
import { eventIn, pickTongue, TONGUES, wordsOf } from "../words/words";

/** Every word, those that are made of figures and names included, by its way through the file. */
function texts(words: object, way = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, word] of Object.entries(words)) {
    const here = `${way}${name}`;
    if (typeof word === "string") found.set(here, word);
    else if (typeof word === "function") found.set(here, `${word("7")} ${word(1)}`);
    else if (name !== "refusals") for (const each of texts(word, `${here}.`)) found.set(...each);
  }
  return found;
}

const english = texts(await wordsOf("en"));

describe.each(TONGUES.slice(1))("%s", (tongue) => {
  test("has every word that English has, and none left in English", async () => {
    const own = texts(await wordsOf(tongue));
    expect([...own.keys()]).toEqual([...english.keys()]);
    for (const [way, word] of own) {
      expect(word, way).toMatch(/[\u3400-\u9fff]/);
      expect(word, way).not.toBe(english.get(way));
    }
  });

  test("answers every refusal", async () => {
    const { refusals }: Words = await wordsOf(tongue);
    expect(refusals.other).toBeTruthy();
  });
});

test("Traditional and Simplified share their meaning and not their characters", async () => {
  const [simplified, traditional] = [await wordsOf("zh-Hans"), await wordsOf("zh-Hant")];
  expect(Object.keys(traditional.refusals)).toEqual(Object.keys(simplified.refusals));
  expect([...texts(traditional).values()].join("")).not.toMatch(/[这个题员对话请问经过务]/);
});

test("what happened is told in the language that is read now, with the adviser's name", async () => {
  const words = await wordsOf("zh-Hant");
  const told = {
    seq: 1,
    author: "system",
    author_name: "Mara $&",
    text: "Mara has joined.",
  } as const;
  expect(eventIn(message({ ...told, kind: "agent_joined" }), words)).toBe("Mara $& 已加入對話。");
  expect(transcriptText([message({ ...told, kind: "ended" })], words, "zh-Hant")).toMatch(
    /您已結束本次對話。/,
  );
  const closed = message({ ...told, kind: "desk_closed", text: "Back at nine." });
  expect(eventIn(closed, words)).toBe("Back at nine.");
});

test.each([
  [["fr", "zh-TW"], "zh-Hant"],
  [["zh_CN", "en"], "zh-Hans"],
  [["zh-Hant-HK"], "zh-Hant"],
  [["de", null], "en"],
])("%j is spoken as %s", (tags, tongue) => {
  expect(pickTongue(tags)).toBe(tongue);
});
