/** The two HTTP calls of the console. */

import type { SignedIn } from "../../shared/agent_frames";
import type { ErrorBody } from "../../shared/frames";

/** Seconds, for a server that does not say how long. */
const A_MINUTE = 60;

export type SignInProblem =
  | { readonly kind: "wrong_password" }
  | { readonly kind: "too_many_requests"; readonly retryAfter: number }
  | { readonly kind: "unreachable" }
  | { readonly kind: "refused"; readonly message: string };

export type SignInAnswer =
  | { readonly signedIn: SignedIn }
  | { readonly signedIn: null; readonly problem: SignInProblem };

export class AgentApi {
  constructor(
    /** The address of the agents' calls, relative to the page. */
    private readonly root: string,
    private readonly send: typeof fetch,
  ) {}

  async signIn(name: string, password: string): Promise<SignInAnswer> {
    try {
      const response = await this.send(`${this.root}/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name, password }),
      });
      if (response.ok) return { signedIn: (await response.json()) as SignedIn };
      return { signedIn: null, problem: await problemOf(response) };
    } catch {
      return { signedIn: null, problem: { kind: "unreachable" } };
    }
  }

  /** The token is forgotten here in any case, so an unreachable server is no reason to stay. */
  async signOut(token: string): Promise<void> {
    try {
      await this.send(`${this.root}/sign-out`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        keepalive: true,
      });
    } catch {
      // The token runs out by itself.
    }
  }
}

async function problemOf(response: Response): Promise<SignInProblem> {
  const error = await errorOf(response);
  if (error === null) return { kind: "unreachable" };
  if (error.code === "wrong_password") return { kind: "wrong_password" };
  if (error.code !== "too_many_requests") return { kind: "refused", message: error.message };
  const seconds = error.detail?.retry_after;
  return {
    kind: "too_many_requests",
    retryAfter: typeof seconds === "number" ? seconds : A_MINUTE,
  };
}

/** Null for the page of a proxy in between, which is no answer of Teller's. */
async function errorOf(response: Response): Promise<ErrorBody["error"] | null> {
  try {
    const body = (await response.json()) as Partial<ErrorBody> | null;
    return typeof body?.error?.code === "string" ? body.error : null;
  } catch {
    return null;
  }
}
