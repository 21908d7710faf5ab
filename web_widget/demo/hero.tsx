import { Mark } from "../shared/mark";
import type { Words } from "./words/en";

const WIDTH = 560;
const HEIGHT = 460;
const LINES = 30;

export function Hero({ words }: { words: Words }) {
  const { hero } = words;
  return (
    <section class="hero">
      <div class="hero-words">
        <p class="hero-over">{hero.over}</p>
        <h1>{hero.title}</h1>
        <p class="hero-text">{hero.text}</p>
        <p class="hero-ways">
          <a class="way way-solid" href="#accounts">
            {hero.primary}
          </a>
          <a class="way" href="#savings">
            {hero.secondary}
          </a>
        </p>
      </div>
      <div class="hero-view">
        <Engraving />
        <div class="card" aria-hidden="true">
          <span class="card-bank">
            <Mark size={26} />
            {words.bank}
          </span>
          <span class="card-chip" />
          <span class="card-kind">{hero.card}</span>
        </div>
      </div>
    </section>
  );
}

/** The harbour in fine lines, as on a banknote: a sun of rings above a sea of waves. */
function Engraving() {
  return (
    <svg
      class="engraving"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <g class="engraving-sun">
        {range(15).map((ring) => (
          <path key={ring} d={arc(370, 236, 18 + ring * 11)} />
        ))}
      </g>
      <g class="engraving-sea">
        {range(LINES).map((line) => (
          <path key={line} d={wave(line)} />
        ))}
      </g>
    </svg>
  );
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** The upper half of a ring. */
function arc(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}A${radius} ${radius} 0 0 1 ${x + radius} ${y}`;
}

/** One line of the sea: nearer lines lie further apart and swing wider. */
function wave(line: number): string {
  const depth = line / LINES;
  const base = 240 + 235 * depth ** 1.55;
  const swing = 1 + 13 * depth;
  const length = 190 + 60 * depth;
  const points = range(57).map((step) => {
    const x = step * 10;
    const y = base + swing * Math.sin((x / length) * Math.PI * 2 + line * 0.3);
    return `${x} ${y.toFixed(1)}`;
  });
  return `M${points.join("L")}`;
}
