/** Puts the widget together. */

import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { pickLanguage, rememberedLanguage, rememberLanguage } from "../shared/language";
import { drawer } from "../shared/storage";
import "../shared/tokens.css";
import "../shared/base.css";
import "./style/frame.css";
import "./style/messages.css";
import "./style/foot.css";
import { App } from "./app";
import { startConversation } from "./chat/http";
import { Kept, onOtherTab } from "./chat/kept";
import { Session } from "./chat/session";
import { unreadCount } from "./chat/state";
import { hostOf } from "./host";

const host = hostOf(window);
const browser = drawer("localStorage");
const language = signal(
  rememberedLanguage(browser) ?? pickLanguage([host.language, ...navigator.languages]),
);
const session = new Session({
  kept: new Kept(),
  startConversation,
  language: () => language.value,
  page: host.page,
});

if (host.theme !== null) document.documentElement.dataset.theme = host.theme;
/** How often the widget was opened by hand; each time the keyboard moves in. */
const openings = signal(host.isFramed ? 0 : 1);
if (host.isFramed) session.show(false);
host.onMessage((message) => {
  session.show(message.teller === "opened");
  if (message.teller === "opened" && message.isByHand) openings.value += 1;
});
onOtherTab((key) => session.adopt(key));
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) session.wake();
});
effect(() => {
  const chat = session.chat.value;
  const { status } = chat.state;
  const isLive = status === "waiting_for_agent" || status === "with_agent";
  host.tell({ teller: "unread", count: unreadCount(chat), isLive });
});
session.start();

function Root() {
  return (
    <App
      session={session}
      language={language.value}
      onLanguage={(chosen) => {
        language.value = chosen;
        rememberLanguage(browser, chosen);
      }}
      bank={host.bank}
      openings={openings.value}
      onClose={host.isFramed ? () => host.tell({ teller: "close" }) : null}
    />
  );
}

const place = document.getElementById("app");
if (place !== null) render(<Root />, place);
