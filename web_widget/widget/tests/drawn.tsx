/** A widget that is drawn, and what one does on it. */

import { render } from "preact";
import { afterEach, beforeEach } from "vitest";
import { drawer } from "../../shared/storage";
import { message } from "../../shared/tests/builders";
import { App } from "../app";
import { Sound } from "../sound";
import { words } from "../words/en";
import { act, settle, setUp, tell, welcome } from "./set_up";

export let place: HTMLElement;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  place = document.createElement("div");
  document.body.append(place);
});

afterEach(() => {
  render(null, place);
  place.remove();
});

export async function drawn() {
  const set = setUp();
  const closed: string[] = [];
  const onClose = () => closed.push("closed");
  const speech = { tongue: "en", words, bank: words.bank, greeting: words.greeting } as const;
  const draw = () =>
    render(
      <App
        session={set.session}
        speech={speech}
        sound={new Sound(drawer("localStorage"), true)}
        onTongue={() => {}}
        openings={1}
        onClose={onClose}
      />,
      place,
    );
  set.session.chat.watch(draw);
  set.session.draft.watch(draw);
  await act(draw);
  return { ...set, closed };
}

/** A widget in the middle of a conversation. */
export async function talking(parts: Parameters<typeof welcome>[1] = {}) {
  const set = await drawn();
  await act(async () => {
    set.session.say("hello");
    await settle();
    set.server.welcome(welcome(0, parts));
  });
  const socket = set.server.latest;
  const clientId = socket.commands()[0]?.client_id ?? null;
  await act(() => tell(socket, message({ seq: 1, text: "hello", client_id: clientId })));
  return { ...set, socket };
}

export function find<E extends Element = HTMLElement>(selector: string): E {
  const element = place.querySelector<E>(selector);
  if (element === null) throw new Error(`There is no ${selector}.`);
  return element;
}

export async function press(parts: KeyboardEventInit) {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...parts });
  await act(() => void find(".composer textarea").dispatchEvent(event));
}

export async function click(selector: string) {
  await act(() => find(selector).click());
}
