/** What every component may ask for: the words, the preferences, the clock, the console. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type { Language } from "../../shared/frames";
import type { Alerts } from "../alerts/alerts";
import type { Workplace } from "../sign_in/workplace";
import type { AgentConsole } from "../state/agent_console";
import type { Desk } from "../state/desk";
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

/** A part of the desk; who asks is drawn again when that part changes, and not with every frame. */
export function useDesk<T>(select: (desk: Desk) => T, about: readonly unknown[] = []): T {
  const { desk } = useConsole();
  return useMemo(() => computed(() => select(desk.value)), [desk, ...about]).value;
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
