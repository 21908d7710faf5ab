import { useState } from "preact/hooks";
import type { Colleague } from "../../shared/agent_frames";
import { useConsole, useWords } from "../app/context";
import { Confirm } from "../parts/dialog";
import type { Receiver } from "../state/agent_console";
import type { WayProps } from "./finish_buttons";

/** Passes the conversation to a colleague at once, or to whoever has a skill. */
export function TransferDialog({ conversationId, onClose }: WayProps) {
  const words = useWords();
  const agentConsole = useConsole();
  const [receiver, choose] = useState<Receiver | null>(null);
  const others = agentConsole.colleagues.value.filter(
    (one) => one.agent_id !== agentConsole.agentId,
  );
  const skills = [...new Set(others.flatMap((one) => one.skills))].sort();
  const isChosen = (other: Receiver) => JSON.stringify(other) === JSON.stringify(receiver);
  return (
    <Confirm
      title={words.finish.transfer.title}
      body={[words.finish.transfer.body]}
      confirm={words.finish.transfer.confirm}
      cancel={words.finish.cancel}
      isGrave={false}
      isReady={receiver !== null}
      onConfirm={() => {
        if (receiver === null) return;
        onClose();
        agentConsole.transfer(conversationId, receiver);
      }}
      onCancel={onClose}
    >
      <fieldset class="choices-list">
        <legend>{words.finish.transfer.toColleague}</legend>
        {others.length === 0 && <p>{words.finish.transfer.nobody}</p>}
        {[...others].sort(byReadiness).map((one) => (
          <label key={one.agent_id} class="choice-row">
            <input
              type="radio"
              name="receiver"
              checked={isChosen({ agent_id: one.agent_id })}
              onChange={() => choose({ agent_id: one.agent_id })}
            />
            <span class="presence-dot" data-presence={one.online ? one.presence : "offline"} />
            <span>{one.name}</span>
            <span class="choice-note">
              {one.online ? words.presence.names[one.presence] : words.presence.offline}
              {" · "}
              {words.presence.load(one.load, one.capacity)}
            </span>
          </label>
        ))}
      </fieldset>
      {skills.length > 0 && (
        <fieldset class="choices-list">
          <legend>{words.finish.transfer.toSkill}</legend>
          {skills.map((skill) => (
            <label key={skill} class="choice-row">
              <input
                type="radio"
                name="receiver"
                checked={isChosen({ skill })}
                onChange={() => choose({ skill })}
              />
              {skill}
            </label>
          ))}
        </fieldset>
      )}
    </Confirm>
  );
}

/** Those first who could begin now, the least busy before the others. */
function byReadiness(one: Colleague, other: Colleague): number {
  const rank = ({ online, presence, load, capacity }: Colleague) =>
    (online ? 0 : 100) + (presence === "available" ? 0 : 50) + load / Math.max(1, capacity);
  return rank(one) - rank(other);
}
