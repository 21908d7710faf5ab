import { useConsole, useWords } from "../app/context";
import { inOrder } from "./figures";

export function Colleagues() {
  const words = useWords();
  const agents = inOrder(useConsole().colleagues.value);
  return (
    <section class="page-part">
      <h3>{words.team.colleagues}</h3>
      {agents.length === 0 && <p class="page-empty">{words.team.nobody}</p>}
      {agents.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section class="table-frame" aria-label={words.team.colleagues} tabIndex={0}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words.team.name}</th>
                <th scope="col">{words.team.presence}</th>
                <th scope="col">{words.team.load}</th>
                <th scope="col">{words.team.skills}</th>
                <th scope="col">{words.case.language}</th>
              </tr>
            </thead>
            <tbody>
              {agents.map((agent) => (
                <tr key={agent.agent_id}>
                  <th scope="row">
                    {agent.name}
                    {agent.role === "supervisor" && (
                      <span class="segment">{words.team.supervisor}</span>
                    )}
                  </th>
                  <td>
                    <span
                      class="presence-dot"
                      data-presence={agent.online ? agent.presence : "offline"}
                    />{" "}
                    {agent.online ? words.presence.names[agent.presence] : words.presence.offline}
                  </td>
                  <td class="number">
                    {agent.load} / {agent.capacity}
                    <LoadBar share={agent.load / Math.max(1, agent.capacity)} />
                  </td>
                  <td>{agent.skills.join(", ") || "–"}</td>
                  <td>
                    {agent.languages.map((one) => words.languageNames[one]).join(", ") ||
                      words.team.allLanguages}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

/** Drawn with attributes: no style needs allowing. */
function LoadBar({ share }: { readonly share: number }) {
  return (
    <svg class="load-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="load-ground" width="100" height="6" />
      <rect
        class="load-share"
        data-full={share >= 1}
        width={Math.min(100, share * 100)}
        height="6"
      />
    </svg>
  );
}
