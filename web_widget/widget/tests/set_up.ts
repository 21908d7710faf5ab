/** One widget with a fake server behind it. */

import type { ConversationStarted } from "../../shared/customer_frames";
import type { ConversationState, Message } from "../../shared/frames";
import { FakeServer, type FakeSocket } from "../../shared/tests/fake_server";
import type { Called } from "../chat/http";
import { Kept } from "../chat/kept";
import { Session } from "../chat/session";
import { NEW_STATE } from "../chat/state";

export const KEY = { conversation_id: "c_1", token: "secret" };

type Start = Called<ConversationStarted>;

const STARTED: Start = {
  outcome: "done",
  answer: { ...KEY, language: "en", status: "with_bot" },
};

export function setUp(starts: Start[] = [STARTED]) {
  const server = new FakeServer();
  const asked: Array<{ language: string; page: string | null }> = [];
  const kept = new Kept();
  const open = () => {
    const session = new Session({
      kept: new Kept(),
      startConversation: async (language, page) => {
        asked.push({ language, page });
        return starts.shift() ?? STARTED;
      },
      language: () => "en",
      page: "https://bank.test/home",
      openSocket: server.open,
    });
    session.start();
    return session;
  };
  return { server, asked, kept, open, session: open() };
}

/** Lets promises settle; nothing here waits for real time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

/** Does something, and waits until the page stands as it is drawn then. */
export async function act(doing: () => unknown): Promise<void> {
  await doing();
  await settle();
}

export function welcome(lastSeq = 0, parts: Partial<ConversationState> = {}) {
  const state = { ...NEW_STATE, ...parts };
  return { type: "welcome", conversation_id: "c_1", language: "en", last_seq: lastSeq, state };
}

export function tell(socket: FakeSocket, message: Message): void {
  socket.says({ type: "message", message });
}

export function accept(socket: FakeSocket, clientId: string | undefined, seq: number | null): void {
  socket.says({ type: "accepted", client_id: clientId, seq, duplicate: false });
}

export function refuse(socket: FakeSocket, clientId: string | undefined, code: string): void {
  socket.says({ type: "refused", client_id: clientId, code, message: "No.", detail: {} });
}
