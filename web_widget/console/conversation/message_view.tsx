/** One message: the customer's on one side, the bank's on the other, events between them. */

import type { Turn } from "../../shared/agent_frames";
import type { Message, ReplyKind } from "../../shared/frames";
import { languageTag } from "../../shared/language";
import { Markdown } from "../../shared/markdown/markdown";
import { useConsole, useLanguage, useWords } from "../app/context";
import { TurnView } from "../bot/turn_view";
import { Icon } from "../parts/icons";
import type { Conversation } from "../state/conversation";
import { timeOfDay } from "../words/times";
import { Choices, Sources } from "./attachments";
import { FileView } from "./file_view";

export interface MessageViewProps {
  readonly message: Message;
  readonly turn: Turn | null;
  readonly conversation: Conversation;
}

export function MessageView({ message, turn, conversation }: MessageViewProps) {
  const { id, language } = conversation;
  // Screen readers choose the voice by it.
  const tag = language === null ? undefined : languageTag(language);
  if (message.author === "system") {
    return (
      <p class="event">
        <span lang={tag}>{message.text}</span> <Time at={message.at} />
      </p>
    );
  }
  return (
    <article class="message" data-author={message.author}>
      <MessageHead message={message} />
      <div class="bubble" lang={tag} dir="auto">
        {message.author === "bot" && <Markdown text={message.text} root=".." />}
        {message.author !== "bot" && message.attachment == null && (
          <p class="plain">{message.text}</p>
        )}
        {message.attachment != null && <FileView conversationId={id} file={message.attachment} />}
        <Choices choices={message.choices} />
        <Sources citations={message.citations} />
      </div>
      {turn !== null && <TurnView turn={turn} message={message} />}
      {message.author === "agent" && <AgentFoot message={message} conversation={conversation} />}
    </article>
  );
}

interface AgentFootProps {
  readonly message: Message;
  readonly conversation: Conversation;
}

/** Whether the customer has read it, and making it an entry of the FAQ. */
function AgentFoot({ message, conversation }: AgentFootProps) {
  const words = useWords();
  const { casework } = useConsole();
  const isDraft = casework.drafted.value.has(`${conversation.id}/${message.seq}`);
  const isSeen = conversation.seenByCustomer >= message.seq;
  return (
    <p class="message-foot">
      {isSeen && <span>{words.conversation.seen}</span>}
      {isDraft ? (
        <span class="is-done">
          <Icon name="check" />
          {words.drafts.kept}
        </span>
      ) : (
        <button
          type="button"
          class="quiet-button"
          onClick={() => void casework.draft(conversation.id, message.seq)}
        >
          {words.drafts.make}
        </button>
      )}
    </p>
  );
}

function MessageHead({ message }: { readonly message: Message }) {
  const { conversation } = useWords();
  const kind = replyKind(message);
  return (
    <p class="message-head">
      <strong>
        <AuthorName message={message} />
      </strong>
      {kind !== null && <span class="kind">{conversation.kinds[kind]}</span>}
      <Time at={message.at} />
      {message.verdict !== null && (
        <span class="verdict" data-verdict={message.verdict}>
          <Icon name={message.verdict === "up" ? "up_thumb" : "down_thumb"} />
          <span class="visually-hidden">
            {message.verdict === "up" ? conversation.helpful : conversation.notHelpful}
          </span>
        </span>
      )}
    </p>
  );
}

function AuthorName({ message }: { readonly message: Message }) {
  const { conversation } = useWords();
  const { name } = useConsole();
  if (message.author === "customer") return <>{conversation.customer}</>;
  if (message.author === "bot") return <>{conversation.bot}</>;
  if (message.author_name === name) return <>{conversation.you}</>;
  return <>{message.author_name ?? conversation.colleague}</>;
}

function Time({ at }: { readonly at: string }) {
  return <time dateTime={at}>{timeOfDay(at, useLanguage())}</time>;
}

function replyKind({ author, kind }: Message): ReplyKind | null {
  return author === "bot" ? (kind as ReplyKind) : null;
}
