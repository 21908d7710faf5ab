/** The ways out of a conversation, each behind a question. */

import { useState } from "preact/hooks";
import { useConsole, useDesk, useWords } from "../app/context";
import { Confirm } from "../parts/dialog";
import type { Finish } from "../state/agent_console";
import { isFinishing } from "../state/desk";
import { ResolveDialog } from "./resolve_dialog";
import { SnoozeDialog } from "./snooze_dialog";
import { TransferDialog } from "./transfer_dialog";

type Way = "snooze" | "transfer" | Finish | "resolve";

const WAYS: readonly Way[] = ["snooze", "transfer", "bot", "queue", "resolve"];

export function FinishButtons({ conversationId }: { readonly conversationId: string }) {
  const { finish } = useWords();
  const agentConsole = useConsole();
  const [asked, ask] = useState<Way | null>(null);
  const isBusy = useDesk((desk) => isFinishing(desk, conversationId), [conversationId]);
  const isPossible = agentConsole.line.value.kind === "open" && !isBusy;
  const close = () => ask(null);
  return (
    <fieldset class="finish">
      <legend class="visually-hidden">{finish.label}</legend>
      {WAYS.map((way) => (
        <button
          key={way}
          type="button"
          class="button is-small"
          data-finish={way}
          data-key={way}
          aria-disabled={!isPossible}
          onClick={() => isPossible && ask(way)}
        >
          {finish[way].button}
        </button>
      ))}
      {(asked === "bot" || asked === "queue") && (
        <HandBack conversationId={conversationId} to={asked} onClose={close} />
      )}
      {asked === "resolve" && <ResolveDialog conversationId={conversationId} onClose={close} />}
      {asked === "transfer" && <TransferDialog conversationId={conversationId} onClose={close} />}
      {asked === "snooze" && <SnoozeDialog conversationId={conversationId} onClose={close} />}
    </fieldset>
  );
}

export interface WayProps {
  readonly conversationId: string;
  readonly onClose: () => void;
}

function HandBack({ conversationId, to, onClose }: WayProps & { readonly to: Finish }) {
  const { finish } = useWords();
  const agentConsole = useConsole();
  const warning = useDraftWarning(conversationId);
  return (
    <Confirm
      title={finish[to].title}
      body={[finish[to].body, ...warning]}
      confirm={finish[to].confirm}
      cancel={finish.cancel}
      onConfirm={() => {
        onClose();
        agentConsole.finish(conversationId, to);
      }}
      onCancel={onClose}
    />
  );
}

/** Says that there are words which nobody has sent. */
export function useDraftWarning(conversationId: string): readonly string[] {
  const { finish } = useWords();
  return useConsole().drafts.of(conversationId).trim() === "" ? [] : [finish.draftLost];
}
