/** What a colleague or a supervisor has given to this agent. */

import { useConsole, useDesk, useWords } from "../app/context";
import { Icon } from "../parts/icons";
import { ticketOf } from "../state/desk";

export function Passed() {
  const passed = useDesk((desk) => desk.passed);
  return (
    <div role="status">
      {passed.map((id) => (
        <PassedCard key={id} conversationId={id} />
      ))}
    </div>
  );
}

function PassedCard({ conversationId }: { readonly conversationId: string }) {
  const words = useWords();
  const agentConsole = useConsole();
  const ticket = useDesk((desk) => ticketOf(desk, conversationId), [conversationId]);
  return (
    <button
      type="button"
      class="mention"
      onClick={() => {
        agentConsole.turn("mine");
        agentConsole.go({ conversationId, area: "conversation" });
      }}
    >
      <Icon name="inbox" />
      <span class="mention-text">
        <strong>{words.passed}</strong>{" "}
        <span dir="auto">{ticket?.last_words || words.queue.noWords}</span>
      </span>
    </button>
  );
}
