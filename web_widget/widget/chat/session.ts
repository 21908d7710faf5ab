/** Leads one customer's conversation: holds its state, its connection and what is kept of it. */

import { Cell } from "../../shared/cell";
import { newClientId } from "../../shared/client_id";
import { Connection } from "../../shared/connection/connection";
import { type Socket, socketAddress } from "../../shared/connection/socket";
import type { CustomerCommand, CustomerFrame, CustomerHello } from "../../shared/customer_frames";
import { type Choice, PROTOCOL } from "../../shared/frames";
import { Beginning, type BeginningOptions } from "./beginning";
import { heard } from "./hearing";
import { Hints } from "./hints";
import { note, sendFile } from "./http";
import type { Kept } from "./kept";
import * as state from "./state";
import { Uploads } from "./uploads";

/** A command before it has its id. */
type Draft = CustomerCommand extends infer C
  ? C extends CustomerCommand
    ? Omit<C, "client_id">
    : never
  : never;

export interface SessionOptions extends Pick<BeginningOptions, "startConversation" | "language"> {
  readonly kept: Kept;
  /** The address of the bank's page that the widget stands on. */
  readonly page: string | null;
  readonly openSocket?: (address: string) => Socket;
}

export class Session {
  readonly chat = new Cell<state.Chat>(state.NEW_CHAT);
  readonly draft: Cell<string>;
  readonly uploads = new Uploads(this.chat, sendFile);
  private connection: Connection<CustomerCommand, CustomerFrame> | null = null;
  private readonly beginning: Beginning;
  private identity: string | null = null;
  private page: string | null;
  private readonly hints = new Hints();

  constructor(private readonly options: SessionOptions) {
    this.draft = new Cell(options.kept.draft());
    this.page = options.page;
    this.beginning = new Beginning({
      ...options,
      page: () => this.page,
      onStarted: (key) => this.started(key),
      onRefused: (refusal) => this.change(state.allRefused(this.chat.value, refusal)),
      onUnreachable: () => this.change(state.unreached(this.chat.value)),
    });
  }

  /** Takes up the conversation that this browser has, if any. */
  start(): void {
    const { kept } = this.options;
    const key = kept.key();
    const pending = key === null ? state.movable(kept.pending()) : kept.pending();
    this.change({ ...this.chat.value, pending, seenSeq: kept.seenSeq() });
    if (key !== null) this.follow(key);
    else if (state.unsent(pending).length > 0) this.beginning.begin();
  }

  say(text: string): void {
    this.give({ type: "say", text }, text);
  }

  choose(seq: number, choice: Choice): void {
    this.give({ type: "choose", seq, choice: choice.id }, choice.label);
  }

  /** Any other command: it shows no words of its own. */
  ask(draft: Exclude<Draft, { type: "say" | "choose" }>): void {
    this.give(draft, null);
  }

  /** Gives refused words once more, as a new command. */
  repeat(clientId: string): void {
    const refused = this.takeBack(clientId);
    if (refused !== null) this.give(refused.command, refused.text);
  }

  /** Takes refused words back into the text box. */
  edit(clientId: string): void {
    const refused = this.takeBack(clientId);
    if (refused?.text) this.write([refused.text, this.draft.value].filter(Boolean).join("\n"));
  }

  /** Takes refused words off the page. */
  takeBack(clientId: string): state.Pending | null {
    const chat = this.chat.value;
    this.change(state.withoutPending(chat, clientId));
    return chat.pending.find(({ command }) => command.client_id === clientId) ?? null;
  }

  write(draft: string): void {
    this.draft.value = draft;
    this.options.kept.keepDraft(draft);
    if (this.chat.value.state.status !== "with_agent") return;
    const hint = this.hints.wrote(draft, Date.now());
    if (hint !== null) this.connection?.hint(hint);
  }

  /** Says who the customer is, in this conversation and in those to come. */
  identify(token: string): void {
    this.identity = token;
    const { key } = this.chat.value;
    if (key !== null) void note(key, "identity", { token });
  }

