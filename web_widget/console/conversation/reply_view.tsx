/** A reply of one's own that does not stand in the transcript yet. */

import { useConsole, useDesk, useWords } from "../app/context";
import { heldTicket } from "../state/desk";
import type { Reply } from "../state/replies";

export function ReplyView({ reply }: { readonly reply: Reply }) {
  const words = useWords();
  const agentConsole = useConsole();
  const isOpen = agentConsole.line.value.kind === "open";
  return (
    <article class="message" data-author="agent" data-state={reply.state}>
      <p class="message-head">
        <strong>{words.conversation.you}</strong>
        {reply.state !== "refused" && (
          <span>{isOpen ? words.reply.sending : words.reply.unsent}</span>
        )}
      </p>
      <div class="bubble" dir="auto">
        <p class="plain">{reply.command.text}</p>
      </div>
      {reply.state === "refused" && <Refusal reply={reply} />}
    </article>
  );
}

function Refusal({ reply }: { readonly reply: Reply }) {
  const words = useWords();
  const agentConsole = useConsole();
  const isHeld = useDesk(
    (desk) => heldTicket(desk, reply.command.conversation_id) !== null,
    [reply.command.conversation_id],
  );
  return (
    <div class="refusal" role="alert">
      <p>{words.reply.refused(reply.problem ?? "")}</p>
      {isHeld && (
        <button type="button" class="text-button" onClick={() => agentConsole.sayAgain(reply)}>
          {words.reply.again}
        </button>
      )}
      <button type="button" class="text-button" onClick={() => agentConsole.takeBack(reply)}>
        {words.reply.edit}
      </button>
      <button
        type="button"
        class="text-button"
        onClick={() => agentConsole.discard(reply.command.client_id)}
      >
        {words.reply.discard}
      </button>
    </div>
  );
}
