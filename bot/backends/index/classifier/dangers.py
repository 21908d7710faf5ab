"""Messages that tell of a danger in words that no list foresaw.

Learned when the content is published: from some 320 reviewed messages a language, danger_en.jsonl and
danger_zh.jsonl, against the content's own questions and those that no bank's content answers.
"""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final, Self

import numpy as np
import orjson
from numpy.typing import NDArray

from bot.backends.index.classifier.entries import EntryClassifier, LabelledTexts
from bot.backends.index.classifier.out_of_scope import out_of_scope_questions
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language, Passage

# Of ordinary questions that it did not learn from so many may be taken for a danger.
_FALSE_ALARMS: Final = 0.02
# Letters alone mistake a lively style for a danger.
_FALSE_ALARMS_BY_LETTERS: Final = 0.01
_FOLDER: Final = "dangers"
_THRESHOLD_FILE: Final = "threshold.json"

# With fewer the share of false alarms is a guess.
_FEWEST_ORDINARY: Final = 200
# An even choice of more teaches no more and takes minutes.
_MOST_ORDINARY: Final = 4_000

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


@cache
def danger_messages(language: Language) -> tuple[tuple[str, EscalationReason], ...]:
    """The reviewed messages of one language, each with its kind."""
    file = resources.files(__package__) / f"danger_{language}.jsonl"
    lines = map(orjson.loads, file.read_text(encoding="utf-8").splitlines())
    return tuple((line["text"], EscalationReason(line["kind"])) for line in lines)


class DangerClassifier:
    """Kinds of danger against everything ordinary; from the threshold in [0, 1] on it is an alarm."""

    def __init__(self, language: Language, classifier: EntryClassifier, threshold: float) -> None:
        self._kinds = _kinds(language)
        self._classifier = classifier
        self._threshold = threshold

    @classmethod
    def fitted(
        cls, language: Language, passages: Sequence[Passage], embed: Embed | None
    ) -> Self | None:
        """`embed` is None where no model reads; None is returned where too little is known to be ordinary."""
        ordinary = [q for one in passages if not one.terms.sensitive for q in one.questions]
        if len(ordinary) < _FEWEST_ORDINARY:
            return None
        ordinary = ordinary[:: 1 + len(ordinary) // _MOST_ORDINARY]
        kinds = _kinds(language)
        texts = [text for text, _ in danger_messages(language)]
        classes = [kinds.index(kind) for _, kind in danger_messages(language)]
        others = [*ordinary, *out_of_scope_questions(language)]
        everything = [*texts, *others]
        examples = LabelledTexts(
            texts=everything,
            meaning=embed(everything) if embed is not None else None,
            entries=np.asarray(classes + [len(kinds)] * len(others), dtype=np.int64),
            is_question=np.ones(len(everything), dtype=np.bool_),
        )
        classifier = EntryClassifier.fitted(examples)
        alarms = _alarm(classifier.rehearsed(examples)[len(texts) :])
        share = _FALSE_ALARMS if embed is not None else _FALSE_ALARMS_BY_LETTERS
        return cls(language, classifier, float(np.quantile(alarms, 1 - share)))

    def reasons(
        self, questions: Sequence[str], meaning: NDArray[np.float32] | None
    ) -> list[EscalationReason | None]:
        """For each question the likeliest danger, or None; `meaning` as when it was fitted."""
        scores = self._classifier.log_probabilities(questions, meaning)
        likeliest = scores[:, :-1].argmax(axis=1).tolist()
        return [
            self._kinds[kind] if alarm > self._threshold else None
            for kind, alarm in zip(likeliest, _alarm(scores).tolist(), strict=True)
        ]

    def save(self, folder: Path) -> None:
        """Into a folder of its own within this one."""
        (folder / _FOLDER).mkdir(parents=True)
        self._classifier.save(folder / _FOLDER)
        (folder / _FOLDER / _THRESHOLD_FILE).write_bytes(orjson.dumps(self._threshold))

    @classmethod
    def load(cls, language: Language, folder: Path) -> Self | None:
        """What `save` wrote; None when nothing was."""
        classifier = EntryClassifier.load(folder / _FOLDER)
        if classifier is None:
            return None
        return cls(
            language, classifier, orjson.loads((folder / _FOLDER / _THRESHOLD_FILE).read_bytes())
        )


def _kinds(language: Language) -> list[EscalationReason]:
    return sorted({kind for _, kind in danger_messages(language)})


def _alarm(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability of any danger: what the last class, ordinary, leaves."""
    return np.asarray(1.0 - np.exp(scores[:, -1]), dtype=np.float32)
