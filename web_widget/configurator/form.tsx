import type { Choices } from "./snippet";

export interface FormProps {
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

type Name = keyof Choices;

const LISTS: ReadonlyArray<readonly [Name, string, ReadonlyArray<readonly [string, string]>]> = [
  [
    "language",
    "Language",
    [
      ["", "As the page"],
      ["en", "English"],
      ["zh-Hans", "简体中文"],
      ["zh-Hant", "繁體中文"],
    ],
  ],
  [
    "position",
    "Corner",
    [
      ["right", "Right"],
      ["left", "Left"],
    ],
  ],
  [
    "theme",
    "Colours",
    [
      ["auto", "As the visitor's device"],
      ["light", "Light"],
      ["dark", "Dark"],
    ],
  ],
  [
    "sound",
    "Sound",
    [
      ["on", "On, until muted"],
      ["off", "Off, until switched on"],
    ],
  ],
];

const TEXTS: ReadonlyArray<readonly [Name, string]> = [
  ["label", "Words on the button"],
  ["bank", "The bank's name"],
  ["greeting", "Greeting"],
  ["propose", "Offer of help beside the button"],
  ["face", "Typefaces, as in CSS"],
];

export function Form({ choices, onChange }: FormProps) {
  const set = (name: Name) => (event: Event) => {
    const { value } = event.currentTarget as HTMLInputElement;
    onChange({ ...choices, [name]: value });
  };
  return (
    <form class="choices">
      {LISTS.map(([name, label, options]) => (
        <label key={name}>
          {label}
          <select value={choices[name]} onChange={set(name)}>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
      {TEXTS.map(([name, label]) => (
        <label key={name}>
          {label}
          <input value={choices[name]} onInput={set(name)} />
        </label>
      ))}
      <label>
        Colour
        <input type="color" value={choices.colour} onInput={set("colour")} />
      </label>
      <label>
        Accent
        <input type="color" value={choices.accent} onInput={set("accent")} />
      </label>
      <label>
        Roundness
        <input type="range" min="0" max="24" value={choices.radius} onInput={set("radius")} />
      </label>
    </form>
  );
}
