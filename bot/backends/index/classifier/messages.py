"""What a message is like, whatever the content: does it tell of a danger in words that no list foresaw, or ask for what
no content can answer?

Learned when the content is published, from reviewed messages (reviewed_texts.py) and the content's own questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final, Self

import numpy as np
import orjson
from numpy.typing import NDArray

from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.index.classifier.entries import joined, mixture_beside
from bot.backends.index.classifier.head import Head
from bot.backends.index.classifier.kernel_margin import KernelMargin, held_out_margins
from bot.backends.index.classifier.letters import LetterFeatures
from bot.backends.index.classifier.reviewed_texts import (
    danger_messages,
    ordinary_messages,
    out_of_scope_questions,
    personal_messages,
)
from bot.domain.findings import Impression
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language, Passage

# Of the ordinary messages that it did not learn from so many may be taken for a danger, or for beyond all content.
_FALSE_ALARMS: Final = 0.005
_FALSELY_BEYOND: Final = 0.03
# Where no model reads well a lively style is mistaken for a danger more often than these messages show.
_FALSE_ALARMS_BY_LETTERS: Final = 0.004
_FOLDER: Final = "messages"
_LETTERS_FILE: Final = "letters.npz"
_KINDS_FILE: Final = "kinds.npz"
_DANGER_FILE: Final = "danger.npz"
_BEYOND_FILE: Final = "beyond.npz"
_NUMBERS_FILE: Final = "numbers.json"

# A content of fewer questions is not worth the seconds that this takes.
_FEWEST_QUESTIONS: Final = 200
# An even choice of more teaches no more and takes minutes.
_MOST_QUESTIONS: Final = 4_000


@dataclass(frozen=True, slots=True)
class _Alarm:
    """Raised where the margin is above the threshold."""

    margin: KernelMargin
    threshold: float

    @classmethod
    def fitted(
        cls,
        features: NDArray[np.float32],
        is_positive: NDArray[np.bool_],
        is_judged: NDArray[np.bool_],
        share: float,
    ) -> Self:
        """So that this share of the texts `is_judged`, none positive, would raise it had they not been learned from."""
        margins = held_out_margins(features, is_positive)[is_judged]
        return cls(
            KernelMargin.fitted(features, is_positive), float(np.quantile(margins, 1 - share))
        )

    def is_raised(self, features: NDArray[np.float32]) -> list[bool]:
        """For each row of features."""
        raised: list[bool] = (self.margin.margins(features) > self.threshold).tolist()
        return raised


@dataclass(frozen=True, slots=True)
class _Groups:
    """What is learned from, one group after the other."""

    dangers: Sequence[str]
    personal: Sequence[str]
    strangers: Sequence[str]
    ordinary: Sequence[str]
    asked: Sequence[str]

    @property
    def texts(self) -> list[str]:
        """All of them."""
        return [text for one in fields(self) for text in getattr(self, one.name)]

    def rows(self, *names: str) -> NDArray[np.bool_]:
        """Which of the texts are in groups of these names."""
        return np.asarray(
            [one.name in names for one in fields(self) for _ in getattr(self, one.name)]
        )

    def alarm(
        self, features: NDArray[np.float32], positive: Sequence[str], left_out: str, share: float
    ) -> _Alarm:
        """One that this share of the ordinary messages would raise; it does not learn from the group left out."""
        kept = ~self.rows(left_out)
        is_positive, is_ordinary = self.rows(*positive)[kept], self.rows("ordinary")[kept]
        return _Alarm.fitted(features[kept], is_positive, is_ordinary, share)


@dataclass(frozen=True, slots=True)
class MessageClassifier:
    """Two alarms against everything ordinary, and a head that says which danger it is."""

    language: Language
    letters: LetterFeatures
    weight_of_letters: float
    kinds: Head
    danger: _Alarm
    beyond: _Alarm

    @classmethod
    def fitted(
        cls, language: Language, passages: Sequence[Passage], model: EmbeddingModel | None
    ) -> Self | None:
        """`model` is None where none reads; None is returned for a content of few questions."""
        asked = [q for one in passages if not one.terms.sensitive for q in one.questions]
        if len(asked) < _FEWEST_QUESTIONS:
            return None
        groups = _Groups(
            [text for text, _ in danger_messages(language)],
            personal_messages(language),
            out_of_scope_questions(language),
            ordinary_messages(language),
            asked[:: 1 + len(asked) // _MOST_QUESTIONS],
        )
        texts = groups.texts
        letters = LetterFeatures.of(texts)
        meaning = model.vectors(texts) if model is not None else None
        weight = mixture_beside(model).letters
        features = joined(meaning, letters.vectors(texts), weight)
        is_fine = model is not None and not model.is_coarse
        share = _FALSE_ALARMS if is_fine else _FALSE_ALARMS_BY_LETTERS
        return cls(
            language,
            letters,
            weight,
            _head(features[groups.rows("dangers")], language),
            groups.alarm(features, ("dangers",), "personal", share),
            groups.alarm(features, ("personal", "strangers"), "dangers", _FALSELY_BEYOND),
        )

    def impressions(
        self, messages: Sequence[str], meaning: NDArray[np.float32] | None
    ) -> list[Impression]:
        """Of each message; `meaning` as when it was fitted."""
        kinds = _kinds(self.language)
        features = joined(meaning, self.letters.vectors(messages), self.weight_of_letters)
        likeliest = self.kinds.log_probabilities(features).argmax(axis=1).tolist()
        return [
            Impression(kinds[kind] if is_danger else None, is_beyond)
            for kind, is_danger, is_beyond in zip(
                likeliest,
                self.danger.is_raised(features),
                self.beyond.is_raised(features),
                strict=True,
            )
        ]

    def save(self, folder: Path) -> None:
        """Into a folder of its own within this one."""
        own = folder / _FOLDER
        own.mkdir(parents=True)
        self.letters.save(own / _LETTERS_FILE)
        self.kinds.save(own / _KINDS_FILE)
        self.danger.margin.save(own / _DANGER_FILE)
        self.beyond.margin.save(own / _BEYOND_FILE)
        numbers = [self.weight_of_letters, self.danger.threshold, self.beyond.threshold]
        (own / _NUMBERS_FILE).write_bytes(orjson.dumps(numbers))

    @classmethod
    def load(cls, language: Language, folder: Path) -> Self | None:
        """What `save` wrote; None when nothing was."""
        own = folder / _FOLDER
        if not own.exists():
            return None
        weight, danger, beyond = orjson.loads((own / _NUMBERS_FILE).read_bytes())
        return cls(
            language,
            LetterFeatures.load(own / _LETTERS_FILE),
            weight,
            Head.load(own / _KINDS_FILE),
            _Alarm(KernelMargin.load(own / _DANGER_FILE), danger),
            _Alarm(KernelMargin.load(own / _BEYOND_FILE), beyond),
        )


def _head(features: NDArray[np.float32], language: Language) -> Head:
    """Which danger a message tells of, once it tells of one; `features` of the reviewed dangers."""
    kinds = _kinds(language)
    classes = [kinds.index(kind) for _, kind in danger_messages(language)]
    return Head.fitted(features, np.asarray(classes))


@cache
def _kinds(language: Language) -> list[EscalationReason]:
    return sorted({kind for _, kind in danger_messages(language)})
