/** Colleagues, found by what stands behind an "@" in a note. */

import { useConsole } from "../app/context";
import { COMPOSER_ID } from "../app/focus";
import { atIn } from "../casework/placeholders";
import { noteKey } from "../state/keeping";
import { type MenuState, useMenu } from "./menu";

export function useMentionMenu(conversationId: string, isUsed: boolean): MenuState {
  const agentConsole = useConsole();
  const key = noteKey(conversationId);
  const draft = agentConsole.drafts.of(key);
  const sought = isUsed ? atIn(draft, caretIn(draft)) : null;
  const fits = (name: string) =>
    sought !== null && name.toLocaleLowerCase().includes(sought.toLocaleLowerCase());
  const items = agentConsole.colleagues.value
    .filter(({ agent_id, name }) => agent_id !== agentConsole.agentId && fits(name))
    .slice(0, 6)
    .map(({ agent_id, name }) => ({
      id: `mention-${agent_id}`,
      label: <span class="menu-name">@{name}</span>,
      choose: () => {
        const caret = caretIn(draft);
        const before = draft.slice(0, caret - (sought?.length ?? 0));
        agentConsole.drafts.write(key, `${before}${name} ${draft.slice(caret)}`);
      },
    }));
  return useMenu(sought, items);
}

function caretIn(draft: string): number {
  const box = document.getElementById(COMPOSER_ID);
  return box instanceof HTMLTextAreaElement && box.value === draft
    ? box.selectionEnd
    : draft.length;
}
