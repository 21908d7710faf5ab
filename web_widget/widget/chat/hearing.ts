/** What each of the server's frames changes. */

import type { CustomerFrame, CustomerWelcome } from "../../shared/customer_frames";
import type { Accepted, ConversationState, Message } from "../../shared/frames";
import { EMPTY_TRANSCRIPT, mergeMessage, withVerdict } from "../../shared/transcript";
import { type Chat, refused, seen, withoutPending, withUpload } from "./state";

export interface Heard {
  readonly chat: Chat;
  /** A message is missing: the client must resume. */
  readonly isGap: boolean;
}

export function heard(chat: Chat, frame: CustomerFrame): Heard {
  if (frame.type === "message") return heardMessage(chat, frame.message);
  return { chat: heardOther(chat, frame), isGap: false };
}

function heardOther(chat: Chat, frame: Exclude<CustomerFrame, { type: "message" }>): Chat {
  switch (frame.type) {
    case "welcome":
      return welcomed(chat, frame);
    case "state":
      return { ...chat, state: stateOf(frame), isAgentHere: true };
    case "accepted":
      return accepted(chat, frame);
    case "refused":
      return refused(chat, frame.client_id, { code: frame.code, message: frame.message });
    case "resync":
      return { ...chat, transcript: EMPTY_TRANSCRIPT, seenSeq: 0, promisedSeq: frame.last_seq };
    case "typing":
      return { ...chat, isAgentWriting: frame.active };
    case "presence":
      return { ...chat, isAgentHere: frame.online };
    default:
      return chat;
  }
}

function welcomed(chat: Chat, frame: CustomerWelcome): Chat {
  return { ...chat, state: stateOf(frame.state), promisedSeq: frame.last_seq, loss: null };
}

/** The parts of a state, whatever else its frame carries. */
function stateOf(frame: ConversationState): ConversationState {
  const { status, agent_name, position, rated, desk } = frame;
  const expected_wait_seconds = frame.expected_wait_seconds ?? null;
  return { status, agent_name, position, expected_wait_seconds, rated, ...(desk && { desk }) };
}

function heardMessage(chat: Chat, message: Message): Heard {
  const merge = mergeMessage(chat.transcript, message);
  if (merge.outcome !== "added") return { chat, isGap: merge.outcome === "gap" };
  let settled = withoutPending(chat, message.client_id);
  if (message.client_id !== null) settled = withUpload(settled, message.client_id, null);
  if (message.author === "agent") settled = { ...settled, isAgentWriting: false };
  return { chat: seen({ ...settled, transcript: merge.transcript }), isGap: false };
}

/** Words wait for their message to take their place; anything else is done now. */
function accepted(chat: Chat, frame: Accepted): Chat {
  const hit = chat.pending.find(({ command }) => command.client_id === frame.client_id);
  if (hit === undefined) return chat;
  if (hit.text !== null) {
    const pending = chat.pending.map((each) =>
      each === hit ? ({ ...each, stage: "accepted" } as const) : each,
    );
    return { ...chat, pending };
  }
  const rest = withoutPending(chat, frame.client_id);
  const { command } = hit;
  if (command.type === "judge") {
    return { ...rest, transcript: withVerdict(rest.transcript, command.seq, command.verdict) };
  }
  return command.type === "rate" ? { ...rest, state: { ...rest.state, rated: true } } : rest;
}
