/** What every component may ask for: the words, the preferences, the clock, the console. */

import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../../shared/frames";
import type { Alerts } from "../alerts/alerts";
import type { Workplace } from "../sign_in/workplace";
import type { AgentConsole } from "../state/agent_console";
import type { Words } from "../words/en/words";
import type { Preferences } from "../words/preferences";

export interface Surroundings {
  readonly workplace: Workplace;
  readonly preferences: Preferences;
  readonly alerts: Alerts;
  /** Milliseconds; ticks once a second. */
  readonly clock: ReadonlySignal<number>;
}

const SurroundingsContext = createContext<Surroundings | null>(null);
const ConsoleContext = createContext<AgentConsole | null>(null);

export const SurroundingsProvider = SurroundingsContext.Provider;
export const ConsoleProvider = ConsoleContext.Provider;

export function useSurroundings(): Surroundings {
  return given(useContext(SurroundingsContext));
}

export function useConsole(): AgentConsole {
  return given(useContext(ConsoleContext));
}

export function useWords(): Words {
  return useSurroundings().preferences.words.value;
}

export function useLanguage(): Language {
  return useSurroundings().preferences.language.value;
}

function given<T>(value: T | null): T {
  if (value === null) throw new Error("A component was drawn outside of its provider.");
  return value;
}
