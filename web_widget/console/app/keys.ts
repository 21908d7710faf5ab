/** The keys that work wherever the agent is, but never while words are written. */

import { useEffect } from "preact/hooks";
import type { AgentConsole } from "../state/agent_console";
import { useConsole, useSurroundings } from "./context";
import { ACTIVE_ROW_ID, COMPOSER_ID, FILTER_ID, focusOn } from "./focus";
import { AT_QUEUE } from "./place";

/** Buttons that a key presses, by the key. */
const PRESSED: Readonly<Record<string, string>> = {
  // In the list the key claims the chosen row instead.
  c: "[data-key=claim]",
  n: "[data-key=note]",
  t: "[data-key=transfer]",
  z: "[data-key=snooze]",
  e: "[data-key=resolve]",
};

export function useKeys(onSheet: () => void): void {
  const agentConsole = useConsole();
  const { preferences } = useSurroundings();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (isWriting(event.target) || document.querySelector("dialog[open]") !== null) return;
      if (event.key !== "?" && !preferences.hasKeys.peek()) return;
      if (event.key === "?") onSheet();
      else if (!act(event.key.toLowerCase(), agentConsole)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [agentConsole]);
}

/** False for a key that means nothing here. */
function act(key: string, agentConsole: AgentConsole): boolean {
  switch (key) {
    case "q":
      leavePages(agentConsole);
      return focusOn(ACTIVE_ROW_ID) || focusOn("tab-waiting");
    case "f":
      return focusOn(FILTER_ID);
    case "r":
      return focusOn(COMPOSER_ID);
    default: {
      const button = document.querySelector<HTMLElement>(PRESSED[key] ?? ":not(*)");
      button?.click();
      return button !== null;
    }
  }
}

function leavePages(agentConsole: AgentConsole): void {
  const { area } = agentConsole.place.peek();
  if (area === "team" || area === "library") agentConsole.go(AT_QUEUE);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select") !== null;
}
