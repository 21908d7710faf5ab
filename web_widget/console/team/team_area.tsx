/** Who is on and how busy, and for supervisors: everything that is open, and the desk's rules. */

import { useConsole, useDesk, useSurroundings, useWords } from "../app/context";
import { Waited } from "../parts/waited";
import { Colleagues } from "./colleagues";
import { DeskForms } from "./desk_forms";
import { figuresOf } from "./figures";
import { OpenTickets } from "./open_tickets";

export function TeamArea() {
  const words = useWords();
  const isSupervisor = useDesk((desk) => desk.role === "supervisor");
  return (
    <main class="page">
      <h2 class="page-title">{words.areas.team}</h2>
      <FigureRow />
      <Colleagues />
      {isSupervisor && <OpenTickets />}
      <DeskForms canEdit={isSupervisor} />
    </main>
  );
}

function FigureRow() {
  const { team } = useWords();
  const { clock } = useSurroundings();
  const figures = figuresOf(useConsole().desk.value, clock.value);
  const { longest } = figures;
  return (
    <dl class="figures">
      <Figure name={team.waiting} value={figures.waiting} />
      <div class="figure">
        <dt>{team.longest}</dt>
        <dd>{longest === null ? "–" : <Waited since={longest.asked_at} ticket={longest} />}</dd>
      </div>
      <Figure name={team.held} value={figures.held} />
      <Figure name={team.online} value={figures.online} />
      <Figure name={team.soon} value={figures.soon} urgency={figures.soon > 0 ? "soon" : "calm"} />
      <Figure name={team.late} value={figures.late} urgency={figures.late > 0 ? "late" : "calm"} />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: number;
  readonly urgency?: "calm" | "soon" | "late";
}

function Figure({ name, value, urgency = "calm" }: FigureProps) {
  return (
    <div class="figure" data-urgency={urgency}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
