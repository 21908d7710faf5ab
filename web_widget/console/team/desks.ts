/** A desk of the bank: when it is open, how it gives out its customers, what it promises. */

import type { CaseApi } from "../casework/api";

export interface Hours {
  /** 0 is Monday. */
  readonly weekday: number;
  /** "08:00" */
  readonly opens: string;
  readonly closes: string;
}

export interface Promised {
  /** Seconds. */
  readonly first_reply: number;
  readonly resolution: number;
}

export interface DeskRules {
  readonly id: string;
  readonly mode: "pick" | "offer";
  readonly answer_within: number;
  readonly time_zone: string;
  readonly closed_until: string | null;
  /** Null means always open. */
  readonly hours: readonly Hours[] | null;
  readonly holidays: readonly string[];
  readonly waits_unstaffed: boolean;
  readonly service_levels: Readonly<Record<string, Promised>>;
}

export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
export const OFFICE_HOURS = { opens: "09:00", closes: "17:00" } as const;

export function readDesks(api: CaseApi): Promise<readonly DeskRules[]> {
  return api.call("GET", "/desks");
}

export function saveDesk(api: CaseApi, { id, ...rules }: DeskRules): Promise<DeskRules> {
  return api.call("PUT", `/desks/${encodeURIComponent(id)}`, rules);
}

/** The hours of one day, or null when the desk is closed on it. */
export function hoursOn({ hours }: DeskRules, weekday: number): Hours | null {
  return hours?.find((one) => one.weekday === weekday) ?? null;
}

export function withHours(desk: DeskRules, weekday: number, hours: Hours | null): DeskRules {
  const others = (desk.hours ?? []).filter((one) => one.weekday !== weekday);
  const all = hours === null ? others : [...others, hours];
  return { ...desk, hours: all.sort((one, other) => one.weekday - other.weekday) };
}

export function withHoliday(desk: DeskRules, day: string): DeskRules {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || desk.holidays.includes(day)) return desk;
  return { ...desk, holidays: [...desk.holidays, day].sort() };
}

export function withoutHoliday(desk: DeskRules, day: string): DeskRules {
  return { ...desk, holidays: desk.holidays.filter((other) => other !== day) };
}

/** Far enough away to mean "until somebody opens it again". */
const FOR_GOOD = 10 * 365 * 24 * 3_600_000;

export function closed(desk: DeskRules, now: number, hours: number | null): DeskRules {
  const until = now + (hours === null ? FOR_GOOD : hours * 3_600_000);
  return { ...desk, closed_until: new Date(until).toISOString() };
}

export function opened(desk: DeskRules): DeskRules {
  return { ...desk, closed_until: null };
}

export function isClosed({ closed_until }: DeskRules, now: number): boolean {
  return closed_until !== null && Date.parse(closed_until) > now;
}
