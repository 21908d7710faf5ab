"""Messages that tell of a danger in words that no list foresaw.

Learned when the content is published: from some 450 reviewed messages a language, danger_en.jsonl and
danger_zh.jsonl, against the content's own questions and those that no bank's content answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
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
from bot.backends.index.classifier.out_of_scope import out_of_scope_questions
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language, Passage

# Of the content's ordinary questions that it did not learn from so many may be taken for a danger. Real ones are
# less alike to dangers: half a percent of them to three percent are (DECISIONS.md).
_FALSE_ALARMS: Final = 0.04
_FALSE_ALARMS_OF_COARSE_MEANING: Final = 0.02
# Letters alone mistake a lively style for a danger.
_FALSE_ALARMS_BY_LETTERS: Final = 0.005
_FOLDER: Final = "dangers"
_LETTERS_FILE: Final = "letters.npz"
_KINDS_FILE: Final = "kinds.npz"
_ALARM_FILE: Final = "alarm.npz"
_NUMBERS_FILE: Final = "numbers.json"

# With fewer the share of false alarms is a guess.
_FEWEST_ORDINARY: Final = 200
# An even choice of more teaches no more and takes minutes.
_MOST_ORDINARY: Final = 4_000


@cache
def danger_messages(language: Language) -> tuple[tuple[str, EscalationReason], ...]:
    """The reviewed messages of one language, each with its kind."""
    file = resources.files(__package__) / f"danger_{language}.jsonl"
    lines = map(orjson.loads, file.read_text(encoding="utf-8").splitlines())
    return tuple((line["text"], EscalationReason(line["kind"])) for line in lines)


@dataclass(frozen=True, slots=True)
class DangerClassifier:
    """An alarm where the margin to everything ordinary is above the threshold; the head then says of which kind."""

    language: Language
    letters: LetterFeatures
    kinds: Head
    alarm: KernelMargin
    threshold: float
    weight_of_letters: float

    @classmethod
    def fitted(
        cls, language: Language, passages: Sequence[Passage], model: EmbeddingModel | None
    ) -> Self | None:
        """`model` is None where none reads; None is returned where too little is known to be ordinary."""
        ordinary = [q for one in passages if not one.terms.sensitive for q in one.questions]
        if len(ordinary) < _FEWEST_ORDINARY:
            return None
        ordinary = ordinary[:: 1 + len(ordinary) // _MOST_ORDINARY]
        told = [text for text, _ in danger_messages(language)]
        texts = [*told, *ordinary, *out_of_scope_questions(language)]
        letters = LetterFeatures.of(texts)
        meaning = model.vectors(texts) if model is not None else None
        weight = mixture_beside(model).letters
        features = joined(meaning, letters.vectors(texts), weight)
        is_danger = np.arange(len(texts)) < len(told)
        kinds = _kinds(language)
        classes = np.asarray([kinds.index(kind) for _, kind in danger_messages(language)])
        alarms = held_out_margins(features, is_danger)[~is_danger]
        return cls(
            language,
            letters,
            Head.fitted(features[is_danger], classes),
            KernelMargin.fitted(features, is_danger),
            float(np.quantile(alarms, 1 - _false_alarms(model))),
            weight,
        )

    def reasons(
        self, questions: Sequence[str], meaning: NDArray[np.float32] | None
    ) -> list[EscalationReason | None]:
        """For each question the likeliest danger, or None; `meaning` as when it was fitted."""
        kinds = _kinds(self.language)
        features = joined(meaning, self.letters.vectors(questions), self.weight_of_letters)
        likeliest = self.kinds.log_probabilities(features).argmax(axis=1).tolist()
        return [
            kinds[kind] if alarm > self.threshold else None
            for kind, alarm in zip(likeliest, self.alarm.margins(features).tolist(), strict=True)
        ]

    def save(self, folder: Path) -> None:
        """Into a folder of its own within this one."""
        own = folder / _FOLDER
        own.mkdir(parents=True)
        self.letters.save(own / _LETTERS_FILE)
        self.kinds.save(own / _KINDS_FILE)
        self.alarm.save(own / _ALARM_FILE)
        numbers = {"threshold": self.threshold, "weight_of_letters": self.weight_of_letters}
        (own / _NUMBERS_FILE).write_bytes(orjson.dumps(numbers))

    @classmethod
    def load(cls, language: Language, folder: Path) -> Self | None:
        """What `save` wrote; None when nothing was."""
        own = folder / _FOLDER
        if not own.exists():
            return None
        return cls(
            language,
            LetterFeatures.load(own / _LETTERS_FILE),
            Head.load(own / _KINDS_FILE),
            KernelMargin.load(own / _ALARM_FILE),
            **orjson.loads((own / _NUMBERS_FILE).read_bytes()),
        )


def _false_alarms(model: EmbeddingModel | None) -> float:
    if model is None:
        return _FALSE_ALARMS_BY_LETTERS
    return _FALSE_ALARMS_OF_COARSE_MEANING if model.is_coarse else _FALSE_ALARMS


@cache
def _kinds(language: Language) -> list[EscalationReason]:
    return sorted({kind for _, kind in danger_messages(language)})
