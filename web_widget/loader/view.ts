/** The button, the badge, the bubble and the panel, made without any HTML text. */

import type { Options, Tongue } from "./options";
import { dress } from "./style";

export interface View {
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
  readonly frame: HTMLIFrameElement;
  showOpen(isOpen: boolean): void;
  /** What is unread, in the language that is spoken inside. */
  showNews(count: number, tongue: Tongue): void;
  /** Asks politely whether one wants to talk; it takes no focus. `onAnswer` is told yes or no. */
  propose(text: string, onAnswer: (wants: boolean) => void): void;
}

/** The button's own words: open, close, so many unread. */
const WORDS: Readonly<Record<Tongue, readonly [string, string, string]>> = {
  en: ["Ask us", "Close", "unread"],
  "zh-Hans": ["在线咨询", "关闭", "条未读"],
  "zh-Hant": ["線上諮詢", "關閉", "則未讀"],
};

export function draw({ language, data }: Options): View {
  let [ask, close, unread] = WORDS[language];
  const host = document.createElement("teller-widget");
  const root = host.attachShadow({ mode: "open" });
  dress(root);
  const place = make("div", root);
  place.className = data.position || (document.dir === "rtl" ? "left" : "right");
  const bubble = make("p", place);
  bubble.hidden = true;
  bubble.role = "status";
  const panel = make("section", place);
  panel.role = "dialog";
  panel.hidden = true;
  const frame = document.createElement("iframe");
  frame.allow = "autoplay";
  const button = make("button", place);
  button.className = "go";
  button.hidden = data.button === "none";
  const name = make("span", button);
  const badge = make("b", button);
  document.body.append(host);

  let count = 0;
  place.lang = language;
  const show = (isOpen: boolean) => {
    const label = data.label || ask;
    panel.ariaLabel = frame.title = label;
    panel.hidden = !isOpen;
    place.classList.toggle("open", isOpen);
    button.ariaExpanded = `${isOpen}`;
    name.textContent = isOpen ? close : label;
    badge.hidden = isOpen || !count;
    badge.textContent = count > 9 ? "9+" : `${count}`;
    button.ariaLabel = badge.hidden ? null : `${label}, ${count} ${unread}`;
  };
  show(false);
  return {
    host,
    button,
    panel,
    frame,
    showOpen: show,
    showNews(unreadCount, tongue) {
      count = unreadCount;
      // A page that was loaded before an update does not say it.
      place.lang = tongue || language;
      [ask, close, unread] = WORDS[tongue || language];
      show(!panel.hidden);
    },
    propose(text, onAnswer) {
      bubble.textContent = "";
      bubble.hidden = false;
      for (const wants of [true, false]) {
        const answer = make("button", bubble);
        answer.textContent = wants ? text : "✕";
        if (!wants) answer.ariaLabel = close;
        answer.onclick = () => {
          bubble.hidden = true;
          onAnswer(wants);
        };
      }
    },
  };
}

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, parent: Node) {
  return parent.appendChild(document.createElement(tag));
}
