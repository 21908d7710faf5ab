import { useState } from "preact/hooks";
import { languageTag } from "../../shared/language";
import { Confirm } from "../parts/dialog";
import { Icon, type IconName, Mark } from "../parts/icons";
import { PresencePicker } from "../team/presence";
import { useConsole, useDesk, useLanguage, useSurroundings, useWords } from "./context";
import { type Area, AT_QUEUE } from "./place";

export function Header({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const words = useWords();
  const { name } = useConsole();
  return (
    <header class="header">
      <Mark />
      <h1 class="header-title">
        {words.product} <span class="header-tagline">{words.tagline}</span>
      </h1>
      <nav class="header-nav" aria-label={words.header.pages}>
        <PageButton area="queue" icon="inbox" label={words.areas.queue} />
        <PageButton area="team" icon="team" label={words.areas.team} />
        <PageButton area="library" icon="library" label={words.areas.library} />
      </nav>
      <LineState />
      <div class="header-tools">
        <PresencePicker />
        <AlertButton />
        <Preferring />
        <button
          type="button"
          class="icon-button"
          aria-label={words.header.shortcuts}
          title={words.header.shortcuts}
          onClick={onShortcuts}
        >
          <Icon name="keys" />
        </button>
        <span class="header-name">{name}</span>
        <Leaving />
      </div>
    </header>
  );
}

interface PageButtonProps {
  readonly area: Area;
  readonly icon: IconName;
  readonly label: string;
}

function PageButton({ area, icon, label }: PageButtonProps) {
  const agentConsole = useConsole();
  const { area: open } = agentConsole.place.value;
  const isHere = area === open || (area === "queue" && open !== "team" && open !== "library");
  return (
    <button
      type="button"
      class="page-button"
      title={label}
      aria-current={isHere ? "page" : undefined}
      onClick={() => agentConsole.go(area === "queue" ? AT_QUEUE : { conversationId: null, area })}
    >
      <Icon name={icon} />
      <span class="page-button-label">{label}</span>
    </button>
  );
}

/** Sound and messages of the desktop, for whoever wants them. */
function AlertButton() {
  const { alerts } = useSurroundings();
  const { header } = useWords();
  const isOn = alerts.isOn.value;
  const label = isOn ? header.alertsOn : header.alertsOff;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      onClick={() => alerts.toggle()}
    >
      <Icon name={isOn ? "bell" : "bell_off"} />
    </button>
  );
}

/** The buttons for language and colours. */
export function Preferring() {
  const { preferences } = useSurroundings();
  const words = useWords();
  const other = useLanguage() === "en" ? "zh" : "en";
  const theme = preferences.theme.value;
  return (
    <>
      <button
        type="button"
        class="text-button"
        lang={languageTag(other)}
        onClick={() => preferences.switchLanguage()}
      >
        {words.header.switchLanguage}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={words.header.theme[theme]}
        title={words.header.theme[theme]}
        onClick={() => preferences.switchTheme()}
      >
        <Icon name={theme} />
      </button>
    </>
  );
}

function LineState() {
  const { kind } = useConsole().line.value;
  return (
    <p class="line-state" data-line={kind}>
      {useWords().line[kind]}
    </p>
  );
}

/** Asks first when customers would wait, or replies be lost. */
function Leaving() {
  const words = useWords();
  const { workplace } = useSurroundings();
  const [isAsking, setAsking] = useState(false);
  const held = useDesk((desk) => desk.queue?.mine.length ?? 0);
  const unsent = useDesk((desk) => desk.replies.filter(({ state }) => state !== "stored").length);
  const leave = () => void workplace.signOut();
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={words.header.signOut}
        title={words.header.signOut}
        onClick={() => (held + unsent > 0 ? setAsking(true) : leave())}
      >
        <Icon name="leave" />
      </button>
      {isAsking && (
        <Confirm
          title={words.leaving.title}
          body={[
            ...(held > 0 ? [words.leaving.holding(held)] : []),
            ...(unsent > 0 ? [words.leaving.unsent(unsent)] : []),
          ]}
          confirm={words.leaving.confirm}
          cancel={words.leaving.cancel}
          onConfirm={leave}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
