import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Mark } from "../../shared/mark";
import { TONGUES, type Tongue, useSpeech } from "../words/words";
import { CloseIcon, MenuIcon } from "./icons";

/** What the menu offers: a press, or an address to open. */
export interface Entry {
  readonly label: string;
  readonly onPress?: () => void;
  readonly address?: string;
}

export interface HeaderProps {
  readonly agentName: string | null;
  readonly entries: readonly Entry[];
  readonly onTongue: (tongue: Tongue) => void;
  /** Null where the widget fills a page of its own. */
  readonly onClose: (() => void) | null;
}

export function Header({ agentName, entries, onTongue, onClose }: HeaderProps) {
  const { words, bank } = useSpeech();
  return (
    <header class="header">
      <Mark size={26} />
      <div class="header-names">
        <h1 tabIndex={-1}>{bank}</h1>
        <p class={agentName === null ? "" : "header-agent"}>
          {agentName === null ? words.title : words.withAgent(agentName)}
        </p>
      </div>
      <Menu entries={entries} onTongue={onTongue} />
      {onClose !== null && (
        <button type="button" class="header-button" aria-label={words.close} onClick={onClose}>
          <CloseIcon />
        </button>
      )}
    </header>
  );
}

function Menu({ entries, onTongue }: Pick<HeaderProps, "entries" | "onTongue">) {
  const { tongue, words } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    const events = ["pointerdown", "focusin"];
    for (const name of events) document.addEventListener(name, leave);
    return () => {
      for (const name of events) document.removeEventListener(name, leave);
    };
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only catches Escape from the buttons inside.
    <div class="menu" ref={place} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="header-button"
        aria-label={words.menu}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <MenuIcon />
      </button>
      {isOpen && (
        <div class="menu-list">
          <fieldset aria-label={words.language}>
            {TONGUES.map(([value, name]) => (
              <button
                key={value}
                type="button"
                lang={value}
                aria-pressed={tongue === value}
                onClick={() => onTongue(value)}
              >
                {name}
              </button>
            ))}
          </fieldset>
          {entries.map((entry) => (
            <MenuEntry key={entry.label} {...entry} onDone={close}>
              {entry.label}
            </MenuEntry>
          ))}
        </div>
      )}
    </div>
  );
}

type MenuEntryProps = Entry & { readonly onDone: () => void; readonly children: ComponentChildren };

function MenuEntry({ onPress, address, onDone, children }: MenuEntryProps) {
  if (address !== undefined) {
    return (
      <a href={address} target="_blank" rel="noopener noreferrer" onClick={onDone}>
        {children}
      </a>
    );
  }
  const press = () => {
    onDone();
    onPress?.();
  };
  return (
    <button type="button" onClick={press}>
      {children}
    </button>
  );
}
