/** Who is signed in here, and the console that belongs to this sign-in. */

import { signal } from "@preact/signals";
import type { SignedIn } from "../../shared/agent_frames";
import type { Drawer } from "../../shared/storage";
import { AT_QUEUE } from "../app/place";
import { AgentConsole } from "../state/agent_console";
import type { DeskLinkOptions } from "../state/desk_link";
import { forget } from "../state/keeping";
import type { AgentApi, SignInProblem } from "./api";

const KEY = "teller.console.session";

export interface WorkplaceOptions {
  readonly api: AgentApi;
  /** Forgotten with the tab. */
  readonly kept: Drawer;
  readonly address: string;
  readonly now: () => number;
  readonly line?: Pick<DeskLinkOptions, "openSocket" | "events" | "send">;
}

export class Workplace {
  readonly console = signal<AgentConsole | null>(null);
  readonly isSigningIn = signal(false);
  readonly hasExpired = signal(false);
  readonly problem = signal<SignInProblem | null>(null);
  private session: SignedIn | null = null;

  constructor(private readonly options: WorkplaceOptions) {}

  /** Goes on where an earlier page of this tab stopped. */
  restore(): void {
    const session = readSession(this.options.kept.read(KEY));
    if (session === null) return;
    if (Date.parse(session.expires_at) <= this.options.now()) this.expire();
    else this.begin(session);
  }

  async signIn(name: string, password: string): Promise<void> {
    if (this.isSigningIn.peek()) return;
    this.isSigningIn.value = true;
    this.problem.value = null;
    const answer = await this.options.api.signIn(name, password);
    this.isSigningIn.value = false;
    if (answer.signedIn === null) {
      this.problem.value = answer.problem;
      return;
    }
    this.options.kept.write(KEY, JSON.stringify(answer.signedIn));
    this.hasExpired.value = false;
    this.begin(answer.signedIn);
  }

  async signOut(): Promise<void> {
    const session = this.session;
    if (session === null) return;
    this.console.peek()?.go(AT_QUEUE);
    this.leave();
    forget(this.options.kept, session.agent.agent_id);
    await this.options.api.signOut(session.token);
  }

  private begin(session: SignedIn): void {
    const { kept, address, line } = this.options;
    const agentConsole = new AgentConsole({
      ...line,
      address,
      session,
      kept,
      onExpired: () => this.expire(),
    });
    this.session = session;
    this.console.value = agentConsole;
    agentConsole.start();
  }

  /** What was typed is kept: the same agent finds it again. */
  private expire(): void {
    this.leave();
    this.hasExpired.value = true;
  }

  private leave(): void {
    this.console.peek()?.stop();
    this.console.value = null;
    this.session = null;
    this.options.kept.write(KEY, null);
  }
}

function readSession(kept: string | null): SignedIn | null {
  try {
    const session = JSON.parse(kept ?? "null") as Partial<SignedIn> | null;
    const isWhole = typeof session?.token === "string" && typeof session.agent?.name === "string";
    return isWhole ? (session as SignedIn) : null;
  } catch {
    return null;
  }
}
