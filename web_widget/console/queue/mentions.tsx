/** Colleagues who call this agent to a conversation. */

import { useConsole, useDesk, useWords } from "../app/context";
import { Icon } from "../parts/icons";

export function Mentions() {
  const words = useWords();
  const agentConsole = useConsole();
  const mentions = useDesk((desk) => desk.mentions);
  return (
    <div role="status" class="mentions">
      {mentions.map((mention) => (
        <button
          key={mention.note_id}
          type="button"
          class="mention"
          onClick={() => {
            void agentConsole.casework.seeMentions(mention.conversation_id);
            agentConsole.go({
              conversationId: mention.conversation_id,
              area: "conversation",
            });
          }}
        >
          <Icon name="note" />
          <span class="mention-text">
            <strong>{words.notes.calls(mention.author_name)}</strong> <span>{mention.text}</span>
          </span>
        </button>
      ))}
    </div>
  );
}
