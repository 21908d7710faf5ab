/** Says that the line is down, what that means for one's words, and when it is tried again. */

import { useConsole, useSurroundings, useWords } from "./context";

/** The closing code of a page that the server does not let in. */
const ORIGIN_REFUSED = 4403;

export function LineBanner() {
  const line = useConsole().line.value;
  return (
    <div class="banner-place" role="status">
      {line.kind === "lost" && <Lost retryAt={line.retryAt} />}
      {line.kind === "stopped" && <Stopped code={line.code} />}
    </div>
  );
}

function Lost({ retryAt }: { readonly retryAt: number | null }) {
  const words = useWords();
  const agentConsole = useConsole();
  return (
    <div class="banner">
      <p>{words.line.lostLong}</p>
      <p class="banner-figure" aria-live="off">
        {retryAt === null ? words.line.retrying : <Countdown until={retryAt} />}
      </p>
      <button type="button" class="text-button" onClick={() => agentConsole.retry()}>
        {words.line.retryNow}
      </button>
    </div>
  );
}

function Countdown({ until }: { readonly until: number }) {
  const { clock } = useSurroundings();
  const seconds = Math.max(1, Math.ceil((until - clock.value) / 1000));
  return <>{useWords().line.retryIn(seconds)}</>;
}

function Stopped({ code }: { readonly code: number }) {
  const words = useWords();
  return (
    <div class="banner is-final">
      <p>{code === ORIGIN_REFUSED ? words.line.notAllowed : words.line.stoppedLong(code)}</p>
      <button type="button" class="text-button" onClick={() => location.reload()}>
        {words.line.reload}
      </button>
    </div>
  );
}
