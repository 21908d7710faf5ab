/** Plays the server's end of sockets, for tests. */

import type { Socket } from "../connection/socket";

export interface Sent {
  readonly type: string;
  readonly client_id?: string;
  readonly [field: string]: unknown;
}

export class FakeSocket implements Socket {
  readonly sent: Sent[] = [];
  closedWith: number | undefined;
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly code: number }) => void) | null = null;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(code?: number): void {
    this.closedWith = code;
  }

  says(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  drops(code: number): void {
    this.onclose?.({ code });
  }

  /** The frames after the hello, without pings. */
  commands(): Sent[] {
    return this.sent.filter((frame) => frame.type !== "hello" && frame.type !== "ping");
  }
}

export class FakeServer {
  readonly sockets: FakeSocket[] = [];

  readonly open = (): FakeSocket => {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  };

  get latest(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error("Nobody has connected yet.");
    return socket;
  }

  /** Lets the newest connection through, up to and including the welcome. */
  welcome(frame: object = { type: "welcome" }): FakeSocket {
    const socket = this.latest;
    socket.onopen?.();
    socket.says(frame);
    return socket;
  }
}
