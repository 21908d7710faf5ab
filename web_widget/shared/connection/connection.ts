/** A websocket that comes back by itself, and sends every command until it is answered. */

import type { Command } from "../frames";
import { delayBefore, verdictOn } from "./backoff";
import { Heartbeat } from "./heartbeat";
import { hintIn } from "./hints";
import { Outbox } from "./outbox";
import { openWebSocket, readFrame, type Socket } from "./socket";

const CHECK_EVERY = 5_000;

export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "open" }
  | { readonly kind: "reconnecting"; readonly retryAt: number }
  | { readonly kind: "stopped"; readonly code: number };

export interface ConnectionOptions<C extends Command, F extends { readonly type: string }> {
  readonly address: string;
  /** Made anew for each opening, since it carries after_seq. */
  readonly hello: () => object;
  readonly onFrame: (frame: F) => void;
  readonly onState: (state: ConnectionState) => void;
  /** Told after every change of the unanswered commands, so that they can outlive the page. */
  readonly onOutbox?: (outbox: readonly C[]) => void;
  /** Commands from an earlier page, sent first. */
  readonly outbox?: readonly C[];
  readonly openSocket?: (address: string) => Socket;
  readonly random?: () => number;
  /** Where "online" and "offline" are heard; the window by default. */
  readonly events?: EventTarget;
}

export class Connection<C extends Command, F extends { readonly type: string }> {
  private socket: Socket | null = null;
  private isWelcome = false;
  private attempts = 0;
  private readonly outbox: Outbox<C>;
  private readonly heartbeat = new Heartbeat();
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private checkTimer: ReturnType<typeof setInterval> | undefined;
  private postponed: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds that the server's bye asks for. */
  private comeBackAfter: number | null = null;

  constructor(private readonly options: ConnectionOptions<C, F>) {
    this.outbox = new Outbox(options.outbox ?? [], options.onOutbox ?? (() => {}));
  }

  start(): void {
    this.events.addEventListener("online", this.wake);
    // The browser says that the network is gone: do not wait for the silence to prove it.
    this.events.addEventListener("offline", this.resume);
    this.checkTimer = setInterval(() => this.check(), CHECK_EVERY);
    this.connect();
  }

  /** Closes for good. */
  stop(): void {
    this.end(1000);
  }

  /** Sends now, or as soon as the server is back; the server answers every command exactly once. */
  send(command: C): void {
    this.outbox.add(command);
    if (this.isWelcome && this.postponed === undefined) this.transmit(command);
  }

  /** Tells of something that is not worth keeping, if the line is open. */
  hint(frame: { readonly type: string }): void {
    if (this.isWelcome) this.socket?.send(JSON.stringify(frame));
  }

  /** Takes back a command that was not answered yet; false when there is none. */
  withdraw(clientId: string): boolean {
    return this.outbox.remove(clientId);
  }

  /** Drops the line and comes back after the usual wait, to read what is missing. */
  readonly resume = (): void => {
    if (this.socket === null) return;
    this.abandon();
    this.retryLater(1006);
  };

  /** Tries at once if it was waiting to try; for "online", or for a page that is looked at again. */
  readonly wake = (): void => {
    if (this.retryTimer !== undefined) this.connect();
  };

  private get events(): EventTarget {
    return this.options.events ?? window;
  }

  private connect(): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    this.options.onState({ kind: "connecting" });
    const socket = (this.options.openSocket ?? openWebSocket)(this.options.address);
    this.socket = socket;
    this.heartbeat.started(Date.now());
    socket.onopen = () => socket.send(JSON.stringify(this.options.hello()));
    socket.onmessage = (event) => this.hear(event.data);
    socket.onclose = (event) => this.closed(event.code);
  }

  private hear(data: unknown): void {
    this.heartbeat.heard(Date.now());
    const frame = readFrame<F & { readonly client_id?: unknown }>(data);
    if (frame === null) return;
    const hint = hintIn(frame);
    if (hint?.kind === "bye") this.comeBackAfter = hint.after;
    if (hint?.kind === "busy") this.postpone(hint.after);
    if (hint !== null) return;
    const isAnswer = frame.type === "accepted" || frame.type === "refused";
    if (isAnswer && typeof frame.client_id === "string") this.outbox.remove(frame.client_id);
    this.options.onFrame(frame);
    if (frame.type === "welcome") this.open();
  }

  private open(): void {
    this.isWelcome = true;
    this.options.onState({ kind: "open" });
    this.transmitAll();
  }

  /** The server has no room now: everything unanswered is said again in a while, and nothing before. */
  private postpone(milliseconds: number): void {
    clearTimeout(this.postponed);
    this.postponed = setTimeout(() => {
      this.postponed = undefined;
      if (this.isWelcome) this.transmitAll();
    }, milliseconds);
  }

  private transmitAll(): void {
    for (const command of this.outbox.all()) this.transmit(command);
  }

  private closed(code: number): void {
    this.abandon();
    if (verdictOn(code) === "stop") {
      this.end(code);
      return;
    }
    if (code === 1009) this.outbox.dropOversized();
    this.retryLater(code);
  }

  private retryLater(code: number): void {
    const usual = delayBefore(this.attempts, code, this.options.random ?? Math.random);
    const delay = this.comeBackAfter ?? usual;
    this.comeBackAfter = null;
    this.attempts += 1;
    this.retryTimer = setTimeout(() => this.connect(), delay);
    this.options.onState({ kind: "reconnecting", retryAt: Date.now() + delay });
  }

  private check(): void {
    if (this.socket === null) return;
    const step = this.heartbeat.check(Date.now(), this.isWelcome);
    if (step === "give_up") this.resume();
    if (step === "ping") this.socket.send(JSON.stringify({ type: "ping" }));
    // Only a line that held for a while earns a quick return.
    if (step !== "give_up" && this.isWelcome) this.attempts = 0;
  }

  private transmit(command: C): void {
    this.socket?.send(JSON.stringify(command));
  }

  /** Lets go of the socket: nothing it says afterwards is heard. */
  private abandon(): void {
    const socket = this.socket;
    this.socket = null;
    this.isWelcome = false;
    clearTimeout(this.postponed);
    this.postponed = undefined;
    if (socket === null) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close(1000);
  }

  private end(code: number): void {
    this.abandon();
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    clearInterval(this.checkTimer);
    this.events.removeEventListener("online", this.wake);
    this.events.removeEventListener("offline", this.resume);
    this.options.onState({ kind: "stopped", code });
  }
}
