/** Files on their way to a person: tried again while the server is out of reach, for as long as the page lives. */

import type { Cell } from "../../shared/cell";
import { newClientId } from "../../shared/client_id";
import { delayBefore } from "../../shared/connection/backoff";
import type { SendFile } from "./http";
import { type Chat, type Refusal, withUpload } from "./state";

export class Uploads {
  constructor(
    private readonly chat: Cell<Chat>,
    private readonly send: SendFile,
  ) {}

  add(file: File): void {
    void this.attempt(newClientId(), file, 0);
  }

  /** Forgets a file that was refused. */
  drop(clientId: string): void {
    this.chat.value = withUpload(this.chat.value, clientId, null);
  }

  private async attempt(clientId: string, file: File, attempts: number): Promise<void> {
    const { key } = this.chat.value;
    if (key === null) return;
    this.show(clientId, file, null);
    const sent = await this.send(key, clientId, file);
    // Whoever left the conversation meanwhile sends nothing more to it.
    if (this.chat.value.key?.conversation_id !== key.conversation_id) return;
    if (sent.outcome === "refused") this.show(clientId, file, sent.refusal);
    if (sent.outcome !== "unreachable") return;
    const later = delayBefore(attempts, 1006, Math.random);
    setTimeout(() => void this.attempt(clientId, file, attempts + 1), later);
  }

  private show(clientId: string, file: File, refusal: Refusal | null): void {
    // It may have arrived before its answer did.
    const { messages, lastSeq } = this.chat.value.transcript;
    if (messages.some(({ client_id }) => client_id === clientId)) return;
    const after = refusal && lastSeq;
    const upload = { clientId, name: file.name, at: new Date().toISOString(), refusal, after };
    this.chat.value = withUpload(this.chat.value, clientId, upload);
  }
}
