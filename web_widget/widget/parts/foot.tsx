import type { Session } from "../chat/session";
import { sentenceOf, useSpeech } from "../words/words";

/** Says that the line is down, and what becomes of what one writes. */
export function OfflineBanner({ session }: { session: Session }) {
  const { words } = useSpeech();
  return (
    <div class="bar bar-offline" role="status">
      <p>
        <strong>{words.offline}</strong> {words.offlineHint}
      </p>
      <button type="button" class="plain" onClick={session.wake}>
        {words.tryNow}
      </button>
    </div>
  );
}

/** The refusal of something that has no bubble of its own. */
export function Notice({ session }: { session: Session }) {
  const { words } = useSpeech();
  const { notice } = session.chat.value;
  if (notice === null) return null;
  return (
    <div class="bar bar-notice" role="alert">
      <p>{sentenceOf(notice, words)}</p>
      <button type="button" class="plain" onClick={() => session.dismissNotice()}>
        {words.dismiss}
      </button>
    </div>
  );
}
