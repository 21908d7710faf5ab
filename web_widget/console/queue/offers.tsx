/** What the desk offers to this agent, for as long as the offer lasts. */

import type { Offer } from "../../shared/agent_frames";
import { useConsole, useDesk, useSurroundings, useWords } from "../app/context";
import { ClaimButton } from "../parts/claim_button";

export function Offers() {
  const offers = useDesk((desk) => desk.queue?.offers) ?? [];
  return (
    <div class="offers" role="status">
      {offers.map((offer) => (
        <OfferCard key={offer.ticket.ticket_id} offer={offer} />
      ))}
    </div>
  );
}

function OfferCard({ offer }: { readonly offer: Offer }) {
  const words = useWords();
  const agentConsole = useConsole();
  const { ticket } = offer;
  return (
    <div class="offer">
      <p class="offer-head">
        <strong>{words.offers.title}</strong>
        <Countdown until={offer.expires_at} />
      </p>
      <p class="offer-words">
        <span class="chip" data-reason={ticket.reason}>
          {words.reasons[ticket.reason].short}
        </span>
        <span dir="auto">{ticket.last_words || words.queue.noWords}</span>
      </p>
      <div class="offer-buttons">
        <ClaimButton ticket={ticket} isSmall />
        <button
          type="button"
          class="text-button"
          onClick={() => agentConsole.decline(ticket.ticket_id)}
        >
          {words.offers.decline}
        </button>
      </div>
    </div>
  );
}

function Countdown({ until }: { readonly until: string }) {
  const { clock } = useSurroundings();
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - clock.value) / 1000));
  return (
    <span class="offer-left" aria-live="off">
      {useWords().offers.left(seconds)}
    </span>
  );
}
