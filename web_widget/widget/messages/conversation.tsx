import { useEffect, useState } from "preact/hooks";
import type { Language, Verdict } from "../../shared/frames";
import { type KnownQuestion, knownQuestions } from "../chat/http";
import { isBotThinking, isLoading, type Row, rowsOf } from "../chat/rows";
import type { Session } from "../chat/session";
import { type Chat, isOver } from "../chat/state";
import { dayLabel } from "../words/times";
import { eventIn, useSpeech } from "../words/words";
import { BotReply } from "./bot_reply";
import { AgentBubble, CustomerBubble, Thinking } from "./bubbles";
import { Log } from "./log";

export interface ConversationProps {
  readonly session: Session;
  readonly language: Language;
  readonly onMoved: () => void;
}

export function Conversation({ session, language, onMoved }: ConversationProps) {
  const { words } = useSpeech();
  const chat = session.chat.value;
  const { messages } = chat.transcript;
  const rows = rowsOf(chat);
  const received = messages.filter(({ author }) => author !== "customer").length;
  const spoken = rows.filter(({ kind }) => kind === "customer").length;
  const { status, agent_name } = chat.state;
  const isWriting = chat.isAgentWriting && status === "with_agent";
  const isThinking = isBotThinking(chat) || isWriting;
  return (
    <Log received={received} spoken={spoken} isThinking={isThinking}>
      <Greeting
        canStart={spoken === 0 && !isLoading(chat) && !isOver(chat)}
        session={session}
        language={language}
        onMoved={onMoved}
      />
      {isLoading(chat) && <Thinking text={words.loading} />}
      <div role="log" aria-live="polite" aria-label={words.log} class="rows">
        {rows.map((row) => (
          <RowView
            key={row.key}
            row={row}
            chat={chat}
            session={session}
            language={language}
            onMoved={onMoved}
          />
        ))}
      </div>
      {isThinking && (
        <Thinking
          text={isWriting ? words.isWriting(agent_name ?? words.adviser) : words.thinking}
        />
      )}
    </Log>
  );
}

function RowView({ row, chat, ...rest }: ConversationProps & { row: Row; chat: Chat }) {
  const { tongue, words } = useSpeech();
  if (row.kind === "day") {
    return <p class="day">{dayLabel(row.at, new Date(), tongue, words)}</p>;
  }
  if (row.kind === "system")
    return (
      <p class="system" data-row>
        {eventIn(row.message, words)}
      </p>
    );
  if (row.kind === "customer") {
    const isOffline = chat.line === "reconnecting";
    return <CustomerBubble row={row} isOffline={isOffline} {...rest} />;
  }
  if (row.message.author === "agent") return <AgentBubble row={row} />;
  return <BotReply row={row} verdict={verdictUnderWay(chat, row.message.seq)} {...rest} />;
}

function verdictUnderWay({ pending }: Chat, seq: number): Verdict | null {
  const judging = pending
    .filter(({ command }) => command.type === "judge" && command.seq === seq)
    .at(-1);
  return judging?.command.type === "judge" ? judging.command.verdict : null;
}

function Greeting({
  session,
  language,
  canStart,
  onMoved,
}: ConversationProps & { canStart: boolean }) {
  const { greeting, words } = useSpeech();
  const [starters, setStarters] = useState<KnownQuestion[]>([]);
  const { isShown } = session.chat.value;
  useEffect(() => {
    if (canStart && isShown) void knownQuestions(language, "").then(setStarters);
  }, [canStart, isShown, language]);
  const start = (question: string) => () => {
    session.say(question);
    onMoved();
  };
  return (
    <section class="greeting">
      <h2>{greeting}</h2>
      <p>{words.notice}</p>
      <p class="greeting-privacy">{words.privacy}</p>
      {canStart && starters.length > 0 && (
        <fieldset class="starters">
          <legend>{words.startersLabel}</legend>
          {starters.map(({ id, text }) => (
            <button key={id} type="button" class="choice" onClick={start(text)}>
              {text}
            </button>
          ))}
        </fieldset>
      )}
    </section>
  );
}
