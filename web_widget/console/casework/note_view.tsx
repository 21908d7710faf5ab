import type { Note } from "../../shared/agent_frames";
import { useConsole, useLanguage, useWords } from "../app/context";
import { Icon } from "../parts/icons";
import { timeOfDay } from "../words/times";

/** A note among the messages, plainly unlike them. */
export function NoteView({ note }: { readonly note: Note }) {
  const { notes, conversation } = useWords();
  const language = useLanguage();
  const isOwn = note.author.agent_id === useConsole().agentId;
  return (
    <article class="note">
      <p class="note-head">
        <Icon name="note" />
        <strong>{isOwn ? conversation.you : note.author.name}</strong>
        <span>{notes.internal}</span>
        <time dateTime={note.at}>{timeOfDay(note.at, language)}</time>
      </p>
      <p class="plain" dir="auto">
        {note.text}
      </p>
    </article>
  );
}
