/** The script that a bank's page carries: a button, and the widget in a frame once it is asked for. */

import type { ToFrame, ToHost } from "../shared/host_messages";
import { type Api, giveApi } from "./api";
import { frameAddress, readOptions } from "./options";
import { draw } from "./view";

/** "open", or "live" while a person is involved: then the next page listens with the panel closed. */
const KEY = "teller.panel";
const PROPOSED = "teller.proposed";

function start(script: HTMLScriptElement): void {
  const options = readOptions(script, document);
  const origin = new URL(options.frame).origin;
  const view = draw(options);
  const { frame, button } = view;
  /** What the frame is told as soon as it listens; the latest of each kind holds. */
  const kept = new Map<string, ToFrame>();
  let page = location.origin + location.pathname;
  let isOpen = false;
  let isLive = false;
  let isReady = false;
  let status = "";

  const post = (message: ToFrame) => {
    if (isReady) frame.contentWindow?.postMessage(message, origin);
    else kept.set(message.teller === "closed" ? "opened" : message.teller, message);
  };
  const load = () => {
    if (frame.isConnected) return;
    frame.src = frameAddress(options, page, getComputedStyle(view.host));
    view.panel.append(frame);
  };
  const remember = () => tab(KEY, isOpen ? "open" : isLive ? "live" : "");
  const show = (open: boolean, isByHand: boolean) => {
    if (open) load();
    if (open !== isOpen) emit(open ? "open" : "close");
    isOpen = open;
    view.showOpen(open);
    remember();
    post(open ? { teller: "opened", isByHand } : { teller: "closed" });
    if (isByHand) (open ? frame : button).focus();
  };
  const propose = (text: string) => {
    if (isOpen || tab(PROPOSED)) return;
    view.propose(text, (wants) => {
      tab(PROPOSED, "1");
      if (wants) show(true, true);
    });
  };
  const api: Api = {
    open(question) {
      if (question) post({ teller: "draft", text: question });
      show(true, true);
    },
    close: () => show(false, true),
    identify: (token) => post({ teller: "identify", token }),
    setContext(context) {
      page = context.page;
      post({ teller: "page", page });
    },
    propose,
    on: (name, react) => {
      listeners.push([name, react]);
    },
  };
  const listeners: Array<[string, (detail: unknown) => void]> = [];
  const emit = (name: string, detail?: unknown) => {
    for (const [wanted, react] of listeners) if (wanted === name) react(detail);
  };
  const hear = (message: ToHost) => {
    if (message.teller === "close") show(false, true);
    if (message.teller === "ready") {
      isReady = true;
      for (const each of kept.values()) post(each);
    }
    if (message.teller !== "news") return;
    isLive = message.isLive;
    view.showNews(message.unread, message.language);
    remember();
    emit("unread", message.unread);
    if (message.status !== status) emit("status", message.status);
    status = message.status;
  };

  button.onclick = () => show(!isOpen, true);
  button.onkeydown = ({ key }) => {
    if (key === "Escape" && isOpen) show(false, true);
  };
  addEventListener("message", ({ source, origin: from, data }) => {
    if (source === frame.contentWindow && from === origin && data) hear(data);
  });
  keepAboveKeyboard(view.panel);
  giveApi(api);

  const before = tab(KEY);
  if (before === "open") show(true, false);
  if (before === "live") load();
  const { propose: offer, proposeAfter } = options.data;
  if (offer) setTimeout(() => propose(offer), Number(proposeAfter || 20) * 1000);
}

/** A phone's keyboard covers the page without making it smaller: follow what is left of it. */
function keepAboveKeyboard({ style }: HTMLElement): void {
  const left = visualViewport;
  if (!left) return;
  left.onresize = left.onscroll = () => {
    if (left.scale > 1) return;
    style.setProperty("--height", `${left.height}px`);
    style.setProperty("--top", `${left.offsetTop}px`);
  };
}

/** What this tab remembers, or is to remember; nothing where storage is forbidden. */
function tab(key: string, value?: string): string | null {
  try {
    if (value !== undefined) sessionStorage.setItem(key, value);
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

const script = document.currentScript as HTMLScriptElement;
let isStarted = false;

/** The page's own script may still set its language: not before the page is read. */
function begin(): void {
  if (!isStarted) start(script);
  isStarted = true;
}

if (document.readyState === "complete") begin();
// An async script does not know whether the first of these has been; the second comes in any case.
document.addEventListener("DOMContentLoaded", begin);
addEventListener("load", begin);
