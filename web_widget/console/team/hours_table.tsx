import { useLanguage, useWords } from "../app/context";
import { weekdayName } from "../words/times";
import { type DeskRules, hoursOn, OFFICE_HOURS, WEEKDAYS, withHours } from "./desks";

export interface HoursTableProps {
  readonly desk: DeskRules;
  readonly onChange: (desk: DeskRules) => void;
}

/** When the desk is open, by the day of the week; without any hours it always is. */
export function HoursTable({ desk, onChange }: HoursTableProps) {
  const { team } = useWords();
  const isAlways = desk.hours === null;
  return (
    <fieldset class="hours">
      <legend>{team.hours(desk.time_zone)}</legend>
      <label class="choice-row">
        <input
          type="checkbox"
          checked={isAlways}
          onChange={(event) =>
            onChange({ ...desk, hours: event.currentTarget.checked ? null : officeWeek() })
          }
        />
        {team.always}
      </label>
      {!isAlways &&
        WEEKDAYS.map((weekday) => (
          <Day key={weekday} desk={desk} weekday={weekday} onChange={onChange} />
        ))}
    </fieldset>
  );
}

function Day({ desk, weekday, onChange }: HoursTableProps & { readonly weekday: number }) {
  const { team } = useWords();
  const name = weekdayName(weekday, useLanguage());
  const hours = hoursOn(desk, weekday);
  const change = (part: Partial<typeof OFFICE_HOURS> | { opens?: string; closes?: string }) =>
    onChange(withHours(desk, weekday, { weekday, ...OFFICE_HOURS, ...hours, ...part }));
  return (
    <div class="day-row">
      <label class="choice-row">
        <input
          type="checkbox"
          checked={hours !== null}
          onChange={(event) =>
            event.currentTarget.checked ? change({}) : onChange(withHours(desk, weekday, null))
          }
        />
        {name}
      </label>
      {hours === null ? (
        <span class="quiet">{team.closedAllDay}</span>
      ) : (
        <span class="day-times">
          <TimeBox
            label={team.opens(name)}
            value={hours.opens}
            onChange={(opens) => change({ opens })}
          />
          <span aria-hidden="true">–</span>
          <TimeBox
            label={team.closes(name)}
            value={hours.closes}
            onChange={(closes) => change({ closes })}
          />
        </span>
      )}
    </div>
  );
}

interface TimeBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A box for text, since a day may close at 24:00, which a time box cannot say. */
function TimeBox({ label, value, onChange }: TimeBoxProps) {
  return (
    <input
      class="time-box"
      aria-label={label}
      inputMode="numeric"
      pattern="([01][0-9]|2[0-3]):[0-5][0-9]|24:00"
      maxLength={5}
      required
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function officeWeek() {
  return WEEKDAYS.slice(0, 5).map((weekday) => ({ weekday, ...OFFICE_HOURS }));
}
