"""Which FAQ entry a question belongs to, or none: a head over a text's meaning and its letters.

It tells apart entries that lie close together, which the nearest question alone cannot.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.index.classifier.head import FREEDOM, Head, held_out_log_probabilities
from bot.backends.index.classifier.letters import LetterFeatures

# Texts times entries: 4 million take about a minute with the folds; above that the nearest question
# decides alone.
_LARGEST: Final = 4_000_000
_FEWEST_QUESTIONS_PER_ENTRY: Final = 2.0


def is_worth_training(questions: int, entries: int) -> bool:
    """True when there are at least two entries with two questions each on average, and not too
    many.
    """
    is_enough = entries > 1 and questions >= _FEWEST_QUESTIONS_PER_ENTRY * entries
    return is_enough and questions * entries <= _LARGEST


@dataclass(frozen=True, slots=True)
class Mixture:
    """How letters are learned from beside meaning: their weight, and the inverse of the penalty."""

    letters: float
    freedom: float


# Meaning leads where the model can read, and adds vectors and likenesses to the letters: so many features need a
# tighter rein. Chosen on BANKING77; the others on Chinese of the sample content.
_BESIDE_MEANING: Final = Mixture(letters=0.5, freedom=10.0)
_BESIDE_COARSE_MEANING: Final = Mixture(letters=1.0, freedom=FREEDOM)
_ALONE: Final = Mixture(letters=1.0, freedom=FREEDOM)


def mixture_beside(model: EmbeddingModel | None) -> Mixture:
    """For the model that reads the language, if any."""
    if model is None:
        return _ALONE
    return _BESIDE_COARSE_MEANING if model.is_coarse else _BESIDE_MEANING


@dataclass(frozen=True, slots=True)
class LabelledTexts:
    """What the classifier learns from.

    `meaning` (texts, features): where the model reads them, what it makes of them. `entries` (texts,): the
    number of each text's entry, the highest number for "none". `is_question` (texts,): false for
    the entries' own texts.
    """

    texts: Sequence[str]
    meaning: NDArray[np.float32] | None
    entries: NDArray[np.int64]
    is_question: NDArray[np.bool_]


def joined(
    meaning: NDArray[np.float32] | None, letters: NDArray[np.float32], weight: float
) -> NDArray[np.float32]:
    """Meaning, where it is read, beside letters of that weight: a row for each text."""
    return letters if meaning is None else np.hstack([meaning, weight * letters])


class EntryClassifier:
    """Log-probabilities over entries numbered 0, 1, 2 ….

    The last number stands for none of them.
    """

    def __init__(self, letters: LetterFeatures, head: Head, mixture: Mixture) -> None:
        self._letters = letters
        self._head = head
        self._mixture = mixture

    @classmethod
    def fitted(cls, examples: LabelledTexts, mixture: Mixture) -> Self:
        """Trained on all examples."""
        letters = LetterFeatures.of(examples.texts)
        features = joined(examples.meaning, letters.vectors(examples.texts), mixture.letters)
        return cls(letters, Head.fitted(features, examples.entries, mixture.freedom), mixture)

    def log_probabilities(
        self, questions: Sequence[str], meaning: NDArray[np.float32] | None
    ) -> NDArray[np.float32]:
        """Shape (questions, entries + 1), at most 0; `meaning` as when it was fitted."""
        letters = self._letters.vectors(questions)
        return self._head.log_probabilities(joined(meaning, letters, self._mixture.letters))

    def rehearsed(self, examples: LabelledTexts) -> NDArray[np.float32]:
        """As `log_probabilities` of the examples, but no question is judged by a head that knows
        it.
        """
        letters = self._letters.vectors(examples.texts)
        features = joined(examples.meaning, letters, self._mixture.letters)
        return held_out_log_probabilities(
            features, examples.entries, examples.is_question, self._mixture.freedom
        )

    def save(self, folder: Path) -> None:
        """Two files of plain arrays."""
        self._letters.save(folder / "letters.npz")
        self._head.save(folder / "head.npz")

    @classmethod
    def load(cls, folder: Path, mixture: Mixture) -> Self | None:
        """What `save` wrote; None when there was no classifier."""
        if not (folder / "head.npz").exists():
            return None
        letters = LetterFeatures.load(folder / "letters.npz")
        return cls(letters, Head.load(folder / "head.npz"), mixture)
