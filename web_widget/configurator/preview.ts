/** Puts the widget on this page as the snippet would, in place of the one that was there. */

import { attributesOf, type Choices, propertiesOf } from "./snippet";

export function embed(choices: Choices, address: string): void {
  document.querySelector("teller-widget")?.remove();
  const script = document.createElement("script");
  for (const [name, value] of attributesOf(choices)) script.dataset[name] = value;
  const root = document.documentElement.style;
  for (const name of ["colour", "on-colour", "accent", "radius", "face"]) {
    root.removeProperty(`--teller-${name}`);
  }
  for (const [name, value] of propertiesOf(choices)) root.setProperty(`--teller-${name}`, value);
  script.src = address;
  document.head.append(script);
  script.addEventListener("load", () => script.remove());
}
