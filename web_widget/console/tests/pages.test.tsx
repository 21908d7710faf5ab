import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FakeServer } from "../../shared/tests/fake_server";
import { Alerts } from "../alerts/alerts";
import { SurroundingsProvider } from "../app/context";
import { Root } from "../app/root";
import { AgentApi } from "../sign_in/api";
import { Workplace } from "../sign_in/workplace";
import { Preferences } from "../words/preferences";
import {
  accept,
  answering,
  conversation,
  memoryDrawer,
  myTicket,
  queue,
  SESSION,
  said,
  ticket,
} from "./builders";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
});

async function setUp() {
  const server = new FakeServer();
  const workplace = new Workplace({
    api: new AgentApi("../api/agents", async () => Response.json(SESSION)),
    kept: memoryDrawer(),
    address: "ws://bank.test/ws/console",
    now: () => 0,
    line: { openSocket: server.open, events: new EventTarget(), send: answering({ desks: [] }) },
  });
  const preferences = new Preferences(memoryDrawer(), ["en"]);
  const tools = { askPermission: async () => true, show: () => {}, chime: () => {} };
  const alerts = new Alerts(memoryDrawer(), tools);
  const clock = signal(Date.parse("2026-03-01T09:35:00Z"));
  act(() => {
    render(
      <SurroundingsProvider value={{ workplace, preferences, alerts, clock }}>
        <Root />
      </SurroundingsProvider>,
      document.body,
    );
  });
  return { server, workplace, preferences };
}

/** Signed in, with one conversation held and open. */
async function setUpReply() {
  const opened = await setUp();
  await act(() => opened.workplace.signIn("rosa", "right"));
  const socket = opened.server.welcome();
  await act(() => {
    socket.says(queue([], [myTicket()]));
    socket.says(conversation({ last_seq: 2 }));
    accept(socket, "follow");
    socket.says(said({ seq: 1, text: "<b>what</b> does **it** cost?" }));
    socket.says(said({ seq: 2, author: "bot", kind: "answer", text: "It costs **$12**." }));
    opened.workplace.console.value?.go({ conversationId: "c_1", area: "conversation" });
  });
  const says = () => socket.commands().filter(({ type }) => type === "say");
  return { ...opened, socket, says, box: find<HTMLTextAreaElement>("#composer") };
}

function find<E extends HTMLElement>(selector: string): E {
  const element = document.querySelector<E>(selector);
  if (element === null) throw new Error(`Nothing on the page is ${selector}.`);
  return element;
}

function write(box: HTMLTextAreaElement, text: string): Promise<void> {
  return act(() => {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function press(box: HTMLElement, key: string, more: KeyboardEventInit = {}): Promise<void> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  return act(() => void box.dispatchEvent(event));
}

describe("the transcript", () => {
  test("a customer's words are plain text, the bot's are Markdown", async () => {
    await setUpReply();
    expect(find("[data-author=customer] .bubble").textContent).toBe(
      "<b>what</b> does **it** cost?",
    );
    expect(find("[data-author=bot] .bubble strong").textContent).toBe("$12");
  });
});

describe("the reply box", () => {
  test("Enter sends and empties it", async () => {
    const { box, says } = await setUpReply();
    await write(box, "It costs $12.");
    await press(box, "Enter");
    expect(says()).toHaveLength(1);
    expect(box.value).toBe("");
    expect(find("[data-state=sending]").textContent).toContain("It costs $12.");
  });

  test.each([
    ["Shift", { shiftKey: true }],
    ["an input method", { isComposing: true }],
    ["an input method of Safari", { keyCode: 229 }],
  ])("Enter with %s does not send", async (_, more) => {
    const { box, says } = await setUpReply();
    await write(box, "你好");
    await press(box, "Enter", more);
    expect(says()).toHaveLength(0);
    expect(box.value).toBe("你好");
  });

  test("more than 4,000 characters are not sent, and an emoji counts once", async () => {
    const { box, says } = await setUpReply();
    await write(box, "🙂".repeat(4001));
    await press(box, "Enter");
    expect(says()).toHaveLength(0);
    expect(find(".composer-hint").textContent).toBe("Too many characters: 1");
    await write(box, "🙂".repeat(4000));
    await press(box, "Enter");
    expect(says()).toHaveLength(1);
  });
});

describe("the team", () => {
  test("the longest wait wears the colour that its row has", async () => {
    const { server, workplace } = await setUp();
    await act(() => workplace.signIn("rosa", "right"));
    const socket = server.welcome();
    const late = ticket({ first_reply_due_at: "2026-03-01T09:33:00Z" });
    await act(() => {
      socket.says(queue([late]));
      workplace.console.value?.go({ conversationId: null, area: "team" });
    });
    expect(find(".figure .waited").dataset.urgency).toBe("late");
    expect(find(".figure .waited").textContent).toContain("4:00");
  });
});

describe("closing a conversation", () => {
  test("the second click of a double click confirms nothing", async () => {
    const { socket } = await setUpReply();
    await act(() => find("[data-finish=resolve]").click());
    await act(() => find(".is-grave").click());
    expect(socket.commands().some(({ type }) => type === "resolve")).toBe(false);
    await act(() => void vi.advanceTimersByTime(1000));
    await act(() => find(".is-grave").click());
    await act(async () => void (await vi.advanceTimersByTimeAsync(0)));
    expect(socket.commands().some(({ type }) => type === "resolve")).toBe(true);
  });
});

describe("canned replies", () => {
  const canned = { reply_id: 4, shortcut: "hello", text: "Hello {customer}, this is {agent}." };

  test("a slash finds them, Enter fills their places in, and nothing is sent", async () => {
    const { box, says, workplace } = await setUpReply();
    const casework = workplace.console.value?.casework;
    await act(() => {
      if (casework !== undefined) casework.replies.value = [canned];
    });
    await write(box, "/hel");
    expect(find("[role=option]").textContent).toContain("/hello");
    await press(box, "Enter");
    expect(box.value).toBe("Hello dear customer, this is Rosa Lindqvist.");
    expect(says()).toHaveLength(0);
  });
});

test("the words change with the language", async () => {
  const { preferences } = await setUp();
  expect(find("h1").textContent).toBe("Sign in");
  await act(() => preferences.switchLanguage());
  expect(find("h1").textContent).toBe("登录");
});
