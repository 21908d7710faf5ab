/** Looks for tickets in the open tab. */

import { useId } from "preact/hooks";
import type { TicketReason } from "../../shared/agent_frames";
import type { Language } from "../../shared/frames";
import { useConsole, useWords } from "../app/context";
import { FILTER_ID } from "../app/focus";
import { Icon } from "../parts/icons";
import type { Filter } from "../state/inbox";

export function FilterBar() {
  const words = useWords();
  const { filter } = useConsole();
  const { text, reason, language } = filter.value;
  const change = (part: Partial<Filter>) => {
    filter.value = { ...filter.peek(), ...part };
  };
  return (
    <search class="filter-bar">
      <div class="filter-text">
        <Icon name="search" />
        <label class="visually-hidden" for={FILTER_ID}>
          {words.filter.text}
        </label>
        <input
          id={FILTER_ID}
          type="search"
          placeholder={words.filter.placeholder}
          value={text}
          onInput={(event) => change({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape") change({ text: "" });
          }}
        />
      </div>
      <Choice
        label={words.filter.reason}
        value={reason}
        options={Object.entries(words.reasons).map(([id, { short }]) => [id, short])}
        onChange={(chosen) => change({ reason: chosen as TicketReason | null })}
      />
      <Choice
        label={words.filter.language}
        value={language}
        options={Object.entries(words.languageNames)}
        onChange={(chosen) => change({ language: chosen as Language | null })}
      />
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string | null) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="select is-small"
        data-set={value !== null}
        value={value ?? ""}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      >
        <option value="">{label}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
