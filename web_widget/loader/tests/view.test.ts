import { expect, test } from "vitest";
import { draw } from "../view";

function drawn(data: DOMStringMap = {}) {
  const view = draw({ language: "en", data, frame: "https://teller.test/widget/" });
  view.showOpen(true);
  const told = () => [view.button.textContent, view.frame.title, view.panel.ariaLabel];
  return { ...view, told };
}

test("the button speaks what is spoken inside", () => {
  const { told, showNews, button, showOpen } = drawn();
  expect(told()).toEqual(["Close0", "Ask us", "Ask us"]);
  showNews(2, "zh-Hant");
  expect(told()).toEqual(["關閉2", "線上諮詢", "線上諮詢"]);
  expect(button.parentElement?.lang).toBe("zh-Hant");
  showOpen(false);
  expect(button.ariaLabel).toBe("線上諮詢, 2 則未讀");
});

test("words of the bank's own stay on the button", () => {
  const { told, showNews, showOpen } = drawn({ label: "Help" });
  showNews(0, "zh-Hant");
  showOpen(false);
  expect(told()).toEqual(["Help0", "Help", "Help"]);
});
