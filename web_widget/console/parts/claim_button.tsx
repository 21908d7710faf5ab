import type { Ticket } from "../../shared/agent_frames";
import { useConsole, useDesk, useWords } from "../app/context";
import { isClaiming } from "../state/desk";

export interface ClaimButtonProps {
  readonly ticket: Ticket;
  readonly isTabStop?: boolean;
  readonly isSmall?: boolean;
  readonly "data-key"?: string;
  readonly onFocus?: () => void;
}

/** Takes a waiting customer. */
export function ClaimButton({
  ticket,
  isTabStop = true,
  isSmall = false,
  ...more
}: ClaimButtonProps) {
  const words = useWords();
  const agentConsole = useConsole();
  const isBusy = useDesk((desk) => isClaiming(desk, ticket.ticket_id), [ticket.ticket_id]);
  const isPossible = agentConsole.line.value.kind === "open" && !isBusy;
  return (
    <button
      {...more}
      type="button"
      class={isSmall ? "button is-small" : "button is-primary"}
      tabIndex={isTabStop ? 0 : -1}
      aria-disabled={!isPossible}
      title={isPossible || isBusy ? undefined : words.queue.claimWhenBack}
      onClick={() => agentConsole.claim(ticket)}
    >
      {isBusy ? words.queue.claiming : words.queue.claim}
    </button>
  );
}
