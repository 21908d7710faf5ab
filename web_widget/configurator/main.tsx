/** A page on which a web developer tries the widget's looks and takes the lines for the bank's page. */

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import "../shared/tokens.css";
import "../shared/base.css";
import "./style.css";
import { Mark } from "../shared/mark";
import { pickTongue, TONGUES } from "../widget/words/words";
import { Form } from "./form";
import { embed } from "./preview";
import { contrast, inkOn, NOTHING_CHOSEN, snippetOf } from "./snippet";
import { WORDS } from "./words";

const asked = new URLSearchParams(location.search).get("language");
const tongue = pickTongue([asked, ...navigator.languages]);
const words = WORDS[tongue];
document.documentElement.lang = tongue;
document.title = words.title;

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
        <nav class="tongues" aria-label={words.language}>
          {TONGUES.map(([value, name]) => (
            <a
              key={value}
              href={`?language=${value}`}
              lang={value}
              aria-current={value === tongue ? "true" : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <Form words={words} choices={choices} onChange={setChoices} />
      <section class="result" aria-labelledby="snippet">
        <h2 id="snippet">{words.snippet}</h2>
        <p class={ratio < 4.5 ? "ratio is-low" : "ratio"}>
          {words.contrast(ratio.toFixed(1))} {ratio < 4.5 && words.low}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre tabIndex={0}>{snippet}</pre>
        <button type="button" onClick={() => void copy()}>
          {isCopied ? words.copied : words.copy}
        </button>
      </section>
    </main>
  );
}

const place = document.getElementById("app");
if (place !== null) render(<Page />, place);
