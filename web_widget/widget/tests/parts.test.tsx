import { beforeEach, describe, expect, test, vi } from "vitest";
import { message } from "../../shared/tests/builders";
import { click, drawn, find, place, press, talking } from "./drawn";
import { accept, act, refuse, tell } from "./set_up";

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.json({ questions: [] }));
});

describe("the text box", () => {
  test("sends with Enter, but not with Shift or while a word is being composed", async () => {
    const { session } = await drawn();
    await act(() => session.write("  你好  "));
    await press({ key: "Enter", shiftKey: true });
    await press({ key: "Enter", isComposing: true });
    await press({ key: "Enter", keyCode: 229 });
    expect(session.chat.value.pending).toEqual([]);
    await press({ key: "Enter" });
    expect(session.chat.value.pending.map(({ text }) => text)).toEqual(["你好"]);
    expect(session.draft.value).toBe("");
  });

  test("counts near the limit as the server does, and does not send beyond it", async () => {
    const { session } = await drawn();
    await act(() => session.write("🏦".repeat(3999)));
    expect(find("#counter").textContent).toBe("1 character left");
    await act(() => session.write("🏦".repeat(4001)));
    expect(find("#counter").textContent).toBe("1 character too many");
    await press({ key: "Enter" });
    expect(session.chat.value.pending).toEqual([]);
  });

  test("Escape closes the panel", async () => {
    const { closed } = await drawn();
    await press({ key: "Escape" });
    expect(closed).toEqual(["closed"]);
  });
});

describe("replies", () => {
  test("show sources, and take a verdict at once", async () => {
    const { socket } = await talking();
    const citation = { passage_id: "a", title: "Fees", url: "/sources/a", version: "1" };
    const answer = { author: "bot", kind: "answer", citations: [citation] } as const;
    await act(() => tell(socket, message({ seq: 2, text: "**$12**", ...answer })));
    expect(find(".row-bot strong").textContent).toBe("$12");
    expect(find<HTMLAnchorElement>(".sources a").getAttribute("href")).toBe("../sources/a");
    await click(".thumb");
    expect(find(".thumb").getAttribute("aria-pressed")).toBe("true");
    expect(socket.commands().at(-1)).toMatchObject({ type: "judge", seq: 2, verdict: "up" });
  });

  async function disliked() {
    const set = await talking();
    await act(() => tell(set.socket, message({ seq: 2, author: "bot", kind: "answer" })));
    await click(".thumb-down");
    return set;
  }

  test("are judged in words that a button sends, of which there must be some", async () => {
    const { socket } = await disliked();
    const send = find<HTMLButtonElement>(".why [type=submit]");
    expect([send.textContent, send.disabled]).toEqual(["Send", true]);
    const box = find<HTMLInputElement>(".why input");
    box.value = " too long ";
    await act(() => void box.dispatchEvent(new Event("input", { bubbles: true })));
    expect(send.disabled).toBe(false);
    await act(() => void send.click());
    expect(socket.commands().at(-1)).toMatchObject({ verdict: "down", reason: "too long" });
    expect(place.querySelector(".why")).toBeNull();
  });

  test("need not be explained: one may cancel, or write on", async () => {
    const { socket } = await disliked();
    await click(".why .plain");
    expect(place.querySelector(".why")).toBeNull();
    await click(".thumb-down");
    await act(() => tell(socket, message({ seq: 3, text: "another question" })));
    expect(place.querySelector(".why")).toBeNull();
    expect(find(".thumb-down").getAttribute("aria-pressed")).toBe("true");
  });

  test("offer choices until one is taken", async () => {
    const { socket } = await talking();
    const choices = [{ id: "x", label: "Debit card" }];
    const asked = message({ seq: 2, author: "bot", kind: "clarification", choices });
    await act(() => tell(socket, asked));
    await click(".choice");
    expect(socket.commands().at(-1)).toMatchObject({ type: "choose", seq: 2, choice: "x" });
    expect(find<HTMLButtonElement>(".choice").disabled).toBe(true);
    expect(place.querySelector(".choice-person")).toBeNull();
  });

  test("a customer's words are never read as Markdown", async () => {
    const { socket } = await talking();
    await act(() => tell(socket, message({ seq: 2, text: "**<b>x</b>**" })));
    expect([...place.querySelectorAll(".row-customer .bubble")].at(-1)?.textContent).toBe(
      "You: **<b>x</b>**",
    );
  });
});

describe("trouble", () => {
  async function refused(code: string) {
    const set = await talking();
    await act(() => set.session.say("again"));
    await act(() => refuse(set.socket, set.socket.commands().at(-1)?.client_id, code));
    return set;
  }
  const ways = () => [...place.querySelectorAll(".refusal button")].map((way) => way.textContent);

  test("a refusal stands at the words, with the ways out that there are", async () => {
    const { session } = await refused("busy");
    expect(find(".refusal").textContent).toContain("No.");
    expect(ways()).toEqual(["Try again", "Edit", "Dismiss"]);
    await click(".refusal .plain:nth-child(2)");
    expect(session.draft.value).toBe("again");
  });

  test("what no repeating helps is not offered again, and goes away, also after the end", async () => {
    const { session, socket } = await refused("no_words");
    expect(ways()).toEqual(["Edit", "Dismiss"]);
    await act(() => socket.says({ type: "state", ...session.chat.value.state, status: "closed" }));
    expect(ways()).toEqual(["Dismiss"]);
    await click(".refusal button");
    expect(place.querySelector(".is-refused")).toBeNull();
  });

  test("a broken line is said, with what becomes of the words", async () => {
    const { session, socket } = await talking();
    await act(() => socket.drops(1006));
    await act(() => session.say("still there?"));
    expect(find(".bar-offline").textContent).toContain("kept");
    expect(find(".is-sending .meta").textContent).toBe("Kept, will be sent");
  });

  test("a conversation that is gone is explained, and a new one offered", async () => {
    const { session, socket } = await talking();
    await act(() => socket.drops(4401));
    expect(place.querySelector(".composer")).toBeNull();
    await click(".closing .outline");
    expect(session.chat.value.key).toBeNull();
    expect(place.querySelector(".composer")).not.toBeNull();
  });
});

describe("a closed conversation", () => {
  test("is rated with stars and a comment, once", async () => {
    const { socket } = await talking({ status: "closed" });
    await act(() => void place.querySelectorAll<HTMLInputElement>(".star input")[3]?.click());
    const comment = find<HTMLTextAreaElement>(".rating textarea");
    comment.value = " fine ";
    await act(() => void comment.dispatchEvent(new Event("input", { bubbles: true })));
    await click(".rating .solid");
    const rating = socket.commands().at(-1);
    expect(rating).toMatchObject({ type: "rate", stars: 4, comment: "fine" });
    await act(() => accept(socket, rating?.client_id, null));
    expect(find(".closing").textContent).toContain("Thank you for your rating.");
  });
});
