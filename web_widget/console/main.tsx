/** Puts the console together and draws it. */

import { signal } from "@preact/signals";
import { render } from "preact";
import "../shared/tokens.css";
import "../shared/base.css";
import "./styles/controls.css";
import "./styles/sign_in.css";
import "./styles/shell.css";
import "./styles/queue.css";
import "./styles/conversation.css";
import "./styles/message.css";
import "./styles/reply.css";
import "./styles/case.css";
import "./styles/compose.css";
import "./styles/bot_part.css";
import "./styles/page.css";
import { socketAddress } from "../shared/connection/socket";
import { drawer } from "../shared/storage";
import { Alerts, BROWSER_TOOLS } from "./alerts/alerts";
import { SurroundingsProvider } from "./app/context";
import { bindPage } from "./app/page";
import { Root } from "./app/root";
import { AgentApi } from "./sign_in/api";
import { Workplace } from "./sign_in/workplace";
import { Preferences } from "./words/preferences";

const clock = signal(Date.now());
setInterval(() => {
  clock.value = Date.now();
}, 1000);

const workplace = new Workplace({
  api: new AgentApi("../api/agents", (input, init) => fetch(input, init)),
  kept: drawer("sessionStorage"),
  address: socketAddress("../ws/console"),
  now: Date.now,
});
const surroundings = {
  workplace,
  preferences: new Preferences(drawer("localStorage"), navigator.languages),
  alerts: new Alerts(drawer("localStorage"), BROWSER_TOOLS),
  clock,
};

workplace.restore();
bindPage(surroundings);
const app = document.getElementById("app");
if (app !== null) {
  render(
    <SurroundingsProvider value={surroundings}>
      <Root />
    </SurroundingsProvider>,
    app,
  );
}
