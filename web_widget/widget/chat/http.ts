/** The HTTP calls that a customer's page makes beside its socket. */

import type { ConversationStarted } from "../../shared/customer_frames";
import type { ErrorBody, Language } from "../../shared/frames";
import type { ConversationKey, Refusal } from "./state";

/** Long enough for a slow telephone network, short enough to say that something is wrong. */
const TIMEOUT = 15_000;
const FILE_TIMEOUT = 120_000;

export type Called<T> =
  | { readonly outcome: "done"; readonly answer: T }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  | { readonly outcome: "unreachable" };

async function call<T>(path: string, request: RequestInit, timeout = TIMEOUT): Promise<Called<T>> {
  try {
    const response = await fetch(new URL(`../api/${path}`, location.href), {
      credentials: "omit",
      signal: AbortSignal.timeout(timeout),
      ...request,
    });
    const answer: unknown = await response.json();
    if (response.ok) return { outcome: "done", answer: answer as T };
    const { code, message } = (answer as ErrorBody).error;
    return { outcome: "refused", refusal: { code, message } };
  } catch {
    // No network, no server, or a proxy's page instead of an answer: all of them pass.
    return { outcome: "unreachable" };
  }
}

function sent(method: string, key: ConversationKey | null, body: object): RequestInit {
  return {
    method,
    headers: { ...bearer(key), "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
}

function bearer(key: ConversationKey | null): Record<string, string> {
  return key === null ? {} : { Authorization: `Bearer ${key.token}` };
}

export type StartConversation = (
  language: Language,
  page: string | null,
) => Promise<Called<ConversationStarted>>;

/** With the desk whose agents answer, if the bank's page names one. */
export const startAt =
  (desk: string | null): StartConversation =>
  (language, page) =>
    call("conversations", sent("POST", null, { language, page, ...(desk && { desk }) }));

/** Tells of something beside the conversation; what cannot be told now is not told. */
export async function note(key: ConversationKey, name: "identity" | "page", body: object) {
  await call(`conversations/${key.conversation_id}/${name}`, sent("POST", key, body));
}

export interface KnownQuestion {
  readonly id: string;
  readonly text: string;
}

/** Approved questions: those to begin with, or those that hold what was typed. */
export async function knownQuestions(language: Language, begin: string): Promise<KnownQuestion[]> {
  const wanted = new URLSearchParams({ language, begin });
  const called = await call<{ questions: KnownQuestion[] }>(`questions?${wanted}`, {});
  return called.outcome === "done" ? called.answer.questions : [];
}

export type SendFile = (
  key: ConversationKey,
  clientId: string,
  file: File,
) => Promise<Called<unknown>>;

export const sendFile: SendFile = (key, clientId, file) => {
  const named = new URLSearchParams({ client_id: clientId, name: file.name });
  const request = { method: "POST", headers: bearer(key), body: file };
  return call(`conversations/${key.conversation_id}/attachments?${named}`, request, FILE_TIMEOUT);
};

/** The file's content, or null when it cannot be had. */
export async function fetchFile(key: ConversationKey, id: string): Promise<Blob | null> {
  const path = `../api/conversations/${key.conversation_id}/attachments/${id}`;
  try {
    const response = await fetch(new URL(path, location.href), { headers: bearer(key) });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}
