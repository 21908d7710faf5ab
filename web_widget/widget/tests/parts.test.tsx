import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { drawer } from "../../shared/storage";
import { message } from "../../shared/tests/builders";
import { App } from "../app";
import { Sound } from "../sound";
import { words } from "../words/en";
import { accept, act, refuse, settle, setUp, tell, welcome } from "./set_up";

let place: HTMLElement;

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.json({ questions: [] }));
  localStorage.clear();
  sessionStorage.clear();
  place = document.createElement("div");
  document.body.append(place);
});

afterEach(() => {
  render(null, place);
  place.remove();
});

async function drawn() {
  const set = setUp();
  const closed: string[] = [];
  const onClose = () => closed.push("closed");
  const speech = { tongue: "en", words, bank: words.bank, greeting: words.greeting } as const;
  const draw = () =>
    render(
      <App
        session={set.session}
        speech={speech}
        sound={new Sound(drawer("localStorage"), true)}
        onTongue={() => {}}
        openings={1}
        onClose={onClose}
      />,
      place,
    );
  set.session.chat.watch(draw);
  set.session.draft.watch(draw);
  await act(draw);
  return { ...set, closed };
}

/** A widget in the middle of a conversation. */
async function talking(parts: Parameters<typeof welcome>[1] = {}) {
  const set = await drawn();
  await act(async () => {
    set.session.say("hello");
    await settle();
    set.server.welcome(welcome(0, parts));
  });
  const socket = set.server.latest;
  const clientId = socket.commands()[0]?.client_id ?? null;
  await act(() => tell(socket, message({ seq: 1, text: "hello", client_id: clientId })));
  return { ...set, socket };
}

function find<E extends Element = HTMLElement>(selector: string): E {
  const element = place.querySelector<E>(selector);
  if (element === null) throw new Error(`There is no ${selector}.`);
  return element;
}

async function press(parts: KeyboardEventInit) {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...parts });
  await act(() => void find(".composer textarea").dispatchEvent(event));
}

async function click(selector: string) {
  await act(() => find(selector).click());
}

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

describe("a person", () => {
  test("can be asked for before a word is said", async () => {
    const { server } = await drawn();
    await act(async () => {
      find(".ask-person").click();
      await settle();
      server.welcome(welcome());
    });
    expect(server.latest.commands()).toMatchObject([{ type: "request_person" }]);
    expect(find<HTMLButtonElement>(".ask-person").disabled).toBe(true);
  });

  test("is waited for with the place in the queue, and one may stop waiting", async () => {
    const { socket } = await talking({ status: "waiting_for_agent", position: 3 });
    expect(find(".bar-queue").textContent).toContain("number 3");
    await click(".bar-queue .plain");
    expect(socket.commands().at(-1)).toMatchObject({ type: "leave_queue" });
  });

  test("is named in the header and in the text box", async () => {
    await talking({ status: "with_agent", agent_name: "Mara" });
    expect(find(".header").textContent).toContain("Mara");
    expect(find(".composer textarea").getAttribute("aria-label")).toBe("Write to Mara");
    expect(place.querySelector(".ask-person")).toBeNull();
  });
});

describe("trouble", () => {
  test("a refusal stands at the words, with two ways out", async () => {
    const { session, socket } = await talking();
    await act(() => session.say("again"));
    await act(() => refuse(socket, socket.commands().at(-1)?.client_id, "busy"));
    expect(find(".refusal").textContent).toContain("No.");
    await click(".refusal .plain:last-child");
    expect(session.draft.value).toBe("again");
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