  /** The customer has moved to another page of the bank. */
  moveTo(page: string): void {
    this.page = page;
    const { key } = this.chat.value;
    if (key !== null) void note(key, "page", { page });
  }

  /** Ends this conversation and begins an empty one. */
  startOver(): void {
    this.ask({ type: "end" });
    this.startAnew();
  }

  /** Leaves this conversation. What could not be sent goes back into the text box. */
  startAnew(): void {
    const words = [state.unsentWords(this.chat.value), this.draft.value].filter(Boolean);
    this.connection?.stop();
    this.connection = null;
    this.options.kept.keepKey(null);
    this.change(state.renewed(this.chat.value));
    this.write(words.join("\n"));
  }

  /** Follows what another tab has started; what was not sent yet moves along. Null: it has left this one. */
  adopt(key: state.ConversationKey | null): void {
    const chat = this.chat.value;
    if (chat.key?.conversation_id === key?.conversation_id) return;
    this.connection?.stop();
    this.connection = null;
    const pending = state.movable(state.waiting(chat.pending));
    this.change({ ...state.renewed(chat), pending });
    if (key !== null) this.follow(key);
    else if (pending.length > 0) this.beginning.begin();
  }

  seenElsewhere(seq: number): void {
    this.change(state.seenElsewhere(this.chat.value, seq));
  }

  /** Tries again now instead of later. */
  readonly wake = (): void => {
    this.connection?.wake();
    this.beginning.wake();
  };

  show(isShown: boolean): void {
    this.change(state.shown(this.chat.value, isShown));
  }

  dismissNotice(): void {
    this.change(state.noticeRead(this.chat.value));
  }

  private give(draft: Draft, text: string | null): void {
    const command = { ...draft, client_id: newClientId() } as CustomerCommand;
    this.change(state.given(this.chat.value, command, text, new Date().toISOString()));
    if (this.connection !== null) this.connection.send(command);
    else this.begin();
  }

  private begin(): void {
    // Another tab may have been faster.
    const known = this.options.kept.key();
    if (known === null) this.beginning.begin();
    else this.follow(known);
  }

  private started(key: state.ConversationKey): void {
    if (this.connection !== null) return;
    this.follow(key);
    if (this.identity !== null) this.identify(this.identity);
  }

  private follow({ conversation_id, token }: state.ConversationKey): void {
    this.options.kept.keepKey({ conversation_id, token });
    this.change(state.begun(this.chat.value, { conversation_id, token }));
    const { openSocket } = this.options;
    this.connection = new Connection<CustomerCommand, CustomerFrame>({
      address: socketAddress("../ws/conversation"),
      hello: () => this.hello({ conversation_id, token }),
      onFrame: (frame) => this.hear(frame),
      onState: (connection) => this.change(state.lineChanged(this.chat.value, connection)),
      outbox: state.unsent(this.chat.value.pending),
      ...(openSocket === undefined ? {} : { openSocket }),
    });
    this.connection.start();
  }

  private hello(key: state.ConversationKey): CustomerHello {
    const after_seq = this.chat.value.transcript.lastSeq;
    return { type: "hello", protocol: PROTOCOL, ...key, after_seq };
  }

  private hear(frame: CustomerFrame): void {
    const { chat, isGap } = heard(this.chat.value, frame);
    this.change(chat);
    if (frame.type === "typing") {
      this.hints.heard(frame.active, () => this.change(state.hushed(this.chat.value)));
    }
    if (isGap) this.connection?.resume();
  }

  private change(chat: state.Chat): void {
    const { kept } = this.options;
    if (chat.pending !== this.chat.value.pending) kept.keepPending(chat.pending);
    if (chat.seenSeq !== this.chat.value.seenSeq) kept.keepSeenSeq(chat.seenSeq);
    if (chat.loss === "expired" && this.chat.value.loss === null) kept.keepKey(null);
    this.chat.value = chat;
  }
}
