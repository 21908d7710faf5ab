/** Whether this agent takes more customers, and how many of how many are taken. */

import type { Presence } from "../../shared/agent_frames";
import { useConsole, useDesk, useWords } from "../app/context";

const CHOICES: readonly Presence[] = ["available", "busy", "away"];

export function PresencePicker() {
  const { presence: words } = useWords();
  const agentConsole = useConsole();
  const presence = useDesk((desk) => desk.presence);
  const me = useDesk((desk) => desk.agents.find(({ agent_id }) => agent_id === desk.agentId));
  // What the agent sees at hand, which is newer than what the others are told.
  const load = useDesk((desk) => desk.queue?.mine.length ?? 0);
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
        <span class="presence-load" title={words.load(load, me.capacity)}>
          <span aria-hidden="true">
            {load}/{me.capacity}
          </span>
          <span class="visually-hidden">{words.load(load, me.capacity)}</span>
        </span>
      )}
    </div>
  );
}
