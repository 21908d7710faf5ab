/** The one HTTP call that a customer's page makes. */

import type { ConversationStarted } from "../../shared/customer_frames";
import type { ErrorBody, Language } from "../../shared/frames";
import type { Refusal } from "./state";

/** Long enough for a slow telephone network, short enough to say that something is wrong. */
const TIMEOUT = 15_000;

export type Start =
  | { readonly outcome: "started"; readonly conversation: ConversationStarted }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  | { readonly outcome: "unreachable" };

export type StartConversation = (language: Language, page: string | null) => Promise<Start>;

export const startConversation: StartConversation = async (language, page) => {
  try {
    const response = await fetch(new URL("../api/conversations", location.href), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ language, page }),
      credentials: "omit",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const body: unknown = await response.json();
    if (response.ok) return { outcome: "started", conversation: body as ConversationStarted };
    const { code, message } = (body as ErrorBody).error;
    return { outcome: "refused", refusal: { code, message } };
  } catch {
    // No network, no server, or a proxy's page instead of an answer: all of them pass.
    return { outcome: "unreachable" };
  }
};
