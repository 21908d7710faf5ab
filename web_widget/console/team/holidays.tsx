import { useId, useState } from "preact/hooks";
import { useLanguage, useWords } from "../app/context";
import { Icon } from "../parts/icons";
import { dateOf } from "../words/times";
import { type DeskRules, withHoliday, withoutHoliday } from "./desks";

export interface HolidaysProps {
  readonly desk: DeskRules;
  readonly canEdit: boolean;
  readonly onChange: (desk: DeskRules) => void;
}

/** Days on which the desk stays closed. */
export function Holidays({ desk, canEdit, onChange }: HolidaysProps) {
  const { team } = useWords();
  const language = useLanguage();
  const [day, choose] = useState("");
  const id = useId();
  return (
    <fieldset class="holidays">
      <legend>{team.holidays}</legend>
      {desk.holidays.length === 0 && <p class="quiet">{team.noHolidays}</p>}
      <ul class="tags">
        {desk.holidays.map((holiday) => (
          <li key={holiday} class="tag">
            {dateOf(holiday, language)}
            {canEdit && (
              <button
                type="button"
                class="tag-remove"
                aria-label={team.removeHoliday(dateOf(holiday, language))}
                onClick={() => onChange(withoutHoliday(desk, holiday))}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {canEdit && (
        <p class="holiday-add">
          <label class="visually-hidden" for={id}>
            {team.holiday}
          </label>
          <input
            id={id}
            class="time-box is-date"
            type="date"
            value={day}
            onInput={(event) => choose(event.currentTarget.value)}
          />
          <button
            type="button"
            class="button is-small"
            onClick={() => {
              onChange(withHoliday(desk, day));
              choose("");
            }}
          >
            {team.addHoliday}
          </button>
        </p>
      )}
    </fieldset>
  );
}
