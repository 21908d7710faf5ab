/** The bank's page around the widget: what it asked for, and the messages to and from it. */

import type { ToFrame, ToHost } from "../shared/host_messages";

export interface Host {
  /** What the loader wrote behind the #. */
  readonly language: string | null;
  readonly theme: "light" | "dark" | null;
  readonly page: string | null;
  readonly bank: string | null;
  /** False where the widget fills a window of its own. */
  readonly isFramed: boolean;
  tell(message: ToHost): void;
  onMessage(react: (message: ToFrame) => void): void;
}

export function hostOf(frame: Window): Host {
  const invitation = new URLSearchParams(frame.location.hash.slice(1));
  const page = pageAddress(invitation.get("page"));
  const theme = invitation.get("theme");
  // Without a page there is nobody whose origin could be checked: nothing is said and nothing heard.
  const origin = page === null ? null : new URL(page).origin;
  const isFramed = frame.parent !== frame && origin !== null;
  return {
    language: invitation.get("language"),
    theme: theme === "light" || theme === "dark" ? theme : null,
    page,
    bank: invitation.get("bank"),
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

function isToFrame(data: unknown): data is ToFrame {
  const said = (data as { teller?: unknown } | null)?.teller;
  return said === "opened" || said === "closed";
}

/** Only origin and path: a query may carry what is nobody's business. */
function pageAddress(text: string | null): string | null {
  try {
    const { origin, pathname, protocol } = new URL(text ?? "");
    return protocol === "https:" || protocol === "http:" ? origin + pathname : null;
  } catch {
    return null;
  }
}
