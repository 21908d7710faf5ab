/** The wire itself: where it leads, and the part of WebSocket that is used, so that tests can play the server. */

export interface Socket {
  send(text: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
}

export function openWebSocket(address: string): Socket {
  return new WebSocket(address) as unknown as Socket;
}

/** A path relative to the page, such as "../ws/console", as the address of a socket. */
export function socketAddress(path: string, page: string = location.href): string {
  const address = new URL(path, page);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}

/** The frame in a message, or null for what is none. */
export function readFrame<F extends { readonly type: string }>(data: unknown): F | null {
  if (typeof data !== "string") return null;
  try {
    const frame: unknown = JSON.parse(data);
    const isFrame = typeof frame === "object" && frame !== null && "type" in frame;
    return isFrame ? (frame as F) : null;
  } catch {
    return null;
  }
}
