"""How well one passage fits a question: nearness, words, the classifier and the overlap of tokens on one scale."""

from dataclasses import dataclass
from typing import Final

# Beside a whole of 1: how far question and passage take each other up, token by token.
_WEIGHT_OF_OVERLAP: Final = 0.4
_WITH_OVERLAP: Final = 1.0 + _WEIGHT_OF_OVERLAP


@dataclass(frozen=True, slots=True)
class Scale:
    """How much words and the classifier weigh beside nearness, and at what difference of scores a passage is e times
    less likely.
    """

    words: float
    head: float
    temperature: float


# A convex combination (Bruch et al. 2023, "An analysis of fusion functions for hybrid retrieval"),
# with the logarithm of the classifier's probability beside it; chosen on BANKING77, XQuAD and the
# sample content, see DECISIONS.md, "Ranking and confidence" and "Chinese by meaning".
BY_MEANING: Final = Scale(words=0.25, head=0.12, temperature=0.1)
# A passage of a document takes up a question's words more often than an entry's one question does.
OF_DOCUMENTS: Final = Scale(words=0.35, head=0.12, temperature=0.1)
# Letters say less than meaning, so words weigh a little more beside them.
BY_LETTERS: Final = Scale(words=0.3, head=0.3, temperature=0.1)
BY_BOTH: Final = Scale(words=0.2, head=0.2, temperature=0.067)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far question and passage take each other up token by token, each in [-1, 1].

    `precision`: the question by the nearest of the passage's questions; `recall`: that question by the one asked;
    `support`: the question by the passage's own text. A document's own text stands for all three.
    """

    precision: float = 0.0
    recall: float = 0.0
    support: float = 0.0

    @property
    def score(self) -> float:
        """In [-1, 1]; an answer that takes up the whole question counts most."""
        return (self.precision + 2.0 * self.support + self.recall) / 4.0


NO_OVERLAP: Final = Overlap()


@dataclass(frozen=True, slots=True)
class Match:
    """How well one passage fits.

    `nearness`: in [-1, 1] by meaning, by letters (by words where there is neither), or by both, as `scale` says;
    `words` in [0, 1]; `head`: the classifier's log-probability, at most 0; `overlap`: token by token, None where the
    content is not searched so.
    """

    nearness: float
    words: float
    head: float = 0.0
    scale: Scale = BY_MEANING
    overlap: Overlap | None = None

    @property
    def score(self) -> float:
        """At most 1, the higher the better."""
        scale = self.scale
        fused = (1.0 - scale.words) * self.nearness + scale.words * self.words
        fused += scale.head * self.head
        if self.overlap is None:
            return fused
        return (fused + _WEIGHT_OF_OVERLAP * self.overlap.score) / _WITH_OVERLAP

    @property
    def temperature(self) -> float:
        """How far apart scores tell passages apart: a passage that lies so much lower is e times less likely."""
        temperature = self.scale.temperature
        return temperature if self.overlap is None else temperature / _WITH_OVERLAP
