/** The bank's page around the widget: what it asked for, and the messages to and from it. */

import type { ToFrame, ToHost } from "../shared/host_messages";

export interface Host {
  /** What the loader wrote behind the #; null where it says nothing. */
  asked(name: string): string | null;
  readonly page: string | null;
  /** False where the widget fills a window of its own. */
  readonly isFramed: boolean;
  tell(message: ToHost): void;
  onMessage(react: (message: ToFrame) => void): void;
}

const KNOWN = ["opened", "closed", "identify", "page", "draft"];

export function hostOf(frame: Window): Host {
  const invitation = new URLSearchParams(frame.location.hash.slice(1));
  const page = pageAddress(invitation.get("page"));
  // Without a page there is nobody whose origin could be checked: nothing is said and nothing heard.
  const origin = page === null ? null : new URL(page).origin;
  const isFramed = frame.parent !== frame && origin !== null;
  return {
    asked: (name) => invitation.get(name) || null,
    page,
    isFramed,
    tell(message) {
      if (isFramed) frame.parent.postMessage(message, origin);
    },
    onMessage(react) {
      frame.addEventListener("message", (event: MessageEvent<unknown>) => {
        const isHost = isFramed && event.source === frame.parent && event.origin === origin;
        if (isHost && isToFrame(event.data)) react(event.data);
      });
    },
  };
}

function isToFrame(said: unknown): said is ToFrame {
  const message = said as Record<string, unknown> | null;
  if (!KNOWN.includes(message?.teller as string)) return false;
  return ["token", "page", "text"].every((name) => typeof (message?.[name] ?? "") === "string");
}

/** Only origin and path: a query may carry what is nobody's business. */
export function pageAddress(text: string | null): string | null {
  try {
    const { origin, pathname, protocol } = new URL(text ?? "");
    return /^https?:$/.test(protocol) ? origin + pathname : null;
  } catch {
    return null;
  }
}
