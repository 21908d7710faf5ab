/** A page on which a web developer tries the widget's looks and takes the lines for the bank's page. */

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import "../shared/tokens.css";
import "../shared/base.css";
import "./style.css";
import { Mark } from "../shared/mark";
import { Form } from "./form";
import { embed } from "./preview";
import { contrast, inkOn, NOTHING_CHOSEN, snippetOf } from "./snippet";

const SCRIPT = new URL("../widget.js", location.href).href;

function Page() {
  const [choices, setChoices] = useState(NOTHING_CHOSEN);
  const [isCopied, setCopied] = useState(false);
  const snippet = snippetOf(choices, SCRIPT);
  const ratio = contrast(choices.colour, inkOn(choices.colour));
  useEffect(() => {
    setCopied(false);
    // Not at every letter.
    const timer = setTimeout(() => embed(choices, SCRIPT), 250);
    return () => clearTimeout(timer);
  }, [choices]);
  const copy = async () => {
    await navigator.clipboard.writeText(snippet);
    setCopied(true);
  };
  return (
    <main class="page">
      <header>
        <Mark size={30} />
        <h1>Set up the widget</h1>
        <p>The button in the corner wears what you choose here. Press it and look inside.</p>
      </header>
      <Form choices={choices} onChange={setChoices} />
      <section class="result" aria-labelledby="snippet">
        <h2 id="snippet">For your page</h2>
        <p class={ratio < 4.5 ? "ratio is-low" : "ratio"}>
          Text on your colour has a contrast of {ratio.toFixed(1)} : 1
          {ratio < 4.5 ? "; 4.5 : 1 is needed. Choose a darker or a lighter colour." : "."}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre tabIndex={0}>{snippet}</pre>
        <button type="button" onClick={() => void copy()}>
          {isCopied ? "Copied" : "Copy"}
        </button>
      </section>
    </main>
  );
}

const place = document.getElementById("app");
if (place !== null) render(<Page />, place);
