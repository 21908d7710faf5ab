"""What clients are sent of desks, offers and colleagues. docs/protocol.md describes each."""

from bot.domain.agent import Colleague, Presence, Role
from bot.domain.desk.offer import Offer
from bot.domain.ticket import QueuePlace
from bot.web.wire import TicketObject, Time, Wire
from knowledge_base.words import Language


class OfferObject(Wire):
    """A ticket that the desk offers to one agent until a moment."""

    ticket: TicketObject
    expires_at: Time

    @classmethod
    def of(cls, place: QueuePlace, offer: Offer) -> "OfferObject":
        """For the agent who is asked."""
        return cls(ticket=TicketObject.of(place), expires_at=offer.expires_at)


class ColleagueObject(Wire):
    """An agent as other agents see them; `online` is false once nothing was heard for the length of a lease."""

    agent_id: str
    name: str
    role: Role
    presence: Presence
    online: bool
    load: int
    capacity: int
    skills: list[str]
    languages: list[Language]

    @classmethod
    def of(cls, colleague: Colleague) -> "ColleagueObject":
        """For any agent."""
        agent = colleague.agent
        return cls(
            agent_id=agent.id,
            name=agent.name,
            role=agent.role,
            presence=agent.presence,
            online=colleague.is_here,
            load=colleague.load,
            capacity=colleague.capacity,
            skills=sorted(colleague.skills),
            languages=sorted(colleague.languages),
        )
