/** The inbox: who waits, whom this agent holds, everybody, and what is finished. */

import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { useConsole, useDesk, useWords } from "../app/context";
import { filtered, isFiltering, NO_FILTER, searched, type Tab, ticketsIn } from "../state/inbox";
import { FilterBar } from "./filter_bar";
import { Mentions } from "./mentions";
import { Offers } from "./offers";
import { Passed } from "./passed";
import { QueueList } from "./queue_list";

const TABS: readonly Tab[] = ["waiting", "mine", "all", "finished"];

export function QueueArea() {
  const words = useWords();
  const agentConsole = useConsole();
  const isLoaded = useDesk((desk) => desk.queue !== null);
  const tab = agentConsole.tab.value;
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <section class="area queue" aria-label={words.areas.queue}>
      <Tabs />
      <FilterBar />
      <Passed />
      <Mentions />
      <Offers />
      <div
        ref={scroller}
        id="queue-panel"
        class="queue-panel"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
      >
        {isLoaded ? <Rows key={tab} tab={tab} scroller={scroller} /> : <Loading />}
      </div>
    </section>
  );
}

interface RowsProps {
  readonly tab: Tab;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

function Rows({ tab, scroller }: RowsProps) {
  const words = useWords();
  const agentConsole = useConsole();
  const queue = useDesk((desk) => desk.queue);
  const filter = agentConsole.filter.value;
  const all = ticketsIn(queue, agentConsole.casework.finished.value, tab);
  const tickets = filtered(all, filter, searched);
  const hidden = tab === "waiting" && queue !== null ? queue.totalWaiting - all.length : 0;
  return (
    <>
      {tickets.length === 0 && (isFiltering(filter) ? <NothingFound /> : <Empty tab={tab} />)}
      <QueueList tickets={tickets} scroller={scroller} />
      {hidden > 0 && (
        <p class="queue-rest">{words.queue.onlyFirst(all.length, all.length + hidden)}</p>
      )}
    </>
  );
}

function Tabs() {
  const words = useWords();
  const agentConsole = useConsole();
  const waiting = useDesk((desk) => desk.queue?.totalWaiting);
  const mine = useDesk((desk) => desk.queue?.mine.length);
  const unread = agentConsole.unread.value;
  const open = agentConsole.tab.value;
  const list = useRef<HTMLDivElement>(null);
  const counts = { waiting, mine };
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const other = TABS[(TABS.indexOf(open) + step + TABS.length) % TABS.length] ?? open;
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
          {(tab === "waiting" || tab === "mine") && counts[tab] !== undefined && (
            <span class="tab-count">{counts[tab]}</span>
          )}
          {tab === "mine" && unread > 0 && (
            <span class="dot">
              <span class="visually-hidden">{words.queue.unread(unread)}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

function NothingFound() {
  const { queue } = useWords();
  const agentConsole = useConsole();
  return (
    <div class="empty">
      <p class="empty-title">{queue.nothingFound}</p>
      <button
        type="button"
        class="button is-small"
        onClick={() => {
          agentConsole.filter.value = NO_FILTER;
        }}
      >
        {queue.showAll}
      </button>
    </div>
  );
}

function Empty({ tab }: { readonly tab: Tab }) {
  const { queue } = useWords();
  return (
    <div class="empty">
      <svg class="empty-figure" viewBox="0 0 96 40" aria-hidden="true">
        <path class="empty-counter" d="M4 34h88" />
        <path class="empty-bell" d="M34 30a14 14 0 0 1 28 0zM48 16v-5M44 11h8" />
      </svg>
      <p class="empty-title">{queue.empty[tab].title}</p>
      <p>{queue.empty[tab].hint}</p>
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
