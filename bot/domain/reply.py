"""What the bot can say to a question: an Answer, a Clarification or an Escalation; and the record of why."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.ids import GenerationId
from knowledge_base.words import Language, Passage, PassageId


class Decision(StrEnum):
    """The four outcomes of a question."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    ESCALATE = "escalate"
    SMALL_TALK = "smalltalk"


class EscalationReason(StrEnum):
    """Why a person should take over."""

    ASKED_FOR_PERSON = "asked_for_person"
    NOT_UNDERSTOOD = "not_understood"
    SENSITIVE = "sensitive"
    UNANSWERED = "unanswered"
    RETURNED = "returned"
    REPEATED = "repeated"
    SELF_HARM = "self_harm"
    THREAT = "threat"
    FRAUD = "fraud"
    LOST_CARD = "lost_card"
    DISPUTE = "dispute"
    BEREAVEMENT = "bereavement"
    HARDSHIP = "hardship"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Context:
    """What was said before a question, as far as it matters to it.

    `question`: the customer's last one that was answered or asked back, with what it leant on; `asked`: what the bot
    has answered, as `plainly` says it; `told`: the ids of the passages in its newest answer, when nothing else came
    after it; `answered`: those of all its answers; `choices`: what it has just asked back; `offered`: the same, also
    when the customer has read some of them since; `topic`: what it has answered last, or the first of what it has asked
    back; `misses`: how many times in a row it has asked back about the same without the customer choosing;
    `asked_back`: how many times in a row about anything.
    """

    question: str | None = None
    asked: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    answered: frozenset[PassageId] = frozenset()
    choices: tuple["Choice", ...] = ()
    offered: tuple["Choice", ...] = ()
    topic: "Choice | None" = None
    misses: int = 0
    asked_back: int = 0


def plainly(text: str) -> str:
    """A message without its case, white space and punctuation, so that the same question is known again."""
    return "".join(filter(str.isalnum, text.casefold()))


@dataclass(frozen=True, slots=True)
class Question:
    """The customer's words, with their language and what was said before."""

    text: str
    language: Language
    context: Context = field(default_factory=Context)


@dataclass(frozen=True, slots=True)
class Hit:
    """A Passage and how near it is: `score` is at most 1, the higher the nearer."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Choice:
    """One way in which an unclear question may be meant."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Approved text, to the letter, and the Passages it rests on; small talk rests on none."""

    text: str
    passages: tuple[Passage, ...] = ()

    @property
    def offers_person(self) -> bool:
        """True when the content says that a person is always offered with it."""
        return any(passage.terms.sensitive for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Clarification:
    """“Did you mean …”, two or three choices."""

    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Escalation:
    """A person should take this.

    `passages`: what is approved for such a case and stands at the beginning of the text, to the letter.
    """

    text: str
    reason: EscalationReason
    passages: tuple[Passage, ...] = ()


Reply = Answer | Clarification | Escalation


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reply and what was seen when it was decided; probabilities lie in [0, 1]."""

    question: Question
    reply: Reply
    decision: Decision
    hits: tuple[Hit, ...] = ()
    confidence: float = 0.0
    threshold: float = 1.0
    generation_id: GenerationId | None = None


@dataclass(frozen=True, slots=True)
class HitRecord:
    """What remains of a Hit in the audit record."""

    id: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class Turn:
    """The audit record of the bot reply with number `seq`."""

    seq: int
    question: str
    decision: Decision
    confidence: float
    threshold: float
    reason: EscalationReason | None
    generation_id: GenerationId | None
    hits: tuple[HitRecord, ...]

    @classmethod
    def of(cls, outcome: Outcome, seq: int) -> "Turn":
        """The record of one outcome, with its ten best hits."""
        reply = outcome.reply
        hits = (
            HitRecord(h.passage.id, h.passage.title, round(h.score, 4)) for h in outcome.hits[:10]
        )
        return cls(
            seq=seq,
            question=outcome.question.text,
            decision=outcome.decision,
            confidence=round(outcome.confidence, 4),
            threshold=round(outcome.threshold, 4),
            reason=reply.reason if isinstance(reply, Escalation) else None,
            generation_id=outcome.generation_id,
            hits=tuple(hits),
        )
