import { expect, test } from "vitest";
import { EMPTY_TRANSCRIPT, mergeMessage, type Transcript, withVerdict } from "../transcript";
import { message } from "./builders";

function transcriptUpTo(last: number): Transcript {
  let transcript = EMPTY_TRANSCRIPT;
  for (let seq = 1; seq <= last; seq += 1) {
    const merge = mergeMessage(transcript, message({ seq }));
    if (merge.outcome === "added") transcript = merge.transcript;
  }
  return transcript;
}

test("messages are kept in the order of their numbers", () => {
  expect(transcriptUpTo(3).messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test("a number that was seen is dropped", () => {
  expect(mergeMessage(transcriptUpTo(3), message({ seq: 2 })).outcome).toBe("repeated");
});

test("a missing number is noticed", () => {
  expect(mergeMessage(transcriptUpTo(3), message({ seq: 5 })).outcome).toBe("gap");
});

test("a verdict changes only its own answer", () => {
  const judged = withVerdict(transcriptUpTo(2), 2, "up");
  expect(judged.messages.map(({ verdict }) => verdict)).toEqual([null, "up"]);
});
