/** The home page of a fictional bank, to show the widget where it belongs. */

import { render } from "preact";
import { languageTag, pickLanguage } from "../shared/language";
import "../shared/tokens.css";
import "../shared/base.css";
import "./style/page.css";
import "./style/hero.css";
import "./style/sections.css";
import { Page } from "./page";
import { en } from "./words/en";
import { zh } from "./words/zh";

const asked = new URLSearchParams(location.search).get("language");
const language = pickLanguage([asked, ...navigator.languages]);
const words = language === "zh" ? zh : en;
// The widget's script takes the page's language from here.
document.documentElement.lang = languageTag(language);
document.title = words.title;

const place = document.getElementById("app");
if (place !== null) render(<Page words={words} language={language} />, place);
