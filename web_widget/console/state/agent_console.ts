/** An agent at work: what is seen as signals, what can be done as methods. No drawing here. */

import { computed, type Signal, signal } from "@preact/signals";
import type { AgentCommand, Ticket } from "../../shared/agent_frames";
import { AT_QUEUE, type Place } from "../app/place";
import { type Desk, heldTicket, isClaiming, unreadOfMine } from "./desk";
import { DeskLink, type DeskLinkOptions } from "./desk_link";
import { Drafts } from "./keeping";
import type { Line } from "./line";
import { type Reply, withoutReply } from "./replies";

export type Tab = "waiting" | "mine";
export type Finish = "bot" | "queue" | "resolve";

export class AgentConsole {
  readonly desk: Signal<Desk>;
  readonly line: Signal<Line>;
  readonly place = signal<Place>(AT_QUEUE);
  /** The one that the agent chose, else the one in which the open conversation is. */
  readonly tab = computed<Tab>(() => this.chosenTab.value ?? this.tabOfOpen());
  readonly drafts: Drafts;
  readonly name: string;
  readonly unread = computed(() => unreadOfMine(this.desk.value));
  private readonly link: DeskLink;
  private readonly chosenTab = signal<Tab | null>(null);
  private isSeen = true;

  constructor(options: DeskLinkOptions) {
    const { agent } = options.session;
    this.name = agent.name;
    this.drafts = new Drafts(options.kept, agent.agent_id);
    const view = () => ({ openId: this.place.peek().conversationId, isSeen: this.isSeen });
    this.link = new DeskLink(options, view, (command, ticket) => this.accepted(command, ticket));
    this.desk = this.link.desk;
    this.line = this.link.line;
  }

  start(): void {
    this.link.start();
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

  finish(conversationId: string, how: Finish): void {
    const ticket = heldTicket(this.desk.peek(), conversationId);
    if (ticket === null) return;
    const held = { conversation_id: conversationId, fence: ticket.fence };
    if (how === "resolve") this.link.give({ type: "resolve", ...held });
    else this.link.give({ type: "release", ...held, to: how });
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
