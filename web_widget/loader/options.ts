/** What the bank's page asks for with the attributes of its script tag. */

import type { Invitation } from "../shared/host_messages";

export type Tongue = "en" | "zh-Hans" | "zh-Hant";

export interface Options {
  /** Where the widget lies: the folder of this script, plus "widget/". */
  readonly frame: string;
  readonly language: Tongue;
  readonly data: DOMStringMap;
}

/** What the bank's style sheet may say of the widget, each as --teller-NAME. */
const BRAND = ["colour", "on-colour", "accent", "radius", "face"] as const;

export function readOptions({ dataset, src }: HTMLScriptElement, page: Document): Options {
  const tags = [dataset.language, page.documentElement.lang, ...navigator.languages];
  const language = tags.map(tongueOf).find(Boolean) || "en";
  return { frame: new URL("widget/", src).href, language, data: dataset };
}

/** Traditional where the tag says so or names a place that writes so. */
function tongueOf(tag = ""): Tongue | "" {
  if (/^zh(?![a-z])/i.test(tag)) return /hant|tw|hk|mo/i.test(tag) ? "zh-Hant" : "zh-Hans";
  return /^en(?![a-z])/i.test(tag) ? "en" : "";
}

/** The widget's address; what follows the # stays in the browser. */
export function frameAddress(
  { frame, language, data }: Options,
  page: string,
  style: CSSStyleDeclaration,
): string {
  const brand = BRAND.map((name) => style.getPropertyValue(`--teller-${name}`).trim()).join("|");
  const invitation: Invitation = { ...data, language, page, brand };
  return `${frame}#${new URLSearchParams(invitation)}`;
}
