import { render } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { beforeEach, describe, expect, test } from "vitest";
import { settle } from "./set_up";

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement("div");
  document.body.replaceChildren(place);
});

function List({ names }: { names: readonly string[] }) {
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}

describe("what is drawn anew", () => {
  test("keeps the elements of the same key, in whichever order", () => {
    render(<List names={["a", "b", "c"]} />, place);
    const before = [...place.querySelectorAll("li")];
    render(<List names={["c", "x", "a"]} />, place);
    const after = [...place.querySelectorAll("li")];
    expect(after.map(({ textContent }) => textContent)).toEqual(["c", "x", "a"]);
    expect([after[0], after[2]]).toEqual([before[2], before[0]]);
    expect(before[1]?.isConnected).toBe(false);
  });

  test("moves nothing that stands where it should", async () => {
    render(<List names={["a", "b"]} />, place);
    const moved: Node[] = [];
    const watcher = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) moved.push(...addedNodes);
    });
    watcher.observe(place, { childList: true, subtree: true });
    render(<List names={["a", "b", "c"]} />, place);
    await settle();
    moved.push(...watcher.takeRecords().flatMap(({ addedNodes }) => [...addedNodes]));
    const elements = moved.filter((each) => each instanceof Element);
    expect(elements.map(({ textContent }) => textContent)).toEqual(["c"]);
  });

  test("takes attributes away again, and says false only where that is a word", () => {
    render(<button type="button" disabled aria-pressed title="x" />, place);
    const button = place.firstElementChild;
    expect(button?.getAttribute("disabled")).toBe("");
    expect(button?.getAttribute("aria-pressed")).toBe("true");
    render(<button type="button" disabled={false} aria-pressed={false} />, place);
    expect(place.firstElementChild).toBe(button);
    expect(button?.hasAttribute("disabled")).toBe(false);
    expect(button?.getAttribute("aria-pressed")).toBe("false");
    expect(button?.hasAttribute("title")).toBe(false);
  });

  test("shows what comes and goes between others", () => {
    const draw = (isThere: boolean) =>
      render(
        <>
          <i />
          {isThere && <b />}
          text
          <u />
        </>,
        place,
      );
    draw(false);
    draw(true);
    const names = () => [...place.childNodes].map(({ nodeName }) => nodeName);
    expect(names()).toEqual(["I", "B", "#text", "U"]);
    draw(false);
    expect(names()).toEqual(["I", "#text", "U"]);
  });

  test("draws drawings as such", () => {
    render(
      <svg viewBox="0 0 1 1" aria-hidden="true">
        <path d="M0 0" />
      </svg>,
      place,
    );
    expect(place.querySelector("path")?.namespaceURI).toBe("http://www.w3.org/2000/svg");
    expect(place.querySelector("svg")?.getAttribute("viewBox")).toBe("0 0 1 1");
  });
});

describe("a component", () => {
  test("remembers, and is drawn once for all the changes of one moment", async () => {
    let drawings = 0;
    function Counter() {
      const [count, setCount] = useState(0);
      drawings += 1;
      const add = () => {
        setCount((value) => value + 1);
        setCount((value) => value + 1);
      };
      return (
        <button type="button" onClick={add}>
          {count}
        </button>
      );
    }
    render(<Counter />, place);
    place.querySelector("button")?.click();
    await settle();
    expect([place.textContent, drawings]).toEqual(["2", 2]);
  });

  test("undoes what it did when it changes and when it goes", () => {
    const log: string[] = [];
    function Listener({ name }: { name: string }) {
      useEffect(() => {
        log.push(`on ${name}`);
        return () => log.push(`off ${name}`);
      }, [name]);
      return null;
    }
    render(<Listener name="a" />, place);
    render(<Listener name="a" />, place);
    render(<Listener name="b" />, place);
    render(null, place);
    expect(log).toEqual(["on a", "off a", "on b", "off b"]);
  });

  test("finds its element, and is not read again where it gave the same", () => {
    let readings = 0;
    function Part() {
      readings += 1;
      return <i />;
    }
    function Whole() {
      const own = useRef<HTMLElement>(null);
      const part = useMemo(() => <Part />, []);
      useEffect(() => own.current?.setAttribute("data-found", ""), []);
      return <p ref={own as never}>{part}</p>;
    }
    render(<Whole />, place);
    render(<Whole />, place);
    expect(readings).toBe(1);
    expect(place.querySelector("[data-found]")).not.toBeNull();
  });
});
