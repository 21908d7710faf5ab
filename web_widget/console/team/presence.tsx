/** Whether this agent takes more customers, and how many of how many are taken. */

import type { Presence } from "../../shared/agent_frames";
import { useConsole, useDesk, useWords } from "../app/context";

const CHOICES: readonly Presence[] = ["available", "busy", "away"];

export function PresencePicker() {
  const { presence: words } = useWords();
  const agentConsole = useConsole();
  const presence = useDesk((desk) => desk.presence);
  const me = useDesk((desk) => desk.agents.find(({ agent_id }) => agent_id === desk.agentId));
  return (
    <div class="presence" data-presence={presence}>
      <label class="visually-hidden" for="presence">
        {words.label}
      </label>
      <select
        id="presence"
        class="select is-small presence-select"
        value={presence}
        disabled={agentConsole.line.value.kind !== "open"}
        onChange={(event) => agentConsole.setPresence(event.currentTarget.value as Presence)}
      >
        {CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {words.names[choice]}
          </option>
        ))}
      </select>
      {me !== undefined && (
        <span class="presence-load" title={words.load(me.load, me.capacity)}>
          <span aria-hidden="true">
            {me.load}/{me.capacity}
          </span>
          <span class="visually-hidden">{words.load(me.load, me.capacity)}</span>
        </span>
      )}
    </div>
  );
}
