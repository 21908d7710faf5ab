/** The agent's replies between being sent and standing in the transcript. */

import type { AgentCommand } from "../../shared/agent_frames";
import type { Message } from "../../shared/frames";

export type SayCommand = Extract<AgentCommand, { type: "say" }>;

export interface Reply {
  readonly command: SayCommand;
  readonly state: "sending" | "stored" | "refused";
  /** The number that a stored reply received. */
  readonly seq: number | null;
  /** The server's words when it refused. */
  readonly problem: string | null;
}

export function isSay(command: AgentCommand): command is SayCommand {
  return command.type === "say";
}

export function withReply(replies: readonly Reply[], command: SayCommand): readonly Reply[] {
  return [...replies, { command, state: "sending", seq: null, problem: null }];
}

export function storedReply(
  replies: readonly Reply[],
  clientId: string,
  seq: number | null,
): readonly Reply[] {
  return changed(replies, clientId, { state: "stored", seq });
}

export function refusedReply(
  replies: readonly Reply[],
  clientId: string,
  problem: string,
): readonly Reply[] {
  return changed(replies, clientId, { state: "refused", problem });
}

export function withoutReply(replies: readonly Reply[], clientId: string): readonly Reply[] {
  return replies.filter((reply) => reply.command.client_id !== clientId);
}

/** Drops the replies that a transcript, now read up to this message, shows itself. */
export function arrived(
  replies: readonly Reply[],
  conversationId: string,
  message: Message,
): readonly Reply[] {
  const rest = replies.filter(({ command, seq }) => {
    if (command.conversation_id !== conversationId) return true;
    const isThis = command.client_id === message.client_id;
    return !isThis && (seq === null || seq > message.seq);
  });
  return rest.length < replies.length ? rest : replies;
}

function changed(
  replies: readonly Reply[],
  clientId: string,
  change: Partial<Reply>,
): readonly Reply[] {
  return replies.map((reply) =>
    reply.command.client_id === clientId ? { ...reply, ...change } : reply,
  );
}
