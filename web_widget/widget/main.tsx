/** Puts the widget together. */

import { render } from "preact";
import { drawer } from "../shared/storage";
import "../shared/tokens.css";
import "../shared/base.css";
import "./style/frame.css";
import "./style/messages.css";
import "./style/foot.css";
import { App } from "./app";
import { wearBrand } from "./brand";
import { startAt } from "./chat/http";
import { Kept, onOtherTab } from "./chat/kept";
import { Session } from "./chat/session";
import { unreadCount } from "./chat/state";
import { hostOf, pageAddress } from "./host";
import { Sound } from "./sound";
import { pickTongue, type Tongue, wordsOf } from "./words/words";

const TONGUE = "teller.language";

const host = hostOf(window);
const browser = drawer("localStorage");
const sound = new Sound(browser, host.asked("sound") !== "off");
const chosen = browser.read(TONGUE);
let tongue = pickTongue([chosen, host.asked("language"), ...navigator.languages]);
let words = await wordsOf(tongue);
/** How often the widget was opened by hand; each time the keyboard moves in. */
let openings = host.isFramed ? 0 : 1;
let heard = 0;

const root = document.documentElement;
const theme = host.asked("theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
wearBrand(host.asked("brand"), root);

const session = new Session({
  kept: new Kept(),
  startConversation: startAt(host.asked("desk")),
  language: () => (tongue === "en" ? "en" : "zh"),
  page: host.page,
});
if (host.isFramed) session.show(false);

async function speak(next: Tongue): Promise<void> {
  words = await wordsOf(next);
  tongue = next;
  browser.write(TONGUE, next);
  news();
  draw();
}

function draw(): void {
  const bank = host.asked("bank") ?? words.bank;
  const greeting = host.asked("greeting") ?? words.greeting;
  render(
    <App
      session={session}
      speech={{ tongue, words, bank, greeting }}
      sound={sound}
      onTongue={speak}
      openings={openings}
      onClose={host.isFramed ? () => host.tell({ teller: "close" }) : null}
    />,
    document.getElementById("app") as HTMLElement,
  );
}

let isDue = false;
/** Once for all the changes of one moment. */
function drawSoon(): void {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    draw();
  });
}

function news(): void {
  const chat = session.chat.value;
  const { status } = chat.state;
  const isLive = status === "waiting_for_agent" || status === "with_agent";
  host.tell({ teller: "news", unread: unreadCount(chat), language: tongue, isLive, status });
  const { messages, lastSeq } = chat.transcript;
  const isNew = lastSeq > heard && lastSeq > chat.promisedSeq;
  const isUnseen = !chat.isShown || document.hidden;
  if (isNew && isUnseen && messages.at(-1)?.author !== "customer") sound.play();
  heard = lastSeq;
}

session.chat.watch(drawSoon);
session.draft.watch(drawSoon);
session.chat.watch(news);
host.onMessage((message) => {
  if (message.teller === "identify") session.identify(message.token);
  else if (message.teller === "page") session.moveTo(pageAddress(message.page) ?? "");
  else if (message.teller === "draft") session.write(message.text);
  else {
    session.show(message.teller === "opened");
    if (message.teller === "opened" && message.isByHand) openings += 1;
    drawSoon();
  }
});
onOtherTab({
  onKey: (key) => session.adopt(key),
  onSeen: (seq) => session.seenElsewhere(seq),
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) session.wake();
});
session.start();
draw();
host.tell({ teller: "ready" });
