/** The desks' rules: read by everybody, changed by supervisors. */

import { useEffect, useState } from "preact/hooks";
import { useConsole, useLanguage, useSurroundings, useWords } from "../app/context";
import { ApiProblem } from "../casework/api";
import { momentOf } from "../words/times";
import { closed, type DeskRules, isClosed, opened, readDesks, saveDesk } from "./desks";
import { Holidays } from "./holidays";
import { HoursTable } from "./hours_table";

export function DeskForms({ canEdit }: { readonly canEdit: boolean }) {
  const { team } = useWords();
  const { casework } = useConsole();
  const [desks, show] = useState<readonly DeskRules[] | null>(null);
  useEffect(() => {
    readDesks(casework.api)
      .then(show)
      .catch(() => show([]));
  }, []);
  if (desks === null) return null;
  return (
    <>
      {desks.map((desk) => (
        <DeskForm key={desk.id} kept={desk} canEdit={canEdit} isOnly={desks.length === 1} />
      ))}
      {desks.length === 0 && <p class="page-empty">{team.noDesks}</p>}
    </>
  );
}

interface DeskFormProps {
  readonly kept: DeskRules;
  readonly canEdit: boolean;
  readonly isOnly: boolean;
}

function DeskForm({ kept, canEdit, isOnly }: DeskFormProps) {
  const { team } = useWords();
  const agentConsole = useConsole();
  const [known, know] = useState(kept);
  const [desk, change] = useState(kept);
  const isChanged = JSON.stringify(known) !== JSON.stringify(desk);
  const save = async (rules: DeskRules) => {
    try {
      await saveDesk(agentConsole.casework.api, rules);
      know(rules);
      change(rules);
    } catch (problem) {
      agentConsole.tell(problem instanceof ApiProblem ? problem.said : null);
    }
  };
  return (
    <section class="page-part">
      <h3>{isOnly ? team.desk : team.deskNamed(desk.id)}</h3>
      <Closing desk={known} canEdit={canEdit} onChange={(rules) => void save(rules)} />
      <form
        class="desk-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save(desk);
        }}
      >
        <fieldset class="desk-rules" disabled={!canEdit}>
          <legend class="visually-hidden">{team.rules}</legend>
          <HoursTable desk={desk} onChange={change} />
          <div class="desk-column">
            <Holidays desk={desk} canEdit={canEdit} onChange={change} />
            <Mode desk={desk} onChange={change} />
          </div>
        </fieldset>
        {canEdit && (
          <div class="dialog-buttons">
            <button
              type="button"
              class="button"
              aria-disabled={!isChanged}
              onClick={() => change(known)}
            >
              {team.undo}
            </button>
            <button type="submit" class="button is-primary" aria-disabled={!isChanged}>
              {team.save}
            </button>
          </div>
        )}
      </form>
    </section>
  );
}

interface ClosingProps {
  readonly desk: DeskRules;
  readonly canEdit: boolean;
  readonly onChange: (desk: DeskRules) => void;
}

function Closing({ desk, canEdit, onChange }: ClosingProps) {
  const { team } = useWords();
  const language = useLanguage();
  const { clock } = useSurroundings();
  const isShut = isClosed(desk, clock.value);
  return (
    <p class="desk-state" data-closed={isShut} role="status">
      <span>
        {isShut && desk.closed_until !== null
          ? team.closedUntil(momentOf(desk.closed_until, language))
          : team.byHours}
      </span>
      {canEdit && isShut && (
        <button type="button" class="button is-small" onClick={() => onChange(opened(desk))}>
          {team.reopen}
        </button>
      )}
      {canEdit && !isShut && (
        <>
          <button
            type="button"
            class="button is-small"
            onClick={() => onChange(closed(desk, clock.peek(), 1))}
          >
            {team.closeForAnHour}
          </button>
          <button
            type="button"
            class="button is-small"
            onClick={() => onChange(closed(desk, clock.peek(), null))}
          >
            {team.close}
          </button>
        </>
      )}
    </p>
  );
}

function Mode({ desk, onChange }: Omit<ClosingProps, "canEdit">) {
  const { team } = useWords();
  return (
    <fieldset class="choices-list">
      <legend>{team.mode}</legend>
      {(["pick", "offer"] as const).map((mode) => (
        <label key={mode} class="choice-row">
          <input
            type="radio"
            name={`mode-${desk.id}`}
            checked={desk.mode === mode}
            onChange={() => onChange({ ...desk, mode })}
          />
          {team.modes[mode]}
        </label>
      ))}
    </fieldset>
  );
}
