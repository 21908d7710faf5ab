/** The script that a bank's page carries: a button, and the widget in a frame once it is asked for. */

import type { ToFrame, ToHost } from "../shared/host_messages";
import { drawer } from "../shared/storage";
import { frameAddress, readOptions } from "./options";
import { draw } from "./view";

/** "open", or "live" while a person is involved: then the next page listens with the panel closed. */
const KEY = "teller.panel";

function start(script: HTMLScriptElement): void {
  const options = readOptions(script, document);
  const origin = new URL(options.frame).origin;
  const view = draw(options);
  const tab = drawer("sessionStorage");
  let isOpen = false;
  let isLive = false;
  let isLoaded = false;
  let isByHand = false;

  const tell = () => {
    const message: ToFrame = isOpen ? { teller: "opened", isByHand } : { teller: "closed" };
    if (isLoaded) view.frame.contentWindow?.postMessage(message, origin);
  };
  const load = () => {
    if (view.frame.isConnected) return;
    view.frame.addEventListener("load", () => {
      isLoaded = true;
      tell();
    });
    view.frame.src = frameAddress(options, location);
    view.panel.append(view.frame);
  };
  const remember = () => tab.write(KEY, isOpen ? "open" : isLive ? "live" : null);
  const show = (open: boolean) => {
    isOpen = open;
    if (open) load();
    view.showOpen(open);
    remember();
    tell();
  };
  const close = () => {
    show(false);
    view.button.focus();
  };
  const hear = (message: ToHost) => {
    if (message.teller === "close") close();
    if (message.teller !== "unread") return;
    isLive = message.isLive === true;
    view.showUnread(Number(message.count) || 0);
    remember();
  };

  view.button.addEventListener("click", () => {
    isByHand = true;
    show(!isOpen);
    if (isOpen) view.frame.focus();
  });
  view.button.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen) close();
  });
  window.addEventListener("message", ({ source, origin: from, data }) => {
    const isFrame = source === view.frame.contentWindow && from === origin;
    if (isFrame && typeof data === "object" && data !== null) hear(data);
  });
  keepAboveKeyboard(view.panel);

  const before = tab.read(KEY);
  if (before === "open") show(true);
  if (before === "live") load();
}

/** A phone's keyboard covers the page without making it smaller: follow what is left of it. */
function keepAboveKeyboard(panel: HTMLElement): void {
  const left = window.visualViewport;
  const fit = () => {
    if (left === null || left.scale > 1) return;
    panel.style.setProperty("--height", `${left.height}px`);
    panel.style.setProperty("--top", `${left.offsetTop}px`);
  };
  left?.addEventListener("resize", fit);
  left?.addEventListener("scroll", fit);
}

/** The page's own script may still set its language: wait until the page is read. */
function whenRead(react: () => void): void {
  const [visit] = performance.getEntriesByType("navigation");
  // Between "interactive" and "complete" only this tells whether the event is still to come.
  const isRead = (visit as PerformanceNavigationTiming | undefined)?.domContentLoadedEventStart;
  if (isRead || document.readyState === "complete") react();
  else document.addEventListener("DOMContentLoaded", react);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) whenRead(() => start(script));
