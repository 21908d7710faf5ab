/** Canned replies, found by what stands behind a "/". */

import { useConsole, useDesk, useLanguage, useWords } from "../app/context";
import type { CannedReply } from "../casework/api";
import { filled, found, slashIn } from "../casework/placeholders";
import { greetingAt } from "../words/times";
import { type MenuState, useMenu } from "./menu";

/** More would hide the conversation. */
const MOST = 8;

export function useCannedMenu(conversationId: string, isUsed: boolean): MenuState {
  const agentConsole = useConsole();
  const fill = useFilling(conversationId);
  const sought = isUsed ? slashIn(agentConsole.drafts.of(conversationId)) : null;
  const replies = sought === null ? [] : found(agentConsole.casework.replies.value, sought);
  const items = replies.slice(0, MOST).map((reply) => ({
    id: `canned-${reply.reply_id}`,
    label: <Label reply={reply} preview={fill(reply.text)} />,
    choose: () => agentConsole.drafts.write(conversationId, fill(reply.text)),
  }));
  return useMenu(sought, items);
}

function Label({ reply, preview }: { readonly reply: CannedReply; readonly preview: string }) {
  return (
    <>
      <strong class="menu-name">/{reply.shortcut}</strong>
      <span class="menu-preview">{preview}</span>
    </>
  );
}

/** Fills the places of a canned reply for this conversation, in its language. */
function useFilling(conversationId: string): (text: string) => string {
  const agentConsole = useConsole();
  const { canned } = useWords();
  const ownLanguage = useLanguage();
  const { card } = agentConsole.casework.readingOf(conversationId);
  const language =
    useDesk((desk) => desk.conversations.get(conversationId)?.language, [conversationId]) ??
    ownLanguage;
  return (text) =>
    filled(text, {
      customer: card?.name ?? null,
      agent: agentConsole.name,
      greeting: greetingAt(new Date().getHours(), language),
      unnamed: canned.unnamed[language],
    });
}
