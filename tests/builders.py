"""Builders of the domain's objects: each test names only what it is about."""

from datetime import UTC, datetime, timedelta

from bot.domain.agent import Agent
from bot.domain.ids import AgentId, ClientId, GenerationId
from bot.domain.message import CUSTOMER, Author, ClientKey, Message, MessageKind
from bot.domain.reply import (
    Answer,
    Choice,
    Clarification,
    Decision,
    Escalation,
    EscalationReason,
    Hit,
    Outcome,
    Question,
)
from knowledge_base.words import Language, Passage, PassageId, SourceId, SourceKind, Terms

MORNING = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time that was set."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Let this much time pass."""
        self.now += timedelta(seconds=seconds)


def agent_named(name: str) -> Agent:
    """An agent whose id follows from the name."""
    return Agent(AgentId(f"a_{name.lower()}"), name)


def key_of_customer(client_id: str) -> ClientKey:
    """How a customer's command is found again."""
    return ClientKey(CUSTOMER, ClientId(client_id))


def passage_about(topic: str, *, sensitive: bool = False) -> Passage:
    """An approved FAQ passage."""
    return Passage(
        id=PassageId(topic),
        source_id=SourceId(topic),
        kind=SourceKind.FAQ,
        title=f"What about {topic}?",
        text=f"All about **{topic}**.",
        terms=Terms(Language.ENGLISH, sensitive=sensitive),
        questions=(f"What about {topic}?",),
    )


def message(seq: int = 1, text: str = "Hello", author: Author = Author.CUSTOMER) -> Message:
    """A message of plain words."""
    return Message(seq, author, MessageKind.WORDS, text, MORNING)


def answer_about(topic: str) -> Outcome:
    """A question that was answered from one passage."""
    passage = passage_about(topic)
    return Outcome(
        question=Question(f"what about {topic}", Language.ENGLISH),
        reply=Answer(passage.text, (passage,)),
        decision=Decision.ANSWER,
        hits=(Hit(passage, 0.97),),
        confidence=0.93,
        threshold=0.81,
        generation_id=GenerationId("9c1f"),
    )


def clarification_between(*topics: str) -> Outcome:
    """A question that may mean any of these."""
    choices = tuple(Choice(topic, f"What about {topic}?") for topic in topics)
    return Outcome(
        question=Question("what about it", Language.ENGLISH),
        reply=Clarification("Did you mean one of these?", choices),
        decision=Decision.CLARIFY,
    )


def escalation(
    reason: EscalationReason = EscalationReason.NOT_UNDERSTOOD, *approved: Passage
) -> Outcome:
    """A question that a person should take, with what is approved for it."""
    text = "\n\n".join([*(one.text for one in approved), "I am passing you to a colleague."])
    return Outcome(
        question=Question("what about my cat", Language.ENGLISH),
        reply=Escalation(text, reason, approved),
        decision=Decision.ESCALATE,
    )
