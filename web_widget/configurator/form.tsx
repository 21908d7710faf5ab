import type { Choices } from "./snippet";
import type { Words } from "./words";

export interface FormProps {
  readonly words: Words;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

type Name = keyof Choices;

/** Each with what its values are called. */
const LISTS = [
  ["language", ["", "asPage"], ["en", "English"], ["zh-Hans", "简体中文"], ["zh-Hant", "繁體中文"]],
  ["position", ["right", "right"], ["left", "left"]],
  ["theme", ["auto", "auto"], ["light", "light"], ["dark", "dark"]],
  ["sound", ["on", "on"], ["off", "off"]],
] as const;

const TEXTS = ["label", "bank", "greeting", "propose", "face"] as const;
const COLOURS = ["colour", "accent"] as const;

export function Form({ words, choices, onChange }: FormProps) {
  const set = (name: Name) => (event: Event) => {
    const { value } = event.currentTarget as HTMLInputElement;
    onChange({ ...choices, [name]: value });
  };
  return (
    <form class="choices">
      {LISTS.map(([name, ...options]) => (
        <label key={name}>
          {words[name]}
          <select value={choices[name]} onChange={set(name)}>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text in words ? words[text as "asPage"] : text}
              </option>
            ))}
          </select>
        </label>
      ))}
      {TEXTS.map((name) => (
        <label key={name}>
          {words[name]}
          <input value={choices[name]} onInput={set(name)} />
        </label>
      ))}
      {COLOURS.map((name) => (
        <label key={name}>
          {words[name]}
          <input type="color" value={choices[name]} onInput={set(name)} />
        </label>
      ))}
      <label>
        {words.radius}
        <input type="range" min="0" max="24" value={choices.radius} onInput={set("radius")} />
      </label>
    </form>
  );
}
