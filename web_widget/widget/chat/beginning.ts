/** Starts a conversation for words that wait for one, and tries again while the server is out of reach. */

import { delayBefore } from "../../shared/connection/backoff";
import type { Language } from "../../shared/frames";
import type { StartConversation } from "./http";
import type { ConversationKey, Refusal } from "./state";

export interface BeginningOptions {
  readonly startConversation: StartConversation;
  readonly language: () => Language;
  /** The address of the bank's page that the widget stands on. */
  readonly page: () => string | null;
  readonly onStarted: (key: ConversationKey) => void;
  readonly onRefused: (refusal: Refusal) => void;
  readonly onUnreachable: () => void;
}

export class Beginning {
  private isUnderWay = false;
  private attempts = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: BeginningOptions) {}

  /** Starts unless a start is under way or waits to be tried again. */
  begin(): void {
    if (!this.isUnderWay && this.retryTimer === undefined) void this.attempt();
  }

  /** Tries at once if it was waiting to try. */
  wake(): void {
    if (this.retryTimer !== undefined) void this.attempt();
  }

  private async attempt(): Promise<void> {
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    this.isUnderWay = true;
    const start = await this.options.startConversation(
      this.options.language(),
      this.options.page(),
    );
    this.isUnderWay = false;
    if (start.outcome === "unreachable") {
      this.tryLater();
      return;
    }
    this.attempts = 0;
    if (start.outcome === "refused") this.options.onRefused(start.refusal);
    else this.options.onStarted(start.answer);
  }

  private tryLater(): void {
    const delay = delayBefore(this.attempts, 1006, Math.random);
    this.attempts += 1;
    this.retryTimer = setTimeout(() => void this.attempt(), delay);
    this.options.onUnreachable();
  }
}
