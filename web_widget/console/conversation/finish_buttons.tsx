/** The three ways out of a conversation, each behind a question. */

import { useState } from "preact/hooks";
import { useConsole, useWords } from "../app/context";
import { Confirm } from "../parts/dialog";
import type { Finish } from "../state/agent_console";
import { isFinishing } from "../state/desk";

const WAYS: readonly Finish[] = ["bot", "queue", "resolve"];

export function FinishButtons({ conversationId }: { readonly conversationId: string }) {
  const { finish } = useWords();
  const agentConsole = useConsole();
  const [asked, ask] = useState<Finish | null>(null);
  const isBusy = isFinishing(agentConsole.desk.value, conversationId);
  const isPossible = agentConsole.line.value.kind === "open" && !isBusy;
  const hasDraft = agentConsole.drafts.of(conversationId).trim() !== "";
  const confirm = (how: Finish) => {
    ask(null);
    agentConsole.finish(conversationId, how);
  };
  return (
    <fieldset class="finish">
      <legend class="visually-hidden">{finish.label}</legend>
      {WAYS.map((how) => (
        <button
          key={how}
          type="button"
          class="button is-small"
          data-finish={how}
          aria-disabled={!isPossible}
          onClick={() => isPossible && ask(how)}
        >
          {isBusy ? finish.busy : finish[how].button}
        </button>
      ))}
      {asked !== null && (
        <Confirm
          title={finish[asked].title}
          body={[finish[asked].body, ...(hasDraft ? [finish.draftLost] : [])]}
          confirm={finish[asked].confirm}
          cancel={finish.cancel}
          onConfirm={() => confirm(asked)}
          onCancel={() => ask(null)}
        />
      )}
    </fieldset>
  );
}
