/** What can be done with the open conversation: reply and finish, claim, or only read. */

import { useEffect, useRef } from "preact/hooks";
import { useConsole, useDesk, useWords } from "../app/context";
import { catchFocus, HEAD_ID } from "../app/focus";
import { Composer } from "../compose/composer";
import { FinishButtons } from "../finish/finish_buttons";
import { ClaimButton } from "../parts/claim_button";
import type { Conversation } from "../state/conversation";
import { type Standing, standingOf, ticketOf } from "../state/desk";
import type { Words } from "../words/en/words";
import { SnoozeBar } from "./snooze_bar";

export function Foot({ conversation }: { readonly conversation: Conversation }) {
  const agentConsole = useConsole();
  const standing = useDesk((desk) => standingOf(desk, conversation.id), [conversation.id]);
  const isNoting = agentConsole.noting.value === conversation.id;
  const wasMine = useRef(false);
  useEffect(() => {
    if (wasMine.current && standing !== "mine") catchFocus(HEAD_ID);
    wasMine.current = standing === "mine";
  }, [standing]);
  if (standing === "unknown") return null;
  if (standing === "mine") {
    return (
      <footer class="foot">
        <SnoozeBar conversationId={conversation.id} />
        <Composer conversationId={conversation.id} canReply />
        <FinishButtons conversationId={conversation.id} />
      </footer>
    );
  }
  return (
    <footer class="foot">
      <KeptDraft conversationId={conversation.id} />
      <ReadOnly conversation={conversation} standing={standing} />
      {isNoting && <Composer conversationId={conversation.id} canReply={false} />}
    </footer>
  );
}

interface ReadOnlyProps {
  readonly conversation: Conversation;
  readonly standing: Exclude<Standing, "mine" | "unknown">;
}

function ReadOnly({ conversation, standing }: ReadOnlyProps) {
  const words = useWords();
  const agentConsole = useConsole();
  const ticket = useDesk((desk) => ticketOf(desk, conversation.id), [conversation.id]);
  const isWarning = standing === "no_longer_mine";
  const isNoting = agentConsole.noting.value === conversation.id;
  return (
    <div class="standing" data-standing={standing} role={isWarning ? "alert" : "status"}>
      <p>{standingText(standing, ticket?.agent_name ?? words.conversation.colleague, words)}</p>
      <button
        type="button"
        class="text-button"
        data-key="note"
        aria-pressed={isNoting}
        onClick={() => {
          agentConsole.noting.value = isNoting ? null : conversation.id;
        }}
      >
        {words.notes.toColleagues}
      </button>
      {standing === "waiting" && ticket?.status === "waiting" && (
        <ClaimButton ticket={ticket} data-key="claim" />
      )}
    </div>
  );
}

/** Words that were written before the conversation changed hands are not taken away. */
function KeptDraft({ conversationId }: { readonly conversationId: string }) {
  const words = useWords();
  const draft = useConsole().drafts.of(conversationId);
  if (draft === "") return null;
  return (
    <label class="kept-draft">
      {words.foot.keptDraft}
      <textarea class="composer-text" readOnly rows={2} value={draft} />
    </label>
  );
}

function standingText(
  standing: ReadOnlyProps["standing"],
  agentName: string,
  { foot }: Words,
): string {
  switch (standing) {
    case "waiting":
      return foot.waiting;
    case "with_other":
      return foot.withOther(agentName);
    case "no_longer_mine":
      return foot.noLongerMine;
    case "with_bot":
      return foot.withBot;
    case "closed":
      return foot.closed;
  }
}
