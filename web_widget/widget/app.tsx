import { useEffect, useRef, useState } from "preact/hooks";
import { mailAddress, saveFile, transcriptText } from "./chat/saved";
import type { Session } from "./chat/session";
import { isOver } from "./chat/state";
import { Conversation } from "./messages/conversation";
import { Closed, Lost } from "./parts/closing";
import { Dialog } from "./parts/dialog";
import { Notice, OfflineBanner } from "./parts/foot";
import { type Entry, Header } from "./parts/header";
import { PersonBar } from "./parts/person";
import type { Sound } from "./sound";
import { type Speech, SpeechContext, type Tongue } from "./words/words";
import { Composer } from "./writing/composer";

export interface AppProps {
  readonly session: Session;
  readonly speech: Speech;
  readonly sound: Sound;
  readonly onTongue: (tongue: Tongue) => void;
  readonly openings: number;
  readonly onClose: (() => void) | null;
}

export function App({ session, speech, sound, onTongue, openings, onClose }: AppProps) {
  const { tongue, words, bank } = speech;
  const language = tongue === "en" ? "en" : "zh";
  const chat = session.chat.value;
  const { status, agent_name } = chat.state;
  const box = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState<"end" | "over" | null>(null);
  const [, redraw] = useState(0);
  const toWriting = () => requestAnimationFrame(() => box.current?.focus());

  useEffect(() => {
    document.documentElement.lang = tongue;
    document.title = `${bank} · ${words.title}`;
  }, [tongue, bank, words]);

  useEffect(() => {
    if (openings === 0) return;
    // On a phone the keyboard would cover the conversation before it was read.
    const isTouch = window.matchMedia("(pointer: coarse)").matches;
    const target = isTouch ? document.querySelector("h1") : box.current;
    target?.focus();
  }, [openings]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing && asked === null) onClose?.();
  };
  const answer = (act: () => void) => () => {
    setAsked(null);
    act();
    toWriting();
  };
  const hasEnded = isOver(chat);
  const text = () => transcriptText(chat.transcript.messages, words, tongue);
  const turnSound = () => {
    sound.turn();
    redraw((count) => count + 1);
  };
  const entries: Entry[] = [
    { label: sound.isOn ? words.soundOff : words.soundOn, onPress: turnSound },
  ];
  if (chat.transcript.lastSeq > 0) {
    const save = () => saveFile(new Blob([text()], { type: "text/plain" }), `${bank}.txt`);
    entries.push({ label: words.save, onPress: save });
    entries.push({ label: words.mail, address: mailAddress(`${bank} · ${words.title}`, text()) });
  }
  if (chat.key !== null && !hasEnded) {
    entries.push({ label: words.startOver, onPress: () => setAsked("over") });
    entries.push({ label: words.end, onPress: () => setAsked("end") });
  }

  return (
    <SpeechContext.Provider value={speech}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere inside. */}
      <div class="widget" onKeyDown={onKeyDown}>
        <Header
          agentName={status === "with_agent" ? agent_name : null}
          entries={entries}
          onTongue={onTongue}
          onClose={onClose}
        />
        <Conversation session={session} language={language} onMoved={toWriting} />
        <footer class="foot">
          {chat.line === "reconnecting" && <OfflineBanner session={session} />}
          <Notice session={session} />
          {chat.loss !== null && <Lost session={session} loss={chat.loss} onMoved={toWriting} />}
          {chat.loss === null && hasEnded && <Closed session={session} onMoved={toWriting} />}
          {!hasEnded && <PersonBar session={session} onMoved={toWriting} />}
          {!hasEnded && <Composer session={session} language={language} box={box} />}
        </footer>
        {asked !== null && (
          <Dialog
            question={asked === "end" ? words.endQuestion : words.overQuestion}
            hint={asked === "end" ? words.endHint : words.overHint}
            yes={asked === "end" ? words.endNow : words.startOver}
            onYes={answer(() =>
              asked === "end" ? session.ask({ type: "end" }) : session.startOver(),
            )}
            onCancel={answer(() => {})}
          />
        )}
      </div>
    </SpeechContext.Provider>
  );
}
