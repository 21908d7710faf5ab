"""How well one passage fits a question: nearness, words, the classifier and the overlap of tokens on one scale."""

from dataclasses import dataclass
from typing import Final

# A convex combination (Bruch et al. 2023, "An analysis of fusion functions for hybrid retrieval"),
# with the logarithm of the classifier's probability beside it; chosen on BANKING77, XQuAD and the
# sample content, see DECISIONS.md, "Ranking and confidence".
_WEIGHT_OF_WORDS: Final = 0.25
# Letters say less than meaning, so words weigh a little more beside them.
_WEIGHT_OF_WORDS_BESIDE_LETTERS: Final = 0.3
_WEIGHT_OF_HEAD: Final = 0.12
_WEIGHT_OF_HEAD_BESIDE_LETTERS: Final = 0.3
# Beside a whole of 1: how far question and passage take each other up, token by token.
_WEIGHT_OF_OVERLAP: Final = 0.4
_WITH_OVERLAP: Final = 1.0 + _WEIGHT_OF_OVERLAP
_TEMPERATURE: Final = 0.1


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

    `nearness`: in [-1, 1] by meaning (by words where the model cannot read);
    `words` in [0, 1]; `head`: the classifier's log-probability, at most 0; `by_letters`: nearness is
    not by meaning, so that words and the classifier weigh more; `overlap`: token by token, None
    where the content is not searched so.
    """

    nearness: float
    words: float
    head: float = 0.0
    by_letters: bool = False
    overlap: Overlap | None = None

    @property
    def score(self) -> float:
        """At most 1, the higher the better."""
        words, head = _WEIGHT_OF_WORDS, _WEIGHT_OF_HEAD
        if self.by_letters:
            words, head = _WEIGHT_OF_WORDS_BESIDE_LETTERS, _WEIGHT_OF_HEAD_BESIDE_LETTERS
        fused = (1.0 - words) * self.nearness + words * self.words + head * self.head
        if self.overlap is None:
            return fused
        return (fused + _WEIGHT_OF_OVERLAP * self.overlap.score) / _WITH_OVERLAP

    @property
    def temperature(self) -> float:
        """How far apart scores tell passages apart: a passage that lies so much lower is e times less likely."""
        return _TEMPERATURE if self.overlap is None else _TEMPERATURE / _WITH_OVERLAP
