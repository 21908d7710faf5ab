import type { Verdict } from "../../shared/frames";
import { isBotThinking, isLoading, type Row, rowsOf } from "../chat/rows";
import type { Session } from "../chat/session";
import { type Chat, isOver } from "../chat/state";
import { dayLabel } from "../words/times";
import { useSpeech } from "../words/words";
import { BotReply } from "./bot_reply";
import { AgentBubble, CustomerBubble, Thinking } from "./bubbles";
import { Log } from "./log";

export interface ConversationProps {
  readonly session: Session;
  readonly onMoved: () => void;
}

export function Conversation({ session, onMoved }: ConversationProps) {
  const { words } = useSpeech();
  const chat = session.chat.value;
  const { messages } = chat.transcript;
  const rows = rowsOf(chat);
  const received = messages.filter(({ author }) => author !== "customer").length;
  const spoken = rows.filter(({ kind }) => kind === "customer").length;
  const isThinking = isBotThinking(chat);
  return (
    <Log received={received} spoken={spoken} isThinking={isThinking}>
      <Greeting
        canStart={spoken === 0 && !isLoading(chat) && !isOver(chat)}
        session={session}
        onMoved={onMoved}
      />
      {isLoading(chat) && <Loading />}
      <div role="log" aria-live="polite" aria-label={words.log} class="rows">
        {rows.map((row) => (
          <RowView key={row.key} row={row} chat={chat} session={session} onMoved={onMoved} />
        ))}
      </div>
      {isThinking && <Thinking />}
    </Log>
  );
}

function RowView({ row, chat, ...rest }: ConversationProps & { row: Row; chat: Chat }) {
  const { language, words } = useSpeech();
  if (row.kind === "day") {
    return <p class="day">{dayLabel(row.at, new Date(), language, words)}</p>;
  }
  if (row.kind === "system")
    return (
      <p class="system" data-row>
        {row.text}
      </p>
    );
  if (row.kind === "customer") {
    const isOffline = chat.line === "reconnecting";
    return <CustomerBubble row={row} canRepeat={!isOver(chat)} isOffline={isOffline} {...rest} />;
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

function Greeting({ session, canStart, onMoved }: ConversationProps & { canStart: boolean }) {
  const { words } = useSpeech();
  const start = (question: string) => () => {
    session.say(question);
    onMoved();
  };
  return (
    <section class="greeting">
      <h2>{words.greeting}</h2>
      <p>{words.notice}</p>
      <p class="greeting-privacy">{words.privacy}</p>
      {canStart && (
        <fieldset class="starters" aria-label={words.startersLabel}>
          {words.starters.map((question) => (
            <button key={question} type="button" class="choice" onClick={start(question)}>
              {question}
            </button>
          ))}
        </fieldset>
      )}
    </section>
  );
}

function Loading() {
  const { words } = useSpeech();
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">{words.loading}</span>
      <span class="bone bone-end" />
      <span class="bone" />
      <span class="bone bone-short" />
    </div>
  );
}
