import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Connection, type ConnectionState } from "../connection/connection";
import type { Command } from "../frames";
import { FakeServer } from "./fake_server";

interface Frame {
  readonly type: string;
}

function setUp(outbox: readonly Command[] = []) {
  const server = new FakeServer();
  const states: ConnectionState[] = [];
  const frames: Frame[] = [];
  const kept: Array<readonly Command[]> = [];
  const events = new EventTarget();
  const connection = new Connection<Command, Frame>({
    address: "ws://bank.test/ws/conversation",
    hello: () => ({ type: "hello", after_seq: frames.length }),
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
    onOutbox: (commands) => kept.push(commands),
    outbox,
    openSocket: server.open,
    random: () => 1,
    events,
  });
  connection.start();
  return { server, states, frames, kept, events, connection };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("opening", () => {
  test("hello is the first frame, and commands wait for the welcome", () => {
    const { server, connection } = setUp();
    connection.send({ type: "say", client_id: "a" });
    server.latest.onopen?.();
    expect(server.latest.sent.map((frame) => frame.type)).toEqual(["hello"]);
    server.latest.says({ type: "welcome" });
    expect(server.latest.commands()).toEqual([{ type: "say", client_id: "a" }]);
  });

  test("commands of an earlier page are sent first", () => {
    const { server, connection } = setUp([{ type: "say", client_id: "old" }]);
    connection.send({ type: "say", client_id: "new" });
    const ids = server
      .welcome()
      .commands()
      .map((frame) => frame.client_id);
    expect(ids).toEqual(["old", "new"]);
  });
});

describe("coming back", () => {
  test("unanswered commands are sent again in order with the same ids, answered ones are not", () => {
    const { server, connection, kept } = setUp();
    const first = server.welcome();
    for (const id of ["a", "b", "c"]) connection.send({ type: "say", client_id: id });
    first.says({ type: "accepted", client_id: "a", seq: 1, duplicate: false });
    first.drops(1006);
    vi.advanceTimersByTime(500);
    const ids = server
      .welcome()
      .commands()
      .map((frame) => frame.client_id);
    expect(ids).toEqual(["b", "c"]);
    expect(kept.at(-1)?.map((command) => command.client_id)).toEqual(["b", "c"]);
  });

  test("the hello is made anew and carries what was seen since", () => {
    const { server } = setUp();
    server.welcome().drops(1012);
    vi.advanceTimersByTime(500);
    expect(server.welcome().sent[0]).toEqual({ type: "hello", after_seq: 1 });
  });

  test("the wait doubles from half a second to fifteen", () => {
    const { server, states } = setUp();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      server.latest.drops(1006);
      const state = states.at(-1);
      if (state?.kind !== "reconnecting") throw new Error("It should wait now.");
      waits.push(state.retryAt - Date.now());
      vi.advanceTimersByTime(state.retryAt - Date.now());
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15000, 15000]);
  });

  test("a flood that was punished waits a minute", () => {
    const { server } = setUp();
    server.welcome().drops(4429);
    vi.advanceTimersByTime(59_000);
    expect(server.sockets).toHaveLength(1);
    vi.advanceTimersByTime(2_000);
    expect(server.sockets).toHaveLength(2);
  });

  test.each([4400, 4401, 4403, 4404])("code %i stops it for good", (code) => {
    const { server, states } = setUp();
    server.welcome().drops(code);
    vi.advanceTimersByTime(120_000);
    expect(server.sockets).toHaveLength(1);
    expect(states.at(-1)).toEqual({ kind: "stopped", code });
  });

  test("after 1009 the oversized command is not sent again", () => {
    const { server, connection } = setUp();
    const first = server.welcome();
    connection.send({ type: "say", client_id: "big", text: "x".repeat(70_000) } as Command);
    connection.send({ type: "say", client_id: "small" });
    first.drops(1009);
    vi.advanceTimersByTime(500);
    const ids = server
      .welcome()
      .commands()
      .map((frame) => frame.client_id);
    expect(ids).toEqual(["small"]);
  });
});

describe("the network of the browser", () => {
  test("online wakes it at once, offline drops the line at once", () => {
    const { server, states, events } = setUp();
    server.welcome();
    events.dispatchEvent(new Event("offline"));
    expect(states.at(-1)?.kind).toBe("reconnecting");
    events.dispatchEvent(new Event("online"));
    expect(server.sockets).toHaveLength(2);
  });

  test("a silent line is given up after 45 seconds", () => {
    const { server } = setUp();
    const first = server.welcome();
    vi.advanceTimersByTime(40_000);
    expect(first.sent.filter((frame) => frame.type === "ping")).toHaveLength(2);
    expect(server.sockets).toHaveLength(1);
    vi.advanceTimersByTime(6_000);
    expect(server.sockets).toHaveLength(2);
  });

  test("pongs keep it", () => {
    const { server } = setUp();
    const first = server.welcome();
    for (let minute = 0; minute < 10; minute += 1) {
      vi.advanceTimersByTime(20_000);
      first.says({ type: "pong" });
    }
    expect(server.sockets).toHaveLength(1);
  });

  test("a line that is never welcomed is given up after 15 seconds", () => {
    const { server } = setUp();
    vi.advanceTimersByTime(16_000);
    expect(server.sockets).toHaveLength(2);
  });
});

test("resume comes back and waits longer each time, so that a faulty server is not stormed", () => {
  const { server, states, connection } = setUp();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    server.welcome();
    connection.resume();
    vi.advanceTimersByTime(500 * 2 ** attempt);
    expect(server.sockets).toHaveLength(attempt + 2);
  }
  expect(states.at(-1)?.kind).toBe("connecting");
});

describe("endings", () => {
  test("stop closes with 1000 and nothing wakes it", () => {
    const { server, connection, events } = setUp();
    const first = server.welcome();
    connection.stop();
    events.dispatchEvent(new Event("online"));
    vi.advanceTimersByTime(60_000);
    expect(first.closedWith).toBe(1000);
    expect(server.sockets).toHaveLength(1);
  });

  test("a withdrawn command is not sent", () => {
    const { server, connection } = setUp();
    connection.send({ type: "say", client_id: "a" });
    expect(connection.withdraw("a")).toBe(true);
    expect(connection.withdraw("a")).toBe(false);
    expect(server.welcome().commands()).toEqual([]);
  });

  test("what is no frame is not passed on", () => {
    const { server, frames } = setUp();
    server.latest.onmessage?.({ data: "no json" });
    server.latest.onmessage?.({ data: "[1]" });
    server.latest.onmessage?.({ data: new Uint8Array(2) });
    expect(frames).toEqual([]);
  });
});
