import type { Language } from "../shared/frames";
import { Mark } from "../shared/mark";
import { Hero } from "./hero";
import { Facts, Help, Rates, Tiles } from "./sections";
import type { Words } from "./words/en";

export interface PageProps {
  readonly words: Words;
  readonly language: Language;
}

export function Page({ words, language }: PageProps) {
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <Header words={words} language={language} />
      <main id="content">
        <Hero words={words} />
        <Facts words={words} />
        <Tiles words={words} />
        <Rates words={words} />
        <Help words={words} />
      </main>
      <Foot words={words} />
    </>
  );
}

function Header({ words, language }: PageProps) {
  const { nav } = words;
  const option = (value: Language, tag: string, label: string) => (
    <a
      href={`?language=${value}`}
      lang={tag}
      hreflang={tag}
      aria-current={language === value ? "true" : undefined}
    >
      {label}
    </a>
  );
  return (
    <header class="top">
      <a class="brand" href={`?language=${language}`}>
        <Mark size={30} />
        {words.bank}
      </a>
      <nav class="top-nav" aria-label={words.menu}>
        <a href="#accounts">{nav.accounts}</a>
        <a href="#cards">{nav.cards}</a>
        <a href="#savings">{nav.savings}</a>
        <a href="#loans">{nav.loans}</a>
        <a href="#help">{nav.help}</a>
      </nav>
      <p class="top-phone">
        <span>{words.phoneLabel}</span>
        <a href="tel:08005550100">{words.phone}</a>
      </p>
      <nav class="top-language" aria-label={words.language}>
        {option("en", "en", "EN")}
        {option("zh", "zh-CN", "中文")}
      </nav>
    </header>
  );
}

function Foot({ words }: { words: Words }) {
  const { foot } = words;
  return (
    <footer class="foot">
      <div class="foot-bank">
        <p>{foot.address}</p>
        <p>{foot.never}</p>
      </div>
      <div class="foot-demo">
        <p>{foot.demo}</p>
        <p>
          <a href="./console/">{foot.console}</a>
          <a href="./api/docs">{foot.docs}</a>
        </p>
      </div>
    </footer>
  );
}
