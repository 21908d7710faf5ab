/** An agent at work: what is seen as signals, what can be done as methods. No drawing here. */

import { computed, type Signal, signal } from "@preact/signals";
import type { AgentCommand, Presence, Resolution, Ticket } from "../../shared/agent_frames";
import { AT_QUEUE, type Place } from "../app/place";
import { CaseApi } from "../casework/api";
import { Casework } from "../casework/casework";
import { plainText } from "../casework/plain_text";
import { type Desk, heldTicket, isClaiming, unreadOfMine } from "./desk";
import { DeskLink, type DeskLinkOptions } from "./desk_link";
import { told } from "./hearing";
import { type Filter, NO_FILTER, type Tab } from "./inbox";
import { Drafts } from "./keeping";
import type { Line } from "./line";
import { type Reply, withoutReply } from "./replies";

export type Finish = "bot" | "queue";
/** To whom a conversation is passed on. */
export type Receiver = { readonly agent_id: string } | { readonly skill: string };

/** Milliseconds. */
const TYPING_EVERY = 2000;

export class AgentConsole {
  readonly desk: Signal<Desk>;
  readonly line: Signal<Line>;
  readonly place = signal<Place>(AT_QUEUE);
  /** The one that the agent chose, else the one in which the open conversation is. */
  readonly tab = computed<Tab>(() => this.chosenTab.value ?? this.tabOfOpen());
  readonly drafts: Drafts;
  readonly name: string;
  readonly agentId: string;
  readonly casework: Casework;
  readonly filter = signal<Filter>(NO_FILTER);
  /** The conversation in which a note is being written instead of a reply. */
  readonly noting = signal<string | null>(null);
  readonly colleagues = computed(() => this.desk.value.agents);
  readonly unread = computed(() => unreadOfMine(this.desk.value));
  private readonly link: DeskLink;
  private readonly chosenTab = signal<Tab | null>(null);
  private isSeen = true;
  private typedAt = 0;

  constructor(options: DeskLinkOptions) {
    const { agent } = options.session;
    this.name = agent.name;
    this.agentId = agent.agent_id;
    this.drafts = new Drafts(options.kept, agent.agent_id);
    const api = new CaseApi("../api", options.session.token, options.send ?? fetch.bind(window));
    this.casework = new Casework(api, (said) => this.tell(said));
    const view = () => ({ openId: this.place.peek().conversationId, isSeen: this.isSeen });
    this.link = new DeskLink(options, view, (command, ticket) => this.accepted(command, ticket));
    this.desk = this.link.desk;
    this.line = this.link.line;
  }

  start(): void {
    this.link.start();
    this.casework.start();
  }

  stop(): void {
    this.link.stop();
  }

  retry(): void {
    this.link.retry();
  }

  go(place: Place): void {
    this.place.value = place;
    this.link.settle();
  }

  turn(tab: Tab): void {
    this.chosenTab.value = tab;
    if (tab === "finished") void this.casework.readFinished();
  }

  /** Told whether the page is in sight: only then does what arrives count as read. */
  see(isSeen: boolean): void {
    this.isSeen = isSeen;
    if (isSeen) this.link.retry();
    this.link.settle();
  }

  /** Not while the line is down: the claim would come true later, when the agent is elsewhere. */
  claim(ticket: Ticket): void {
    const isPossible = ticket.status === "waiting" && this.line.peek().kind === "open";
    if (!isPossible || isClaiming(this.desk.peek(), ticket.ticket_id)) return;
    this.link.give({ type: "claim", ticket_id: ticket.ticket_id });
  }

  /** False when there is nothing to say, or when the conversation is not this agent's. */
  say(conversationId: string, text: string): boolean {
    const ticket = heldTicket(this.desk.peek(), conversationId);
    if (ticket === null || text.trim() === "") return false;
    const { fence } = ticket;
    this.link.give({ type: "say", conversation_id: conversationId, fence, text });
    return true;
  }

