/** What the agent must be told and what has no place of its own. It stays until it is dismissed. */

import { Icon } from "../parts/icons";
import type { Notice } from "../state/desk";
import type { Words } from "../words/en/words";
import { useConsole, useDesk, useWords } from "./context";

export function Notices() {
  const words = useWords();
  const agentConsole = useConsole();
  const notices = useDesk((desk) => desk.notices);
  return (
    <section class="notices" role="alert" aria-label={words.notices.label}>
      {notices.map((notice) => (
        <div key={notice.id} class="notice">
          <p>{textOf(notice, words)}</p>
          <button
            type="button"
            class="icon-button"
            aria-label={words.notices.dismiss}
            onClick={() => agentConsole.dismiss(notice.id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <UnsentElsewhere />
    </section>
  );
}

/** A refused reply shows in its own conversation; here for whoever has moved on to another. */
function UnsentElsewhere() {
  const words = useWords();
  const agentConsole = useConsole();
  const open = agentConsole.place.value.conversationId;
  const reply = useDesk((desk) => desk.replies).find(
    ({ state, command }) => state === "refused" && command.conversation_id !== open,
  );
  if (reply === undefined) return null;
  const conversationId = reply.command.conversation_id;
  return (
    <div class="notice">
      <p>{words.notices.unsentElsewhere}</p>
      <button
        type="button"
        class="text-button"
        onClick={() => agentConsole.go({ conversationId, area: "conversation" })}
      >
        {words.notices.show}
      </button>
    </div>
  );
}

function textOf(notice: Notice, words: Words): string {
  if (notice.kind === "already_claimed") {
    return words.notices.alreadyClaimed(notice.agentName ?? words.conversation.colleague);
  }
  if (notice.kind === "unreachable") return words.signIn.unreachable;
  return notice.kind === "gone" ? words.notices.gone : notice.message;
}
