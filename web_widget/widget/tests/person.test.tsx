import { beforeEach, describe, expect, test, vi } from "vitest";
import { message } from "../../shared/tests/builders";
import { NEW_STATE } from "../chat/state";
import { click, drawn, find, place, talking } from "./drawn";
import { act, settle, tell, welcome } from "./set_up";

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.json({ questions: [] }));
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

describe("while no adviser is there", () => {
  const STAFFED = { open: true, staffed: true, opens_at: null };
  const waits = { type: "state", ...NEW_STATE, status: "waiting_for_agent", position: 1 };
  const alone = { ...waits, desk: { ...STAFFED, staffed: false } };

  async function waiting() {
    const set = await talking();
    await act(() => set.socket.says(alone));
    return set;
  }

  test("none is promised, and a message may be left", async () => {
    const { socket } = await waiting();
    expect(find(".bar-queue p").textContent).toBe(
      "No adviser is here just now. Your place in the queue is kept until one is back.",
    );
    await click(".bar-queue button");
    find<HTMLTextAreaElement>(".leave textarea").value = "Call me.";
    find<HTMLInputElement>(".leave input").value = "ada@bank.example";
    const sent = new Event("submit", { bubbles: true, cancelable: true });
    await act(() => void find(".leave").dispatchEvent(sent));
    expect(socket.commands().at(-1)).toMatchObject({ type: "leave_message", text: "Call me." });
    await act(() => tell(socket, message({ seq: 2, author: "system", kind: "message_left" })));
    expect(
      [...place.querySelectorAll(".bar-queue button")].map((each) => each.textContent),
    ).toEqual(["Stop waiting"]);
  });

  test("the place is told as soon as one signs in", async () => {
    const { socket } = await waiting();
    await act(() => socket.says({ ...waits, desk: STAFFED }));
    expect(find(".bar-queue").textContent).toContain("You are next.");
    expect(find(".bar-queue").textContent).not.toContain("Leave a message");
  });

  test("a message that is half written goes on in the text box when one comes", async () => {
    const { session, socket } = await waiting();
    await click(".bar-queue button");
    find<HTMLTextAreaElement>(".leave textarea").value = "My card";
    await act(() => socket.says({ ...waits, status: "with_agent", desk: STAFFED }));
    expect(place.querySelector(".leave")).toBeNull();
    expect(session.draft.value).toBe("My card");
  });
});
