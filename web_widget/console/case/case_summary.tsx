import { useWords } from "../app/context";
import { Icon } from "../parts/icons";
import type { PartProps } from "./case_area";
import { type Attempt, summaryOf } from "./summary";

/** What was asked, what was tried, and which products it is about. */
export function CaseSummary({ conversation }: PartProps) {
  const { summary: words, products: names } = useWords();
  const { asked, tried, products } = summaryOf(conversation);
  return (
    <section class="case-part case-summary">
      <h3>{words.title}</h3>
      {asked.length === 0 && <p class="quiet">{words.nothingAsked}</p>}
      {asked.length > 0 && (
        <ul class="asked" aria-label={words.asked}>
          {asked.map((question) => (
            <li key={question} dir="auto">
              {question}
            </li>
          ))}
        </ul>
      )}
      {tried.length > 0 && (
        <>
          <h4>{words.tried}</h4>
          <ul class="tried">
            {tried.map((attempt) => (
              <AttemptView key={attempt.seq} attempt={attempt} />
            ))}
          </ul>
        </>
      )}
      {products.length > 0 && (
        <p class="products">
          <span class="quiet">{words.about}</span>
          {products.map((product) => (
            <span key={product} class="tag">
              {names[product]}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function AttemptView({ attempt }: { readonly attempt: Attempt }) {
  const { summary, conversation } = useWords();
  const { kind, title, verdict } = attempt;
  return (
    <li>
      <span class="kind">{summary.kinds[kind]}</span> <span dir="auto">{title}</span>
      {verdict !== null && (
        <span class="verdict" data-verdict={verdict}>
          <Icon name={verdict === "up" ? "up_thumb" : "down_thumb"} />
          <span class="visually-hidden">
            {verdict === "up" ? conversation.helpful : conversation.notHelpful}
          </span>
        </span>
      )}
    </li>
  );
}
