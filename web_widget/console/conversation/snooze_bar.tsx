import { useConsole, useDesk, useLanguage, useWords } from "../app/context";
import { Icon } from "../parts/icons";
import { EMPTY_CASE } from "../state/desk";
import { momentOf } from "../words/times";

/** Says that the conversation sleeps, and wakes it. */
export function SnoozeBar({ conversationId }: { readonly conversationId: string }) {
  const { snooze } = useWords();
  const agentConsole = useConsole();
  const language = useLanguage();
  const { snoozed_until } =
    useDesk((desk) => desk.cases.get(conversationId), [conversationId]) ?? EMPTY_CASE;
  return (
    <div role="status">
      {snoozed_until !== null && (
        <p class="snooze-bar">
          <Icon name="asleep" />
          {snooze.until(momentOf(snoozed_until, language))}
          <button
            type="button"
            class="text-button"
            onClick={() => void agentConsole.casework.wake(conversationId)}
          >
            {snooze.wake}
          </button>
        </p>
      )}
    </div>
  );
}
