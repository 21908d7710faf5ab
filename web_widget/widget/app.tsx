import { useEffect, useRef, useState } from "preact/hooks";
import type { Language } from "../shared/frames";
import { languageTag } from "../shared/language";
import type { Session } from "./chat/session";
import { isOver } from "./chat/state";
import { Closed, Lost } from "./parts/closing";
import { Composer } from "./parts/composer";
import { Conversation } from "./parts/conversation";
import { EndDialog } from "./parts/end_dialog";
import { Notice, OfflineBanner, PersonBar } from "./parts/foot";
import { Header } from "./parts/header";
import { SpeechContext, WORDS } from "./words/words";

export interface AppProps {
  readonly session: Session;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** The bank's name as its page gives it. */
  readonly bank: string | null;
  readonly openings: number;
  readonly onClose: (() => void) | null;
}

export function App({ session, language, onLanguage, bank, openings, onClose }: AppProps) {
  const words = WORDS[language];
  const chat = session.chat.value;
  const { status, agent_name } = chat.state;
  const box = useRef<HTMLTextAreaElement>(null);
  const [isEnding, setEnding] = useState(false);
  const toWriting = () => requestAnimationFrame(() => box.current?.focus());

  useEffect(() => {
    document.documentElement.lang = languageTag(language);
    document.title = `${bank ?? words.bank} · ${words.title}`;
  }, [language, bank, words]);

  useEffect(() => {
    if (openings === 0) return;
    // On a phone the keyboard would cover the conversation before it was read.
    const isTouch = window.matchMedia("(pointer: coarse)").matches;
    const target = isTouch ? document.querySelector("h1") : box.current;
    target?.focus();
  }, [openings]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing && !isEnding) onClose?.();
  };
  const stay = () => {
    setEnding(false);
    toWriting();
  };
  const end = () => {
    setEnding(false);
    session.ask({ type: "end" });
  };
  const hasEnded = isOver(chat);

  return (
    <SpeechContext.Provider value={{ language, words, bank: bank ?? words.bank }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere inside. */}
      <div class="widget" onKeyDown={onKeyDown}>
        <Header
          agentName={status === "with_agent" ? agent_name : null}
          canEnd={chat.key !== null && !hasEnded}
          onLanguage={onLanguage}
          onEnd={() => setEnding(true)}
          onClose={onClose}
        />
        <Conversation session={session} onMoved={toWriting} />
        <footer class="foot">
          {chat.line === "reconnecting" && <OfflineBanner session={session} />}
          <Notice session={session} />
          {chat.loss !== null && <Lost session={session} loss={chat.loss} onMoved={toWriting} />}
          {chat.loss === null && hasEnded && <Closed session={session} onMoved={toWriting} />}
          {!hasEnded && <PersonBar session={session} onMoved={toWriting} />}
          {!hasEnded && (
            <Composer
              session={session}
              agentName={status === "with_agent" ? agent_name : null}
              box={box}
            />
          )}
        </footer>
        {isEnding && <EndDialog onEnd={end} onCancel={stay} />}
      </div>
    </SpeechContext.Provider>
  );
}
