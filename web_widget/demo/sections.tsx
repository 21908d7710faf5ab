import type { Words } from "./words/en";

interface SectionProps {
  readonly words: Words;
}

export function Facts({ words }: SectionProps) {
  return (
    <ul class="facts">
      {words.facts.map(({ figure, text }) => (
        <li key={figure}>
          <strong>{figure}</strong>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

export function Tiles({ words }: SectionProps) {
  return (
    <section class="products" aria-labelledby="products">
      <h2 id="products">{words.products}</h2>
      <div class="tiles">
        {words.tiles.map(({ id, name, price, note, points }) => (
          <article key={id} id={id} class="tile">
            <h3>{name}</h3>
            <p class="tile-price">{price}</p>
            <p class="tile-note">{note}</p>
            <ul>
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </article>
        ))}
      </div>
    </section>
  );
}

export function Rates({ words }: SectionProps) {
  const { rates } = words;
  return (
    <section class="rates" id="savings" aria-labelledby="rates">
      <div>
        <h2 id="rates">{rates.title}</h2>
        <p>{rates.text}</p>
        <p class="rates-note">{rates.note}</p>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{rates.term}</th>
            <th scope="col">{rates.rate}</th>
          </tr>
        </thead>
        <tbody>
          {rates.rows.map(([term, rate]) => (
            <tr key={term}>
              <th scope="row">{term}</th>
              <td>{rate}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Help({ words }: SectionProps) {
  const { help } = words;
  return (
    <section class="help" id="help" aria-labelledby="lost-card">
      <div class="help-card">
        <h2 id="lost-card">{help.title}</h2>
        <p>{help.text}</p>
        <dl>
          <div>
            <dt>{help.home}</dt>
            <dd>
              <a href={telephone(help.homePhone)}>{help.homePhone}</a>
            </dd>
          </div>
          <div>
            <dt>{help.abroad}</dt>
            <dd>
              <a href={telephone(help.abroadPhone)}>{help.abroadPhone}</a>
            </dd>
          </div>
        </dl>
      </div>
      <div>
        <h3>{help.hoursTitle}</h3>
        <ul>
          {help.hours.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{help.askTitle}</h3>
        <p>{help.ask}</p>
      </div>
    </section>
  );
}

function telephone(number: string): string {
  return `tel:${number.replaceAll(" ", "")}`;
}
