import { useState } from "preact/hooks";
import type { Resolution } from "../../shared/agent_frames";
import { useConsole, useWords } from "../app/context";
import { Confirm } from "../parts/dialog";
import { useDraftWarning, type WayProps } from "./finish_buttons";

const REASONS: readonly Resolution[] = ["solved", "referred", "no_reply", "not_a_matter"];

/** Closes the conversation, with a reason. */
export function ResolveDialog({ conversationId, onClose }: WayProps) {
  const { finish, resolutions } = useWords();
  const agentConsole = useConsole();
  const [reason, choose] = useState<Resolution>("solved");
  const warning = useDraftWarning(conversationId);
  return (
    <Confirm
      title={finish.resolve.title}
      body={[finish.resolve.body, ...warning]}
      confirm={finish.resolve.confirm}
      cancel={finish.cancel}
      onConfirm={() => {
        onClose();
        void agentConsole.resolve(conversationId, reason);
      }}
      onCancel={onClose}
    >
      <fieldset class="choices-list">
        <legend>{finish.reason}</legend>
        {REASONS.map((one) => (
          <label key={one} class="choice-row">
            <input
              type="radio"
              name="resolution"
              value={one}
              checked={one === reason}
              onChange={() => choose(one)}
            />
            {resolutions[one]}
          </label>
        ))}
      </fieldset>
    </Confirm>
  );
}