  /** The customer is told that somebody is writing, at most every two seconds. */
  types(conversationId: string): void {
    const now = Date.now();
    if (now - this.typedAt < TYPING_EVERY) return;
    if (heldTicket(this.desk.peek(), conversationId) === null) return;
    this.typedAt = now;
    this.link.hint({ type: "typing", conversation_id: conversationId, active: true });
  }

  finish(conversationId: string, how: Finish): void {
    const ticket = heldTicket(this.desk.peek(), conversationId);
    if (ticket === null) return;
    const { fence } = ticket;
    this.link.give({ type: "release", conversation_id: conversationId, fence, to: how });
  }

  /** The reason is kept first: a conversation without one would stay so. */
  async resolve(conversationId: string, reason: Resolution): Promise<void> {
    const ticket = heldTicket(this.desk.peek(), conversationId);
    if (ticket === null) return;
    const { fence } = ticket;
    if (!(await this.casework.keepResolution(conversationId, fence, reason))) return;
    this.link.give({ type: "resolve", conversation_id: conversationId, fence });
  }

  /** Puts an approved text where it can be changed before it is sent; false when there is none. */
  insertSuggestion(conversationId: string, place: number): boolean {
    const { suggestions } = this.casework.readingOf(conversationId);
    const suggestion = suggestions?.suggestions[place];
    if (suggestion === undefined) return false;
    this.noting.value = null;
    this.drafts.append(conversationId, plainText(suggestion.text));
    return true;
  }

  transfer(conversationId: string, receiver: Receiver): void {
    const ticket = heldTicket(this.desk.peek(), conversationId);
    if (ticket === null) return;
    const { fence } = ticket;
    this.link.give({ type: "transfer", conversation_id: conversationId, fence, ...receiver });
  }

  decline(ticketId: string): void {
    this.link.give({ type: "decline", ticket_id: ticketId });
  }

  setPresence(presence: Presence): void {
    if (presence !== this.desk.peek().presence) this.link.give({ type: "set_presence", presence });
  }

  /** For supervisors: to an agent, or back to the queue. */
  assign(ticketId: string, agentId: string | null): void {
    this.link.give({ type: "assign", ticket_id: ticketId, agent_id: agentId });
  }

  /** Says what a call was answered with; null when it was not answered. */
  tell(said: string | null): void {
    const desk = this.desk.peek();
    this.desk.value = told(
      desk,
      said === null ? { kind: "unreachable" } : { kind: "refused", message: said },
    );
  }

  /** Asks again for a conversation that the server would not show. */
  reopen(conversationId: string): void {
    this.link.give({ type: "follow", conversation_id: conversationId, after_seq: 0 });
  }

  /** Sends a refused reply once more, with the fence that holds now. */
  sayAgain({ command }: Reply): void {
    if (this.say(command.conversation_id, command.text)) this.discard(command.client_id);
  }

  /** Puts the words of a refused reply back where they can be changed. */
  takeBack({ command }: Reply): void {
    this.drafts.append(command.conversation_id, command.text);
    this.discard(command.client_id);
  }

  discard(clientId: string): void {
    const desk = this.desk.peek();
    this.desk.value = { ...desk, replies: withoutReply(desk.replies, clientId) };
  }

  dismiss(noticeId: number): void {
    const desk = this.desk.peek();
    const notices = desk.notices.filter(({ id }) => id !== noticeId);
    this.desk.value = { ...desk, notices };
  }

  /** Waiting, unless the open conversation is the agent's own. */
  private tabOfOpen(): Tab {
    const { conversationId } = this.place.value;
    const ticket = conversationId === null ? null : heldTicket(this.desk.value, conversationId);
    return ticket === null ? "waiting" : "mine";
  }

  private accepted(command: AgentCommand, ticket: Ticket | null): void {
    if (command.type === "resolve") this.drafts.write(command.conversation_id, "");
    if (command.type !== "claim" || ticket === null) return;
    this.turn("mine");
    this.place.value = { conversationId: ticket.conversation_id, area: "conversation" };
  }
}
