/** How each frame of the server changes the desk. */

import type {
  AgentAccepted,
  AgentCommand,
  AgentFrame,
  AgentWelcome,
} from "../../shared/agent_frames";
import type { Refused, Status } from "../../shared/frames";
import { type Conversation, described, extended, hinted, unopened } from "./conversation";
import type { Desk, Notice, Queue } from "./desk";
import { withQueue } from "./passing";
import { changedQueue, wholeQueue, withoutOffer, withoutTicket, withTicket } from "./queue";
import { arrived, isSay, refusedReply, storedReply, withReply } from "./replies";

/** More would hide the page; the oldest goes first. */
const NOTICES = 3;

const AFTER_RELEASE = { bot: "with_bot", queue: "waiting_for_agent" } as const;

const AFTER_TRANSFER = { agent: "with_agent", queue: "waiting_for_agent" } as const;

type Words<N> = N extends unknown ? Omit<N, "id"> : never;

/** The desk after this command was given to the connection. */
export function given(desk: Desk, command: AgentCommand): Desk {
  const next = { ...desk, pending: [...desk.pending, command] };
  if (isSay(command)) return { ...next, replies: withReply(next.replies, command) };
  if (command.type === "follow") {
    const id = command.conversation_id;
    const conversation = next.conversations.get(id) ?? unopened(id);
    return withConversation(next, { ...conversation, isFollowed: true, problem: null });
  }
  if (command.type !== "unfollow") return next;
  const conversations = new Map(next.conversations);
  conversations.delete(command.conversation_id);
  return { ...next, conversations };
}

export function heard(desk: Desk, frame: AgentFrame): Desk {
  switch (frame.type) {
    case "welcome":
      return greeted(desk, frame);
    case "queue":
      return withQueue(desk, wholeQueue(frame));
    case "queue_changed":
      return desk.queue === null ? desk : withQueue(desk, changedQueue(desk.queue, frame));
    case "agents":
      return { ...desk, agents: frame.agents };
    case "mentions":
      return { ...desk, mentions: frame.mentions };
    case "case":
      return { ...desk, cases: new Map(desk.cases).set(frame.conversation_id, frame) };
    case "typing":
    case "presence":
    case "seen":
      return changed(desk, frame.conversation_id, (known) => hinted(known, frame));
    case "conversation":
      return changed(desk, frame.conversation_id, (known) => described(known, frame));
    case "message": {
      const { conversation_id: id, message } = frame;
      const next = changed(desk, id, (known) => extended(known, message));
      return { ...next, replies: arrived(next.replies, id, message) };
    }
    case "accepted":
      return accepted(desk, frame);
    case "refused":
      return refused(desk, frame);
    case "pong":
      return desk;
    default:
      // A newer server may say more; `bye` concerns the line alone.
      return desk;
  }
}

/** A new line knows nothing of what the old one followed. */
function greeted(desk: Desk, { role, presence }: AgentWelcome): Desk {
  const conversations = new Map(desk.conversations);
  for (const [id, known] of conversations) conversations.set(id, { ...known, isFollowed: false });
  const pending = desk.pending.filter(({ type }) => type !== "follow" && type !== "unfollow");
  return {
    ...desk,
    conversations,
    pending,
    role: role ?? desk.role,
    presence: presence ?? desk.presence,
  };
}

function accepted(desk: Desk, frame: AgentAccepted): Desk {
  const command = commandOf(desk, frame.client_id);
  if (command === undefined) return desk;
  const next = answered(desk, command);
  switch (command.type) {
    case "say":
      return { ...next, replies: stored(next, command.client_id, frame.seq) };
    case "claim":
      return frame.ticket === null ? next : onQueue(next, withTicket, frame.ticket);
    case "release":
      return finished(next, command.conversation_id, AFTER_RELEASE[command.to]);
    case "resolve":
      return finished(next, command.conversation_id, "closed");
    case "transfer":
      return finished(next, command.conversation_id, AFTER_TRANSFER[passedOn(command)]);
    case "decline":
      return onQueue(next, withoutOffer, command.ticket_id);
    case "set_presence":
      return { ...next, presence: command.presence };
    default:
      return next;
  }
}

function passedOn(command: { readonly agent_id?: string }): "agent" | "queue" {
  return command.agent_id === undefined ? "queue" : "agent";
}

/** Shows at once what the next frames will say, so that nothing flickers between them. */
function finished(desk: Desk, conversationId: string, status: Status): Desk {
  const next = onQueue(desk, withoutTicket, conversationId);
  return changed(next, conversationId, (known) => ({ ...known, status }));
}

/** A reply whose message has come already needs no further mention. */
function stored(desk: Desk, clientId: string, seq: number | null): Desk["replies"] {
  const reply = desk.replies.find(({ command }) => command.client_id === clientId);
  if (reply === undefined) return desk.replies;
  const { transcript } = desk.conversations.get(reply.command.conversation_id) ?? unopened("");
  const isShown = seq !== null && seq <= transcript.lastSeq;
  if (isShown) return desk.replies.filter((other) => other !== reply);
  return storedReply(desk.replies, clientId, seq);
}

function refused(desk: Desk, frame: Refused): Desk {
  const command = frame.client_id === null ? undefined : commandOf(desk, frame.client_id);
  if (command === undefined) return told(desk, { kind: "refused", message: frame.message });
  const next = fencedBy(answered(desk, command), command, frame);
  switch (command.type) {
    case "say":
      return { ...next, replies: refusedReply(next.replies, command.client_id, frame.message) };
    case "follow":
      return changed(next, command.conversation_id, (known) => ({
        ...known,
        problem: frame.message,
      }));
    case "unfollow":
    case "seen":
      return next;
    case "claim":
      return told(next, noticeOfClaim(frame));
    default:
      return frame.code === "fenced"
        ? next
        : told(next, { kind: "refused", message: frame.message });
  }
}

function noticeOfClaim({ code, message, detail }: Refused): Words<Notice> {
  if (code === "already_claimed") {
    const name = detail.agent_name;
    return { kind: "already_claimed", agentName: typeof name === "string" ? name : null };
  }
  return { kind: code === "not_waiting" ? "gone" : "refused", message };
}

function fencedBy(desk: Desk, command: AgentCommand, { code }: Refused): Desk {
  if (code !== "fenced" || !("fence" in command)) return desk;
  const fenced = new Map(desk.fenced).set(command.conversation_id, command.fence);
  return { ...desk, fenced };
}

export function told(desk: Desk, words: Words<Notice>): Desk {
  const id = (desk.notices.at(-1)?.id ?? 0) + 1;
  return { ...desk, notices: [...desk.notices, { ...words, id }].slice(-NOTICES) };
}

function commandOf(desk: Desk, clientId: string): AgentCommand | undefined {
  return desk.pending.find((command) => command.client_id === clientId);
}

function answered(desk: Desk, command: AgentCommand): Desk {
  return { ...desk, pending: desk.pending.filter((other) => other !== command) };
}

function onQueue<T>(desk: Desk, change: (queue: Queue, what: T) => Queue, what: T): Desk {
  return desk.queue === null ? desk : { ...desk, queue: change(desk.queue, what) };
}

function changed(desk: Desk, id: string, change: (known: Conversation) => Conversation): Desk {
  const known = desk.conversations.get(id);
  return known === undefined ? desk : withConversation(desk, change(known));
}

function withConversation(desk: Desk, conversation: Conversation): Desk {
  return { ...desk, conversations: new Map(desk.conversations).set(conversation.id, conversation) };
}
