import type { Ticket } from "../../shared/agent_frames";
import { useSurroundings, useWords } from "../app/context";
import { type Urgency, urgencyOf } from "../state/inbox";
import { waitSince, waitText } from "../words/waiting";

export interface WaitedProps {
  readonly since: string;
  /** With its promise of service; null where none was made. */
  readonly ticket?: Ticket | null;
}

/** How long it has been, ticking, in the colour of the service-level clock. */
export function Waited({ since, ticket = null }: WaitedProps) {
  const words = useWords();
  const { clock } = useSurroundings();
  const wait = waitSince(since, clock.value);
  const urgency: Urgency =
    ticket === null ? (wait.isLong ? "soon" : "calm") : urgencyOf(ticket, clock.value);
  return (
    <time class="waited" data-urgency={urgency} dateTime={since}>
      <span class="visually-hidden">{words.queue.waited} </span>
      {waitText(wait, words.queue.hourMark)}
      {urgency === "late" && <span class="visually-hidden"> {words.queue.late}</span>}
    </time>
  );
}
