import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { message } from "../../shared/tests/builders";
import { rowsOf } from "../chat/rows";
import type { Session } from "../chat/session";
import { accept, KEY, refuse, settle, setUp, tell, welcome } from "./set_up";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

function stages(session: Session) {
  return session.chat.value.pending.map(({ stage }) => stage);
}

describe("a conversation", () => {
  test("is created with the first words and not before", async () => {
    const { session, server, asked, kept } = setUp();
    await settle();
    expect(asked).toEqual([]);
    session.say("hello");
    expect(stages(session)).toEqual(["sending"]);
    await settle();
    expect(asked).toEqual([{ language: "en", page: "https://bank.test/home" }]);
    expect(kept.key()).toEqual(KEY);
    const socket = server.welcome(welcome());
    expect(socket.sent[0]).toEqual({ type: "hello", protocol: 1, ...KEY, after_seq: 0 });
    expect(socket.commands()).toMatchObject([{ type: "say", text: "hello" }]);
  });

  test("is created once for words in quick succession", async () => {
    const { session, server, asked } = setUp();
    session.say("one");
    session.say("two");
    await settle();
    expect(asked).toHaveLength(1);
    expect(
      server
        .welcome(welcome())
        .commands()
        .map(({ text }) => text),
    ).toEqual(["one", "two"]);
  });

  test("is taken up again by the next page, from the first message on", async () => {
    const { session, server, open } = setUp();
    session.say("hello");
    await settle();
    server.welcome(welcome());
    const next = open();
    const socket = server.welcome(welcome(1));
    expect(socket.sent[0]).toMatchObject({ ...KEY, after_seq: 0 });
    tell(socket, message({ seq: 1, text: "hello" }));
    expect(next.chat.value.transcript.lastSeq).toBe(1);
  });

  test("of another tab is followed here, and words on their way move along", async () => {
    const { session, server } = setUp();
    session.adopt(KEY);
    server.welcome(welcome());
    session.say("on its way");
    session.adopt({ conversation_id: "c_2", token: "other" });
    expect(session.chat.value.key?.conversation_id).toBe("c_2");
    expect(server.welcome(welcome()).commands()).toMatchObject([{ text: "on its way" }]);
  });

  test("that another tab has left is left here, too", () => {
    const { session, server } = setUp();
    session.adopt(KEY);
    server.welcome(welcome());
    session.adopt(null);
    expect(session.chat.value.key).toBeNull();
    expect(server.latest.closedWith).toBe(1000);
  });
});

describe("one's words", () => {
  async function said(text = "hello") {
    const set = setUp();
    set.session.say(text);
    await settle();
    const socket = set.server.welcome(welcome());
    const clientId = socket.commands()[0]?.client_id;
    return { ...set, socket, clientId };
  }

  test("become the message, whichever of the two frames comes first", async () => {
    for (const isAcceptedFirst of [true, false]) {
      localStorage.clear();
      sessionStorage.clear();
      const { session, socket, clientId } = await said();
      const stored = message({ seq: 1, text: "hello", client_id: clientId ?? null });
      if (isAcceptedFirst) accept(socket, clientId, 1);
      tell(socket, stored);
      if (!isAcceptedFirst) accept(socket, clientId, 1);
      const rows = rowsOf(session.chat.value).filter(({ kind }) => kind === "customer");
      expect(rows).toMatchObject([{ key: clientId, stage: "sent", text: "hello" }]);
    }
  });

  test("survive the page and are sent again with the same id", async () => {
    const { open, server, clientId } = await said();
    open();
    expect(server.welcome(welcome()).commands()).toMatchObject([{ client_id: clientId }]);
  });

  test("that were stored before the page went away are not shown twice", async () => {
    const { open, server, clientId } = await said();
    const next = open();
    const socket = server.welcome(welcome(1));
    tell(socket, message({ seq: 1, text: "hello", client_id: clientId ?? null }));
    accept(socket, clientId, 1);
    expect(rowsOf(next.chat.value).filter(({ kind }) => kind === "customer")).toHaveLength(1);
  });

  test("that were refused stay, and can be tried again under a new id", async () => {
    const { session, socket, clientId } = await said();
    refuse(socket, clientId, "busy");
    expect(stages(session)).toEqual(["refused"]);
    session.repeat(clientId ?? "");
    expect(stages(session)).toEqual(["sending"]);
    const [first, second] = socket.commands();
    expect(second?.text).toBe(first?.text);
    expect(second?.client_id).not.toBe(first?.client_id);
  });

  test("that were refused can go back into the text box", async () => {
    const { session, socket, clientId, kept } = await said("long words");
    refuse(socket, clientId, "text_too_long");
    session.write("draft");
    session.edit(clientId ?? "");
    expect(session.draft.value).toBe("long words\ndraft");
    expect(kept.draft()).toBe("long words\ndraft");
    expect(stages(session)).toEqual([]);
  });

  test("wait while the server is out of reach, and start it when it is back", async () => {
    const { session, server, asked } = setUp([
      { outcome: "unreachable" },
      { outcome: "unreachable" },
    ]);
    session.say("hello");
    await settle();
    expect(session.chat.value.line).toBe("reconnecting");
    session.wake();
    await settle();
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(3);
    expect(server.welcome(welcome()).commands()).toMatchObject([{ text: "hello" }]);
    expect(session.chat.value.line).toBe("open");
  });

  test("are refused when no conversation may be started", async () => {
    const refusal = { code: "busy", message: "No room." } as const;
    const { session } = setUp([{ outcome: "refused", refusal }]);
    session.say("hello");
    await settle();
    expect(session.chat.value.pending).toMatchObject([{ stage: "refused", refusal }]);
  });
});

describe("the end", () => {
  test("a conversation that is gone is forgotten, and its unsent words are kept", async () => {
    const { session, server, kept } = setUp();
    session.say("hello");
    await settle();
    server.latest.drops(4404);
    expect(session.chat.value.loss).toBe("expired");
    expect(kept.key()).toBeNull();
    session.startAnew();
    expect(session.draft.value).toBe("hello");
    expect(session.chat.value.pending).toEqual([]);
    session.say("hello");
    await settle();
    expect(server.sockets).toHaveLength(2);
  });

  test("a page that is not allowed keeps the conversation for those that are", async () => {
    const { session, server, kept } = setUp();
    session.say("hello");
    await settle();
    server.latest.drops(4403);
    expect(session.chat.value.loss).toBe("forbidden");
    expect(kept.key()).toEqual(KEY);
  });

  test("a missing message makes it come back and ask from the last one it has", async () => {
    const { session, server } = setUp();
    session.say("hello");
    await settle();
    const socket = server.welcome(welcome());
    tell(socket, message({ seq: 1 }));
    tell(socket, message({ seq: 3 }));
    vi.advanceTimersByTime(500);
    expect(server.sockets).toHaveLength(2);
    expect(server.welcome(welcome(3)).sent[0]).toMatchObject({ after_seq: 1 });
  });
});
