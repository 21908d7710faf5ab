import { useId, useState } from "preact/hooks";
import { useConsole, useDesk, useWords } from "../app/context";
import { Icon } from "../parts/icons";
import { EMPTY_CASE } from "../state/desk";
import type { PartProps } from "./case_area";

/** Words by which conversations are found and counted. */
export function Tags({ conversation }: PartProps) {
  const { tags: words } = useWords();
  const agentConsole = useConsole();
  const { casework } = agentConsole;
  const { tags } =
    useDesk((desk) => desk.cases.get(conversation.id), [conversation.id]) ?? EMPTY_CASE;
  const [text, write] = useState("");
  const id = useId();
  const listId = useId();
  const add = () => {
    const tag = text.trim();
    write("");
    if (tag !== "" && !tags.includes(tag)) void casework.tag(conversation.id, [...tags, tag]);
  };
  const remove = (tag: string) =>
    void casework.tag(
      conversation.id,
      tags.filter((other) => other !== tag),
    );
  return (
    <section class="case-part">
      <h3>{words.title}</h3>
      <div class="tags">
        {tags.map((tag) => (
          <span key={tag} class="tag">
            {tag}
            <button
              type="button"
              class="tag-remove"
              aria-label={words.remove(tag)}
              onClick={() => remove(tag)}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        <form
          class="tag-form"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <label class="visually-hidden" for={id}>
            {words.add}
          </label>
          <input
            id={id}
            class="tag-input"
            list={listId}
            maxLength={40}
            placeholder={words.add}
            value={text}
            onInput={(event) => write(event.currentTarget.value)}
          />
          <datalist id={listId}>
            {casework.knownTags.value.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </form>
      </div>
    </section>
  );
}
