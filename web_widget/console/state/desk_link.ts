/** The desk and its line to the server: every frame changes the desk, and what it needs is asked for. */

import { signal } from "@preact/signals";
import type {
  AgentCommand,
  AgentFrame,
  AgentTyping,
  SignedIn,
  Ticket,
} from "../../shared/agent_frames";
import { newClientId } from "../../shared/client_id";
import { Connection, type ConnectionState } from "../../shared/connection/connection";
import type { Socket } from "../../shared/connection/socket";
import { PROTOCOL } from "../../shared/frames";
import type { Drawer } from "../../shared/storage";
import { emptyDesk, heldTicket } from "./desk";
import { changesDue, lookedAt } from "./following";
import { given, heard } from "./hearing";
import { keepReplies, keptReplies } from "./keeping";
import { type Line, lineAfter } from "./line";
import { isSay } from "./replies";

export interface DeskLinkOptions {
  readonly address: string;
  readonly session: SignedIn;
  /** Where unsent replies are kept. */
  readonly kept: Drawer;
  /** The token is no longer good. */
  readonly onExpired: () => void;
  readonly openSocket?: (address: string) => Socket;
  /** How the calls beside the socket are made. */
  readonly send?: typeof fetch;
  readonly events?: EventTarget;
}

/** Which conversation is open, and whether the agent can see it. */
export interface View {
  readonly openId: string | null;
  readonly isSeen: boolean;
}

export type Unnumbered<C> = C extends unknown ? Omit<C, "client_id"> : never;

export class DeskLink {
  readonly desk;
  readonly line = signal<Line>({ kind: "opening" });
  private readonly connection: Connection<AgentCommand, AgentFrame>;
  private readonly toldSeen = new Map<string, number>();

  constructor(
    private readonly options: DeskLinkOptions,
    private readonly view: () => View,
    private readonly onAccepted: (command: AgentCommand, ticket: Ticket | null) => void,
  ) {
    const { kept, session } = options;
    const agentId = session.agent.agent_id;
    const unsent = keptReplies(kept, agentId);
    this.desk = signal(unsent.reduce(given, emptyDesk(agentId)));
    this.connection = new Connection<AgentCommand, AgentFrame>({
      ...options,
      hello: () => ({ type: "hello", protocol: PROTOCOL, token: session.token, changes: true }),
      onFrame: (frame) => this.hear(frame),
      onState: (state) => this.lineChanged(state),
      onOutbox: (commands) => keepReplies(kept, agentId, commands.filter(isSay)),
      outbox: unsent,
    });
  }

  start(): void {
    this.connection.start();
  }

  stop(): void {
    this.connection.stop();
  }

  /** Tries the line at once instead of waiting for the next attempt. */
  retry(): void {
    this.connection.wake();
  }

  give(unnumbered: Unnumbered<AgentCommand>): void {
    const command: AgentCommand = { ...unnumbered, client_id: newClientId() };
    this.desk.value = given(this.desk.peek(), command);
    this.connection.send(command);
  }

  hint(frame: AgentTyping): void {
    this.connection.hint(frame);
  }

  /** After every frame and every change of view: what is seen is read, what is needed is followed. */
  settle(): void {
    const { openId, isSeen } = this.view();
    this.desk.value = lookedAt(this.desk.peek(), isSeen ? openId : null);
    this.tellSeen(openId);
    const { follow, unfollow } = changesDue(this.desk.peek(), openId);
    for (const id of unfollow) this.give({ type: "unfollow", conversation_id: id });
    for (const { conversationId, afterSeq } of follow) {
      this.give({ type: "follow", conversation_id: conversationId, after_seq: afterSeq });
    }
  }

  /** The customer is shown how far the agent who holds the conversation has read. */
  private tellSeen(openId: string | null): void {
    const desk = this.desk.peek();
    const conversation = desk.conversations.get(openId ?? "");
    const ticket = openId === null ? null : heldTicket(desk, openId);
    if (ticket === null || conversation === undefined) return;
    const { id, readSeq, transcript } = conversation;
    if (readSeq <= (this.toldSeen.get(id) ?? 0)) return;
    this.toldSeen.set(id, readSeq);
    this.give({
      type: "seen",
      conversation_id: id,
      fence: ticket.fence,
      delivered: transcript.lastSeq,
      read: readSeq,
    });
  }

  private hear(frame: AgentFrame): void {
    const { pending } = this.desk.peek();
    if (frame.type === "welcome") this.withdrawFollows(pending);
    this.desk.value = heard(this.desk.peek(), frame);
    if (frame.type === "accepted") {
      const command = pending.find(({ client_id }) => client_id === frame.client_id);
      if (command !== undefined) this.onAccepted(command, frame.ticket);
    }
    this.settle();
  }

  /** A new line asks for each conversation once, from where it stands now. */
  private withdrawFollows(pending: readonly AgentCommand[]): void {
    for (const { type, client_id } of pending) {
      if (type === "follow" || type === "unfollow") this.connection.withdraw(client_id);
    }
  }

  private lineChanged(state: ConnectionState): void {
    this.line.value = lineAfter(this.line.peek(), state);
    if (state.kind === "stopped" && state.code === 4401) this.options.onExpired();
  }
}
