import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Connection } from "../connection/connection";
import type { Command } from "../frames";
import { FakeServer } from "./fake_server";

function setUp() {
  const server = new FakeServer();
  const frames: Array<{ readonly type: string }> = [];
  const connection = new Connection<Command, { readonly type: string }>({
    address: "ws://bank.test/ws/conversation",
    hello: () => ({ type: "hello" }),
    onFrame: (frame) => frames.push(frame),
    onState: () => {},
    openSocket: server.open,
    random: () => 1,
    events: new EventTarget(),
  });
  connection.start();
  return { server, frames, connection };
}

function busy(clientId: string, detail: object = { retry_after: 1 }) {
  return { type: "refused", client_id: clientId, code: "busy", message: "", detail };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a command refused as busy is said again after the time that was named, and the page hears nothing", () => {
  const { server, frames, connection } = setUp();
  const socket = server.welcome();
  connection.send({ type: "say", client_id: "a" });
  socket.says(busy("a"));
  vi.advanceTimersByTime(900);
  expect(socket.commands().map((frame) => frame.client_id)).toEqual(["a"]);
  vi.advanceTimersByTime(200);
  expect(socket.commands().map((frame) => frame.client_id)).toEqual(["a", "a"]);
  expect(frames.map((frame) => frame.type)).toEqual(["welcome"]);
});

test("what is said meanwhile keeps its order", () => {
  const { server, connection } = setUp();
  const socket = server.welcome();
  connection.send({ type: "say", client_id: "a" });
  socket.says(busy("a"));
  connection.send({ type: "say", client_id: "b" });
  expect(socket.commands().map((frame) => frame.client_id)).toEqual(["a"]);
  vi.advanceTimersByTime(1_100);
  expect(socket.commands().map((frame) => frame.client_id)).toEqual(["a", "a", "b"]);
});

test("without a time it is a refusal like any other", () => {
  const { server, frames, connection } = setUp();
  const socket = server.welcome();
  connection.send({ type: "say", client_id: "a" });
  socket.says(busy("a", {}));
  vi.advanceTimersByTime(60_000);
  expect(frames.map((frame) => frame.type)).toEqual(["welcome", "refused"]);
});

test("after a bye the line is opened again at the time that the server named", () => {
  const { server, frames } = setUp();
  const socket = server.welcome();
  socket.says({ type: "bye", come_back_after: 2.5 });
  socket.drops(1012);
  vi.advanceTimersByTime(2_400);
  expect(server.sockets).toHaveLength(1);
  vi.advanceTimersByTime(200);
  expect(server.sockets).toHaveLength(2);
  expect(frames.map((frame) => frame.type)).toEqual(["welcome"]);
});
