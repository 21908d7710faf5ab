/** Builders of what the server says to an agent, and of a console that is played with. */

import type {
  AgentFrame,
  ConversationFrame,
  QueueFrame,
  SignedIn,
  Ticket,
} from "../../shared/agent_frames";
import type { Message, Refused } from "../../shared/frames";
import type { Drawer } from "../../shared/storage";
import { message } from "../../shared/tests/builders";
import { FakeServer, type FakeSocket } from "../../shared/tests/fake_server";
import { AgentConsole } from "../state/agent_console";

export const ME = "a_rosa";

export const SESSION: SignedIn = {
  token: "secret",
  expires_at: "2026-03-01T18:00:00.000Z",
  agent: { agent_id: ME, name: "Rosa Lindqvist" },
};

export function ticket(parts: Partial<Ticket> = {}): Ticket {
  return {
    ticket_id: "t_1",
    conversation_id: "c_1",
    status: "waiting",
    reason: "asked_for_person",
    language: "en",
    asked_at: "2026-03-01T09:31:00.000Z",
    agent_id: null,
    agent_name: null,
    fence: 0,
    last_words: "I would like to talk to somebody",
    last_seq: 3,
    ...parts,
  };
}

export function myTicket(parts: Partial<Ticket> = {}): Ticket {
  return ticket({ status: "claimed", agent_id: ME, agent_name: "Rosa", fence: 1, ...parts });
}

export function queue(waiting: readonly Ticket[], mine: readonly Ticket[] = []): QueueFrame {
  return { type: "queue", waiting, mine, total_waiting: waiting.length };
}

export function conversation(parts: Partial<ConversationFrame> = {}): ConversationFrame {
  return {
    type: "conversation",
    conversation_id: "c_1",
    status: "with_agent",
    language: "en",
    last_seq: 0,
    ticket: null,
    turns: [],
    ...parts,
  };
}

export function said(
  parts: Partial<Message> & { readonly seq: number },
  conversationId = "c_1",
): AgentFrame {
  return { type: "message", conversation_id: conversationId, message: message(parts) };
}

export function refusal(clientId: string, parts: Partial<Refused> = {}): Refused {
  return {
    type: "refused",
    client_id: clientId,
    code: "internal",
    message: "A fault of the server; nothing was lost.",
    detail: {},
    ...parts,
  };
}

export function memoryDrawer(): Drawer {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  };
}

export function openConsole(kept: Drawer = memoryDrawer()) {
  const server = new FakeServer();
  const expiries: number[] = [];
  const agentConsole = new AgentConsole({
    address: "ws://bank.test/ws/console",
    session: SESSION,
    kept,
    onExpired: () => expiries.push(4401),
    send: answering(),
    openSocket: server.open,
    events: new EventTarget(),
  });
  agentConsole.start();
  return { server, agentConsole, expiries, kept };
}

/** Calls beside the socket, answered by what the address ends with; by nothing else in particular. */
export function answering(answers: Readonly<Record<string, unknown>> = {}): typeof fetch {
  return async (address) => {
    const path = String(address);
    const end = Object.keys(answers).find((key) => path.endsWith(key));
    const known = { replies: [], tags: [], drafts: [], tickets: [], suggestions: [], past: [] };
    return Response.json(end === undefined ? known : answers[end]);
  };
}

/** A console whose agent holds c_1, while c_2 waits. */
export function atWork(kept = memoryDrawer()) {
  const opened = openConsole(kept);
  const socket = opened.server.welcome();
  socket.says(queue([ticket({ ticket_id: "t_2", conversation_id: "c_2" })], [myTicket()]));
  socket.says(conversation());
  accept(socket, "follow");
  return { ...opened, socket };
}

/** Answers the newest command of that type. */
export function accept(socket: FakeSocket, type: string, parts: object = {}): void {
  const frame = { seq: null, duplicate: false, ticket: null, ...parts };
  socket.says({ type: "accepted", client_id: newest(socket, type).client_id, ...frame });
}

export function newest(socket: FakeSocket, type: string): { readonly client_id: string } {
  const command = socket.commands().filter((given) => given.type === type);
  return command.at(-1) as unknown as { readonly client_id: string };
}
