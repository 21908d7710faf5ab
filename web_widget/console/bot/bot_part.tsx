/** The bot's part of the story, folded: what was asked, what it answered and how sure it was. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Turn } from "../../shared/agent_frames";
import type { Message, ReplyKind } from "../../shared/frames";
import { useLanguage, useWords } from "../app/context";
import { offeredIn } from "../case/summary";
import { Icon } from "../parts/icons";
import type { Conversation } from "../state/conversation";
import { percent } from "../words/times";
import { type Exchange, exchangesIn, type Part } from "./story";
import { reasonText } from "./turn_view";

export interface BotPartProps {
  readonly part: Part;
  readonly conversation: Conversation;
  /** The whole of it. */
  readonly children: ComponentChildren;
}

export function BotPart({ part, conversation, children }: BotPartProps) {
  const { botPart } = useWords();
  const [isOpen, open] = useState(false);
  const exchanges = exchangesIn(part, conversation.turns);
  return (
    <section class="bot-part" data-open={isOpen} aria-label={botPart.title}>
      <header class="bot-part-head">
        <h3>{botPart.title}</h3>
        <button
          type="button"
          class="text-button"
          aria-expanded={isOpen}
          onClick={() => open(!isOpen)}
        >
          {isOpen ? botPart.fold : botPart.unfold(part.messages.length)}
        </button>
      </header>
      {isOpen ? (
        <div class="bot-part-all">{children}</div>
      ) : (
        <ol class="exchanges">
          {exchanges.map((exchange) => (
            <ExchangeView key={exchange.seq} exchange={exchange} />
          ))}
        </ol>
      )}
    </section>
  );
}

function ExchangeView({ exchange }: { readonly exchange: Exchange }) {
  const { question, reply, turn } = exchange;
  return (
    <li class="exchange" data-kind={reply?.kind}>
      <p class="exchange-question" dir="auto">
        {question}
      </p>
      {reply !== null && <ReplyLine reply={reply} turn={turn} />}
    </li>
  );
}

interface ReplyLineProps {
  readonly reply: Message;
  readonly turn: Turn | null;
}

function ReplyLine({ reply, turn }: ReplyLineProps) {
  const words = useWords();
  const language = useLanguage();
  const { verdict } = reply;
  const kind = reply.kind as ReplyKind;
  const reason = turn?.reason == null ? null : reasonText(turn.reason, words);
  return (
    <p class="exchange-reply">
      <span class="kind">{words.conversation.kinds[kind]}</span>
      <span class="exchange-title" dir="auto">
        {reason ?? titleOf(reply)}
      </span>
      {turn !== null && kind !== "small_talk" && (
        <span class="exchange-figure" title={words.turn.confidence}>
          <span class="visually-hidden">{words.turn.confidence} </span>
          {percent(turn.confidence, language)}
        </span>
      )}
      {verdict !== null && (
        <span class="verdict" data-verdict={verdict}>
          <Icon name={verdict === "up" ? "up_thumb" : "down_thumb"} />
          <span class="visually-hidden">
            {verdict === "up" ? words.conversation.helpful : words.conversation.notHelpful}
          </span>
        </span>
      )}
    </p>
  );
}

/** By its source, or the choices that it offered; small talk has neither. */
function titleOf(reply: Message): string {
  const titles = reply.citations.map(({ title }) => title);
  return titles.join(" · ") || offeredIn(reply);
}
