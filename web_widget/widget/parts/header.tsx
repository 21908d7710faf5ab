import { useEffect, useRef, useState } from "preact/hooks";
import type { Language } from "../../shared/frames";
import { Mark } from "../../shared/mark";
import { useSpeech } from "../words/words";
import { CloseIcon, MenuIcon } from "./icons";

export interface HeaderProps {
  readonly agentName: string | null;
  readonly canEnd: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly onEnd: () => void;
  /** Null where the widget fills a page of its own. */
  readonly onClose: (() => void) | null;
}

export function Header({ agentName, canEnd, onLanguage, onEnd, onClose }: HeaderProps) {
  const { words, bank } = useSpeech();
  return (
    <header class="header">
      <Mark size={26} />
      <div class="header-names">
        <h1 tabIndex={-1}>{bank}</h1>
        {agentName === null ? (
          <p>{words.title}</p>
        ) : (
          <p class="header-agent" title={words.agentIsHere}>
            {words.withAgent(agentName)}
          </p>
        )}
      </div>
      <LanguageSwitch onLanguage={onLanguage} />
      {canEnd && <Menu onEnd={onEnd} />}
      {onClose !== null && (
        <button type="button" class="header-button" aria-label={words.close} onClick={onClose}>
          <CloseIcon />
        </button>
      )}
    </header>
  );
}

function LanguageSwitch({ onLanguage }: Pick<HeaderProps, "onLanguage">) {
  const { language, words } = useSpeech();
  const option = (value: Language, tag: string, label: string) => (
    <button
      type="button"
      lang={tag}
      aria-pressed={language === value}
      onClick={() => onLanguage(value)}
    >
      {label}
    </button>
  );
  return (
    <fieldset class="language" aria-label={words.switchLanguage}>
      {option("en", "en", "EN")}
      {option("zh", "zh-CN", "中文")}
    </fieldset>
  );
}

function Menu({ onEnd }: Pick<HeaderProps, "onEnd">) {
  const { words } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [isOpen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const choose = () => {
    setOpen(false);
    onEnd();
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
          <button type="button" onClick={choose}>
            {words.end}
          </button>
        </div>
      )}
    </div>
  );
}
