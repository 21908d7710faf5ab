"""Alarms that a message raises when it is more like texts of one kind than like ordinary ones."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.backends.index.classifier.kernel_margin import (
    KernelMargin,
    held_out_margins,
    likeness_among,
)
from bot.backends.index.classifier.reviewed_texts import (
    danger_messages,
    elsewhere_messages,
    ordinary_fragments,
    ordinary_messages,
    out_of_scope_questions,
    personal_messages,
)
from knowledge_base.words import Language


@dataclass(frozen=True, slots=True)
class Sides:
    """Names of the groups that raise an alarm, and of those that it does not learn from; all others do not raise it."""

    positive: tuple[str, ...]
    left_out: tuple[str, ...]


DANGER: Final = Sides(("dangers",), ("personal", "elsewhere"))
BEYOND: Final = Sides(("personal", "elsewhere", "strangers"), ("dangers", "fragments"))


@dataclass(frozen=True, slots=True)
class TextGroups:
    """What is learned from, one group after the other."""

    dangers: Sequence[str]
    personal: Sequence[str]
    elsewhere: Sequence[str]
    strangers: Sequence[str]
    ordinary: Sequence[str]
    fragments: Sequence[str]
    """Of one to six words, about ordinary things."""
    asked: Sequence[str]
    """The content's own questions."""

    @classmethod
    def of(cls, language: Language, asked: Sequence[str]) -> Self:
        """The reviewed texts of a language, and a content's questions."""
        return cls(
            [text for text, _ in danger_messages(language)],
            personal_messages(language),
            elsewhere_messages(language),
            out_of_scope_questions(language),
            ordinary_messages(language),
            ordinary_fragments(language),
            asked,
        )

    @property
    def texts(self) -> list[str]:
        """All of them."""
        return [text for one in fields(self) for text in getattr(self, one.name)]

    def rows(self, *names: str) -> NDArray[np.bool_]:
        """Shape (texts,): which of the texts are in groups of these names."""
        return np.asarray(
            [one.name in names for one in fields(self) for _ in getattr(self, one.name)]
        )


@dataclass(frozen=True, slots=True)
class Alarm:
    """Raised where the margin is above the threshold."""

    margin: KernelMargin
    threshold: float

    @classmethod
    def fitted(
        cls, features: NDArray[np.float32], groups: TextGroups, sides: Sides, share: float
    ) -> Self:
        """`features` (texts, features) of the groups' texts; so that this share, in (0, 1), of the ordinary messages
        would raise it had they not been learned from.
        """
        kept = ~groups.rows(*sides.left_out)
        is_positive = groups.rows(*sides.positive)[kept]
        likeness = likeness_among(features[kept])
        margins = held_out_margins(features[kept], is_positive, likeness)
        threshold = float(np.quantile(margins[groups.rows("ordinary")[kept]], 1 - share))
        return cls(KernelMargin.fitted(features[kept], is_positive, likeness), threshold)

    def learned_anew(self, features: NDArray[np.float32], groups: TextGroups, sides: Sides) -> Self:
        """From other texts, at the same threshold."""
        kept = ~groups.rows(*sides.left_out)
        margin = KernelMargin.fitted(features[kept], groups.rows(*sides.positive)[kept])
        return replace(self, margin=margin)

    def excess(self, features: NDArray[np.float32]) -> list[float]:
        """For each row of features how far its margin is above the threshold; above 0 the alarm is raised."""
        above: list[float] = (self.margin.margins(features) - self.threshold).tolist()
        return above
