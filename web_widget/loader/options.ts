/** What the bank's page asks for with the attributes of its script tag. */

import type { Invitation } from "../shared/host_messages";

export interface Options {
  /** Where the widget lies: the folder of this script, plus "widget/". */
  readonly frame: string;
  readonly language: "en" | "zh";
  readonly position: "right" | "left";
  readonly theme: "light" | "dark" | "auto";
  readonly label: string;
  readonly bank: string | null;
}

const LABELS = { en: "Ask us", zh: "在线咨询" } as const;

export function readOptions(script: HTMLScriptElement, page: Document): Options {
  const { dataset, src } = script;
  const tags = [dataset.language, page.documentElement.lang, ...navigator.languages];
  const spoken = tags.map((tag) => (tag ?? "").slice(0, 2).toLowerCase());
  const language = spoken.find((tag): tag is "en" | "zh" => tag === "en" || tag === "zh") ?? "en";
  const theme = dataset.theme;
  return {
    frame: new URL("widget/", src).href,
    language,
    position: dataset.position === "left" ? "left" : "right",
    theme: theme === "light" || theme === "dark" ? theme : "auto",
    label: dataset.label || LABELS[language],
    bank: dataset.bank || null,
  };
}

/** The widget's address; what follows the # stays in the browser. */
export function frameAddress(options: Options, page: Location): string {
  const invitation: Invitation = {
    language: options.language,
    theme: options.theme,
    page: page.origin + page.pathname,
    ...(options.bank === null ? {} : { bank: options.bank }),
  };
  return `${options.frame}#${new URLSearchParams({ ...invitation })}`;
}
