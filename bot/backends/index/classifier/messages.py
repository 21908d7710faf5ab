"""What a message is like, whatever the content: does it tell of a danger in words that no list foresaw, or ask for what
no content can answer?

Learned when the content is published, from reviewed messages (reviewed_texts.py) and the content's own questions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, Self

import numpy as np
import orjson
from numpy.typing import NDArray

from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.index.classifier.alarms import BEYOND, DANGER, Alarm, TextGroups
from bot.backends.index.classifier.entries import joined, mixture_beside
from bot.backends.index.classifier.head import Head
from bot.backends.index.classifier.kernel_margin import KernelMargin
from bot.backends.index.classifier.letters import LetterFeatures, as_exact_as_half
from bot.backends.index.classifier.reviewed_texts import danger_messages
from bot.domain.findings import Impression, Suspicion
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language, Passage

# Of the ordinary messages that it did not learn from so many may be taken for a danger, or for beyond all content.
_FALSE_ALARMS: Final = 0.014
_FALSELY_BEYOND: Final = 0.05
_FALSELY_BEYOND_BY_LETTERS: Final = 0.01
# Where little of the content is learned, or no model reads well, more is mistaken than these messages show.
_FALSE_ALARMS_OF_FEW: Final = 0.008
_FALSE_ALARMS_BY_LETTERS: Final = 0.0035
# One sentence of several lacks what stands around it, so its margin must be larger by so much.
_SURER_OF_A_SENTENCE: Final = 0.5
# So little text bears a danger out by likeness alone only if it is very like: of one word the margin must be larger
# by so much, of two by half of it, and from five words on by nothing.
_SURER_OF_A_WORD: Final = 0.5
_FEW_WORDS: Final = 4
# Two Chinese characters are about a word.
_WORDS: Final = re.compile(
    r"[\u3400-\u9fff]{1,2}|[^\W_\u3400-\u9fff]+(?:['’][^\W_\u3400-\u9fff]+)?"
)
_MOST_SENTENCES: Final = 8
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n+")
_FOLDER: Final = "messages"
_LETTERS_FILE: Final = "letters.npz"
_KINDS_FILE: Final = "kinds.npz"
_DANGER_FILE: Final = "danger.npz"
_BEYOND_FILE: Final = "beyond.npz"
_NUMBERS_FILE: Final = "numbers.json"

# Fewer are learned beside the reviewed texts, whose letters and thresholds serve: a tenth of a second, not several.
_FEW_QUESTIONS: Final = 200
# An even choice of more teaches no more and takes minutes.
_MOST_QUESTIONS: Final = 4_000


def with_sentences(message: str) -> tuple[str, ...]:
    """The whole message, and if it has several sentences up to eight, the last, of them."""
    sentences = [one.strip() for one in _SENTENCE_ENDS.split(message) if re.search(r"\w", one)]
    return (message, *sentences[-_MOST_SENTENCES:]) if len(sentences) > 1 else (message,)


def surer_of(text: str) -> float:
    """By how much the margin of a text must be larger since it has few words; 0 for five and more."""
    count = len(_WORDS.findall(text))
    return _SURER_OF_A_WORD / max(count, 1) if count <= _FEW_WORDS else 0.0


@dataclass(frozen=True, slots=True)
class MessageClassifier:
    """Two alarms against everything ordinary, and a head that says which danger it is."""

    language: Language
    letters: LetterFeatures
    weight_of_letters: float
    kinds: Head
    danger: Alarm
    beyond: Alarm

    @classmethod
    def fitted(
        cls, language: Language, passages: Sequence[Passage], model: EmbeddingModel | None
    ) -> "MessageClassifier":
        """`model` is None where none reads; a content without questions leaves the reviewed texts alone."""
        asked = [q for one in passages if not one.terms.sensitive for q in one.questions]
        if len(asked) >= _FEW_QUESTIONS:
            some = asked[:: 1 + len(asked) // _MOST_QUESTIONS]
            return _learned(language, some, model).classifier
        known = _learned_from_reviewed(language, model)
        return known.beside(asked, model) if asked else known.classifier

    def features(
        self, messages: Sequence[str], meaning: NDArray[np.float32] | None
    ) -> NDArray[np.float32]:
        """A row for each message; `meaning` as when it was fitted."""
        return joined(meaning, self.letters.vectors(messages), self.weight_of_letters)

    def impressions(
        self, messages: Sequence[Sequence[str]], meaning: NDArray[np.float32] | None
    ) -> list[Impression]:
        """Of each message, given as `with_sentences` gives it; `meaning` has a row for each of all their texts.

        A friendly word before or after it hides what a message tells of; its sentence shows it.
        """
        texts = [text for message in messages for text in message]
        features = self.features(texts, meaning)
        likeliest = self.kinds.log_probabilities(features).argmax(axis=1).tolist()
        dangers, beyond = self.danger.excess(features), self.beyond.excess(features)
        result, start = [], 0
        for message in messages:
            rows = range(start, start + len(message))
            start += len(message)
            suspected = tuple(
                Suspicion(_kinds(self.language)[likeliest[row]], texts[row])
                for row in rows
                if dangers[row] > (surer_of(texts[row]) if row == rows[0] else _SURER_OF_A_SENTENCE)
            )
            result.append(Impression(suspected, beyond[rows[0]] > 0.0))
        return result

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
    def load(cls, language: Language, folder: Path) -> Self:
        """What `save` wrote."""
        own = folder / _FOLDER
        weight, danger, beyond = orjson.loads((own / _NUMBERS_FILE).read_bytes())
        return cls(
            language,
            LetterFeatures.load(own / _LETTERS_FILE),
            weight,
            Head.load(own / _KINDS_FILE),
            Alarm(KernelMargin.load(own / _DANGER_FILE), danger),
            Alarm(KernelMargin.load(own / _BEYOND_FILE), beyond),
        )


@dataclass(frozen=True, slots=True)
class _Learned:
    """A classifier and what it learned from: the texts and their `features`, shape (texts, features)."""

    classifier: MessageClassifier
    groups: TextGroups
    features: NDArray[np.float32]

    def beside(self, asked: Sequence[str], model: EmbeddingModel | None) -> MessageClassifier:
        """One that has learned these questions, too; the groups had none."""
        meaning = model.vectors(asked) if model is not None else None
        own = as_exact_as_half(self.classifier.features(asked, meaning))
        features, groups = np.vstack([self.features, own]), replace(self.groups, asked=asked)
        return replace(
            self.classifier,
            danger=self.classifier.danger.learned_anew(features, groups, DANGER),
            beyond=self.classifier.beyond.learned_anew(features, groups, BEYOND),
        )


def _learned(language: Language, asked: Sequence[str], model: EmbeddingModel | None) -> _Learned:
    groups = TextGroups.of(language, asked)
    texts = groups.texts
    letters = LetterFeatures.of(texts, is_compact=True)
    meaning = model.vectors(texts) if model is not None else None
    weight = mixture_beside(model).letters
    # What is learned from is saved with each Generation.
    features = as_exact_as_half(joined(meaning, letters.vectors(texts), weight))
    danger = _FALSE_ALARMS if len(asked) >= _FEW_QUESTIONS else _FALSE_ALARMS_OF_FEW
    beyond = _FALSELY_BEYOND
    if model is None or model.is_coarse:
        danger, beyond = _FALSE_ALARMS_BY_LETTERS, _FALSELY_BEYOND_BY_LETTERS
    classifier = MessageClassifier(
        language,
        letters,
        weight,
        _head(features[groups.rows("dangers")], language),
        Alarm.fitted(features, groups, DANGER, danger),
        Alarm.fitted(features, groups, BEYOND, beyond),
    )
    return _Learned(classifier, groups, features)


# The same whatever is published: learned once in a process for each language and model.
_from_reviewed: Final[dict[tuple[Language, str | None], _Learned]] = {}


def _learned_from_reviewed(language: Language, model: EmbeddingModel | None) -> _Learned:
    key = (language, model.name if model is not None else None)
    if key not in _from_reviewed:
        _from_reviewed[key] = _learned(language, (), model)
    return _from_reviewed[key]


def _head(features: NDArray[np.float32], language: Language) -> Head:
    """Which danger a message tells of, once it tells of one; `features` of the reviewed dangers."""
    kinds = _kinds(language)
    classes = [kinds.index(kind) for _, kind in danger_messages(language)]
    return Head.fitted(features, np.asarray(classes))


@cache
def _kinds(language: Language) -> list[EscalationReason]:
    return sorted({kind for _, kind in danger_messages(language)})
