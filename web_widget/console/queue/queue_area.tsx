/** The queue: those who wait, and those whom this agent holds. */

import { useRef } from "preact/hooks";
import { useConsole, useWords } from "../app/context";
import type { Tab } from "../state/agent_console";
import { unreadOfMine } from "../state/desk";
import { QueueList } from "./queue_list";

const TABS: readonly Tab[] = ["waiting", "mine"];

export function QueueArea({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const words = useWords();
  const agentConsole = useConsole();
  const { queue } = agentConsole.desk.value;
  const tab = agentConsole.tab.value;
  const tickets = queue?.[tab] ?? [];
  const hidden = tab === "waiting" && queue !== null ? queue.totalWaiting - tickets.length : 0;
  return (
    <section class="area queue" aria-label={words.areas.queue}>
      <Tabs />
      <div id="queue-panel" class="queue-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {queue === null && <Loading />}
        {queue !== null && tickets.length === 0 && <Empty tab={tab} />}
        <QueueList key={tab} tickets={tickets} onShortcuts={onShortcuts} />
        {hidden > 0 && (
          <p class="queue-rest">{words.queue.onlyFirst(tickets.length, tickets.length + hidden)}</p>
        )}
      </div>
    </section>
  );
}

function Tabs() {
  const words = useWords();
  const agentConsole = useConsole();
  const desk = agentConsole.desk.value;
  const open = agentConsole.tab.value;
  const list = useRef<HTMLDivElement>(null);
  const counts = { waiting: desk.queue?.totalWaiting, mine: desk.queue?.mine.length };
  const turn = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = open === "waiting" ? "mine" : "waiting";
    agentConsole.turn(other);
    list.current?.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
  };
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={words.areas.queue}>
      {TABS.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          class="tab"
          aria-selected={tab === open}
          aria-controls="queue-panel"
          tabIndex={tab === open ? 0 : -1}
          onKeyDown={turn}
          onClick={() => agentConsole.turn(tab)}
        >
          {words.queue.tabs[tab]}
          {counts[tab] !== undefined && ` (${counts[tab]})`}
          {tab === "mine" && unreadOfMine(desk) > 0 && (
            <span class="dot">
              <span class="visually-hidden">{words.queue.unread(unreadOfMine(desk))}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

function Empty({ tab }: { readonly tab: Tab }) {
  const { queue } = useWords();
  const isWaiting = tab === "waiting";
  return (
    <div class="empty">
      <svg class="empty-figure" viewBox="0 0 96 40" aria-hidden="true">
        <path class="empty-counter" d="M4 34h88" />
        <path class="empty-bell" d="M34 30a14 14 0 0 1 28 0zM48 16v-5M44 11h8" />
      </svg>
      <p class="empty-title">{isWaiting ? queue.emptyWaiting : queue.emptyMine}</p>
      <p>{isWaiting ? queue.emptyWaitingHint : queue.emptyMineHint}</p>
    </div>
  );
}

function Loading() {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{useWords().queue.loading}</span>
      <span class="bone" />
      <span class="bone" />
      <span class="bone" />
    </div>
  );
}
