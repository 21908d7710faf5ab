import { useSurroundings, useWords } from "../app/context";
import type { Conversation } from "../state/conversation";

/** After this many milliseconds without news nobody is writing any more. */
const FORGOTTEN_AFTER = 6000;

export function Typing({ conversation }: { readonly conversation: Conversation }) {
  const { typingAt } = conversation;
  if (typingAt === 0) return null;
  return <TypingSince at={typingAt} />;
}

function TypingSince({ at }: { readonly at: number }) {
  const { clock } = useSurroundings();
  const words = useWords();
  if (clock.value - at > FORGOTTEN_AFTER) return null;
  return <p class="typing">{words.conversation.typing}</p>;
}
