/** The button, the badge and the panel, made without any HTML text. */

import type { Options } from "./options";
import { dress } from "./style";

export interface View {
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
  readonly frame: HTMLIFrameElement;
  showOpen(isOpen: boolean): void;
  showUnread(count: number): void;
}

const BUBBLE =
  "M12 4.5c-4.7 0-8.5 3-8.5 6.9 0 2.1 1.1 4 2.9 5.2l-.8 3.4 3.6-1.9c.9.2 1.8.3 2.8.3 4.7 0 8.5-3 8.5-6.9S16.7 4.5 12 4.5z";

const WORDS = {
  en: { close: "Close", unread: (count: number) => `${count} unread` },
  zh: { close: "关闭", unread: (count: number) => `${count} 条未读` },
} as const;

export function draw(options: Options): View {
  const words = WORDS[options.language];
  const host = document.createElement("teller-widget");
  host.dataset.theme = options.theme;
  const root = host.attachShadow({ mode: "open" });
  dress(root);
  const place = make("div", root);
  place.className = options.position;
  place.lang = options.language;
  const panel = make("section", place);
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", options.label);
  panel.hidden = true;
  const frame = document.createElement("iframe");
  frame.title = options.label;
  const button = make("button", place);
  button.type = "button";
  button.append(bubbleIcon());
  const label = make("span", button);
  const badge = make("b", button);
  badge.hidden = true;
  document.body.append(host);

  let unread = 0;
  const name = (isOpen: boolean) => {
    label.textContent = isOpen ? words.close : options.label;
    badge.hidden = isOpen || unread === 0;
    badge.textContent = unread > 9 ? "9+" : String(unread);
    if (badge.hidden) button.removeAttribute("aria-label");
    else button.setAttribute("aria-label", `${options.label}, ${words.unread(unread)}`);
  };
  name(false);
  return {
    button,
    panel,
    frame,
    showOpen(isOpen) {
      panel.hidden = !isOpen;
      place.classList.toggle("open", isOpen);
      button.setAttribute("aria-expanded", String(isOpen));
      name(isOpen);
    },
    showUnread(count) {
      unread = count;
      name(!panel.hidden);
    },
  };
}

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, parent: Node) {
  return parent.appendChild(document.createElement(tag)) as HTMLElementTagNameMap[Tag];
}

function bubbleIcon(): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(space, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", `${BUBBLE}M8.5 10h7M8.5 13h4.5`);
  icon.append(path);
  return icon;
}
