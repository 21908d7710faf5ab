import { useConsole, useLanguage, useSurroundings, useWords } from "../app/context";
import { Dialog } from "../parts/dialog";
import { timeOfDay } from "../words/times";
import type { WayProps } from "./finish_buttons";
import { minutesUntilTomorrow, SNOOZES } from "./snoozing";

/** Puts the conversation out of sight for a while. */
export function SnoozeDialog({ conversationId, onClose }: WayProps) {
  const { snooze } = useWords();
  const agentConsole = useConsole();
  const language = useLanguage();
  const { clock } = useSurroundings();
  const now = clock.peek();
  const rest = (minutes: number) => {
    onClose();
    void agentConsole.casework.snooze(conversationId, minutes);
  };
  const tomorrow = minutesUntilTomorrow(now);
  return (
    <Dialog title={snooze.title} onClose={onClose}>
      <p>{snooze.body}</p>
      <div class="choices-list">
        {SNOOZES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            class="choice-row is-button"
            onClick={() => rest(minutes)}
          >
            <span>{snooze.choices[minutes]}</span>
            <span class="choice-note">{timeOfDay(after(now, minutes), language)}</span>
          </button>
        ))}
        <button type="button" class="choice-row is-button" onClick={() => rest(tomorrow)}>
          <span>{snooze.tomorrow}</span>
          <span class="choice-note">{timeOfDay(after(now, tomorrow), language)}</span>
        </button>
      </div>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={onClose}>
          {snooze.cancel}
        </button>
      </div>
    </Dialog>
  );
}

function after(now: number, minutes: number): string {
  return new Date(now + minutes * 60_000).toISOString();
}
