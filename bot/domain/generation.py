"""One immutable build of the index, and what was learned about its own trustworthiness when it was built."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import GenerationId
from knowledge_base.words import Language


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What to expect when answers are sent from this confidence on; all numbers lie in [0, 1].

    `coverage` is the share of messages that are answered, `risk` the wrong share of those, and `risk_low` to
    `risk_high` its 95 % interval. Where nothing is sent, the risk is 0 and its interval 0 to 1: nothing is known.
    """

    threshold: float
    coverage: float
    risk: float
    risk_low: float
    risk_high: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """From the evidence of one retrieval to probabilities, for one language.

    `right` and `offered` hold the weights of two logistic models over the evidence (see answering/confidence.py),
    intercept first: the probability that the first candidate is right, and that one of the first three is.
    `threshold` is the confidence in [0, 1] from which an answer is sent; `samples` counts the questions they
    were learned from, 0 when there were too few and cautious defaults are used. `curve` goes from the fewest
    answers to all of them, and `expected` is its point at the threshold; empty when nothing was learned.
    """

    right: tuple[float, ...]
    offered: tuple[float, ...]
    threshold: float
    samples: int
    curve: tuple[CurvePoint, ...] = ()
    expected: CurvePoint | None = None


@dataclass(frozen=True, slots=True)
class Generation:
    """One build of the index, named by the hash of its content and model."""

    id: GenerationId
    built_at: datetime
    model: str
    passages: int
    languages: tuple[Language, ...]
