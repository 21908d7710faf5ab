/** The case at a glance, beside the conversation. */

import { useEffect } from "preact/hooks";
import { useConsole, useDesk, useWords } from "../app/context";
import { Icon } from "../parts/icons";
import type { Conversation } from "../state/conversation";
import { CaseSummary } from "./case_summary";
import { CustomerCard } from "./customer_card";
import { Facts } from "./facts";
import { Suggestions } from "./suggestions";
import { Tags } from "./tags";

export interface PartProps {
  readonly conversation: Conversation;
}

export function CaseArea({ conversationId }: { readonly conversationId: string | null }) {
  const words = useWords();
  const agentConsole = useConsole();
  const conversation = useDesk(
    (desk) => desk.conversations.get(conversationId ?? ""),
    [conversationId],
  );
  return (
    <aside class="area case" aria-label={words.areas.case}>
      {conversationId !== null && (
        <header class="head case-head">
          <button
            type="button"
            class="icon-button"
            aria-label={words.conversation.back}
            onClick={() => agentConsole.go({ conversationId, area: "conversation" })}
          >
            <Icon name="back" />
          </button>
          <h2>{words.areas.case}</h2>
        </header>
      )}
      {conversation !== undefined && conversation.status !== null && (
        <CaseBody key={conversation.id} conversation={conversation} />
      )}
    </aside>
  );
}

function CaseBody({ conversation }: PartProps) {
  const words = useWords();
  useReading(conversation);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="case-body" aria-label={words.areas.case} tabIndex={0}>
      <CaseSummary conversation={conversation} />
      <Suggestions conversation={conversation} />
      <CustomerCard conversation={conversation} />
      <Tags conversation={conversation} />
      <Facts conversation={conversation} />
    </section>
  );
}

/** Reads the card once, and what could be said anew after each of the customer's messages. */
function useReading({ id, transcript }: Conversation): void {
  const agentConsole = useConsole();
  const { casework } = agentConsole;
  const asked = transcript.messages.filter(({ author }) => author === "customer").at(-1)?.seq ?? 0;
  const isMentioned = useDesk(
    (desk) => desk.mentions.some((one) => one.conversation_id === id),
    [id],
  );
  useEffect(() => void casework.readCard(id), [id]);
  useEffect(() => {
    if (asked > 0) void casework.readSuggestions(id);
  }, [id, asked]);
  useEffect(() => {
    if (isMentioned) void casework.seeMentions(id);
  }, [id, isMentioned]);
}
