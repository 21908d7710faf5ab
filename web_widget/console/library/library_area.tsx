/** What all agents share: canned replies to edit, and drafts of FAQ entries to look at. */

import { useEffect, useState } from "preact/hooks";
import { useConsole, useLanguage, useWords } from "../app/context";
import type { CannedReply, FaqDraft } from "../casework/api";
import { PLACES } from "../casework/placeholders";
import { momentOf } from "../words/times";
import { CannedForm } from "./canned_form";

export function LibraryArea() {
  const words = useWords();
  const { casework } = useConsole();
  useEffect(() => void casework.readDrafts(), []);
  return (
    <main class="page">
      <h2 class="page-title">{words.areas.library}</h2>
      <CannedReplies />
      <Drafts drafts={casework.drafts.value} />
    </main>
  );
}

function CannedReplies() {
  const { canned } = useWords();
  const { casework } = useConsole();
  const [edited, edit] = useState<CannedReply | "new" | null>(null);
  const replies = casework.replies.value;
  return (
    <section class="page-part">
      <header class="page-part-head">
        <h3>{canned.title}</h3>
        <button type="button" class="button is-small" onClick={() => edit("new")}>
          {canned.add}
        </button>
      </header>
      <p class="quiet">{canned.hint(PLACES.map((place) => `{${place}}`).join(" "))}</p>
      {replies.length === 0 && <p class="page-empty">{canned.empty}</p>}
      <ul class="cards">
        {replies.map((reply) => (
          <li key={reply.reply_id} class="card">
            <p class="card-head">
              <strong class="menu-name">/{reply.shortcut}</strong>
              <button type="button" class="text-button" onClick={() => edit(reply)}>
                {canned.edit}
                <span class="visually-hidden"> /{reply.shortcut}</span>
              </button>
            </p>
            <p class="plain" dir="auto">
              {reply.text}
            </p>
          </li>
        ))}
      </ul>
      {edited !== null && (
        <CannedForm reply={edited === "new" ? null : edited} onClose={() => edit(null)} />
      )}
    </section>
  );
}

function Drafts({ drafts }: { readonly drafts: readonly FaqDraft[] | null }) {
  const words = useWords();
  return (
    <section class="page-part">
      <h3>{words.drafts.title}</h3>
      <p class="quiet">{words.drafts.hint}</p>
      {drafts?.length === 0 && <p class="page-empty">{words.drafts.empty}</p>}
      <ul class="cards">
        {(drafts ?? []).map((draft) => (
          <Draft key={draft.draft_id} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function Draft({ draft }: { readonly draft: FaqDraft }) {
  const words = useWords();
  const language = useLanguage();
  const agentConsole = useConsole();
  const conversationId = draft.conversation_id;
  return (
    <li class="card">
      <p class="card-head">
        <strong dir="auto">{draft.question || words.drafts.noQuestion}</strong>
      </p>
      <p class="plain" dir="auto">
        {draft.answer}
      </p>
      <p class="card-foot">
        {draft.agent_name} · {words.languageNames[draft.language]} · {momentOf(draft.at, language)}
        <button
          type="button"
          class="text-button"
          onClick={() => agentConsole.go({ conversationId, area: "conversation" })}
        >
          {words.drafts.open}
        </button>
      </p>
    </li>
  );
}
