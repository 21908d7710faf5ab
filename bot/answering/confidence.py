"""How sure the bot may be.

From what a ranking says of itself to a probability that its first hit is right.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter, mul
from typing import Final

from bot.domain.generation import Calibration

# For content too small to learn from, or with one question per entry. Fitted on three such contents in English:
# BANKING77, the sample content and an FAQ of a thousand entries; the threshold is stricter. See DECISIONS.md,
# "A thousand entries with one question each".
CAUTIOUS: Final = Calibration(
    right=(-6.98, 0.55, -0.83, 5.12, 0.0, 0.0, 0.0, 0.5, 4.91),
    offered=(-6.46, 0.13, -0.05, 7.33, 0.0, 0.0, 0.0, 1.82, 4.26),
    threshold=0.91,
    samples=0,
)


# The same where no model reads the language: letters and words are on another scale.
CAUTIOUS_BY_LETTERS: Final = Calibration(
    right=(2.22, 0.69, 0.0, 1.36, 0.0, 0.0, 0.0, 0.0, 0.0),
    offered=(2.12, 0.66, 0.0, 6.85, 0.0, 0.0, 0.0, 0.0, 0.0),
    threshold=0.95,
    samples=0,
)


# The same where a coarse model reads it beside letters; fitted on the sample content in Chinese with one question per
# entry, asked by the wordings that were taken away.
CAUTIOUS_BY_BOTH: Final = Calibration(
    right=(-3.43, 0.9, -1.26, 3.67, 0.0, 0.0, 0.0, 0.0, 0.0),
    offered=(0.5, 0.61, 0.0, 6.84, 0.0, 0.0, 0.0, 0.0, 0.0),
    threshold=0.9,
    samples=0,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a ranking says of its own trustworthiness.

    `first` and `second`: logarithms of the first two hits' share in a softmax over all, from -10
    (or less for the first) to 0. `nearness` in [-1, 1] and `words` in [0, 1]: how near the first
    hit is. `head`: its log-probability by the classifier, at most 0; 0 when there is no classifier.
    `precision`, `recall`, `support` in [-1, 1]: how far question and hit take each other up token by token.
    """

    first: float = -10.0
    second: float = -10.0
    nearness: float = 0.0
    words: float = 0.0
    head: float = 0.0
    precision: float = 0.0
    recall: float = 0.0
    support: float = 0.0


_numbers_in = attrgetter(*(one.name for one in fields(Evidence)))


def probability(weights: Sequence[float], evidence: Evidence) -> float:
    """Logistic model over the evidence, in (0, 1).

    `weights` has the intercept first, then one for each field.
    """
    intercept, *others = weights
    linear = intercept + sum(map(mul, others, _numbers_in(evidence)))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, linear))))
