/** What the console does to the page around it: title, language, colours, address, visibility. */

import { effect, untracked } from "@preact/signals";
import { languageTag } from "../../shared/language";
import { type News, newsBetween } from "../alerts/news";
import type { AgentConsole } from "../state/agent_console";
import type { Desk } from "../state/desk";
import type { Words } from "../words/en/words";
import type { Surroundings } from "./context";
import { fragmentOf, placeOf } from "./place";

export function bindPage({ preferences, workplace, alerts }: Surroundings): void {
  const root = document.documentElement;
  effect(() => {
    root.lang = languageTag(preferences.language.value);
  });
  effect(() => {
    const theme = preferences.theme.value;
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
  });
  effect(() => {
    const unread = workplace.console.value?.unread.value ?? 0;
    const { title } = preferences.words.value;
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
  });
  effect(() => {
    const agentConsole = workplace.console.value;
    return agentConsole === null ? undefined : untracked(() => bindAddress(agentConsole));
  });
  let before: Desk | null = null;
  effect(() => {
    const desk = workplace.console.value?.desk.value ?? null;
    const news = before === null || desk === null ? null : newsBetween(before, desk);
    before = desk;
    if (news !== null) untracked(() => alerts.raise(...toldIn(news, preferences.words.peek())));
  });
}

function toldIn(news: News, { alerts, title }: Words): [string, string] {
  switch (news.kind) {
    case "waiting":
      return [title, alerts.waiting(news.count)];
    case "message":
      return [title, alerts.message(news.count)];
    case "mentioned":
      return [title, alerts.mentioned(news.name)];
    case "offered":
    case "passed":
      return [title, alerts[news.kind]];
  }
}

/** The browser's back button leads from a conversation to the queue; a reload comes back to it. */
function bindAddress(agentConsole: AgentConsole): () => void {
  const fromAddress = () => agentConsole.go(placeOf(location.hash));
  const fromPage = () => agentConsole.see(document.visibilityState === "visible");
  fromAddress();
  fromPage();
  window.addEventListener("hashchange", fromAddress);
  document.addEventListener("visibilitychange", fromPage);
  const stop = effect(() => {
    const fragment = fragmentOf(agentConsole.place.value);
    if (fragmentOf(placeOf(location.hash)) !== fragment) location.hash = fragment;
  });
  return () => {
    stop();
    window.removeEventListener("hashchange", fromAddress);
    document.removeEventListener("visibilitychange", fromPage);
  };
}
