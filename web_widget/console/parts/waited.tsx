import { useSurroundings, useWords } from "../app/context";
import { waitSince, waitText } from "../words/waiting";

/** How long it has been, ticking. */
export function Waited({ since }: { readonly since: string }) {
  const words = useWords();
  const { clock } = useSurroundings();
  const wait = waitSince(since, clock.value);
  return (
    <time class="waited" data-long={wait.isLong} dateTime={since}>
      <span class="visually-hidden">{words.queue.waited} </span>
      {waitText(wait, words.queue.hourMark)}
    </time>
  );
}
