"""The searchable texts of one language: vectors and their tokens, beside words, beside a classifier of entries."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.index.best_keys import BestKeys, highest
from bot.backends.index.classifier.entries import (
    EntryClassifier,
    is_worth_training,
    mixture_beside,
)
from bot.backends.index.classifier.reviewed_texts import out_of_scope_questions
from bot.backends.index.meaning import Meaning, best_reader, is_learned
from bot.backends.index.reading_cache import Asked
from bot.backends.index.repairs.homophones import Homophones
from bot.backends.index.repairs.spelling import Spelling
from bot.backends.index.search_keys import (
    EntryTexts,
    SearchKey,
    even_choice,
    keys_among,
)
from bot.backends.index.word_indexes import WordIndexes
from bot.domain.findings import NO_SCORES, Findings, Rehearsal
from knowledge_base.words import Passage, PassageId

# Enough that an entry with ten wordings leaves room for the entries beside it.
_NEAREST: Final = 80
_LIKELIEST: Final = 10
_NOTHING: Final = -1
_NO_HEAD: Final = np.zeros(0, dtype=np.float32)
_UNJUDGED: Final = np.zeros(0)
_NOWHERE: Final = np.zeros(0, dtype=np.intp)


class LanguageIndex:
    """All search keys of one language, found by meaning, by words and by the classifier."""

    def __init__(
        self,
        keys: Sequence[SearchKey],
        meaning: Meaning | None,
        words: WordIndexes,
        classifier: EntryClassifier | None,
        repairs: Sequence[Callable[[str], str]],
    ) -> None:
        self._keys = keys
        self._meaning = meaning
        self._words = words
        self._classifier = classifier
        self._repairs = repairs
        self._entries = EntryTexts.among(keys)
        self._best = BestKeys(keys)
        self._numbers = self._best.numbers_of(self._entries.ids)

    @classmethod
    def of(cls, passages: Sequence[Passage], models: Sequence[EmbeddingModel]) -> Self:
        """Embeds every key with the first model that can read the language, if one can.

        Trains the classifier if it is worth it.
        """
        keys = keys_among(passages)
        model = best_reader(passages, models)
        meaning = Meaning.of(keys, model) if model is not None else None
        entries = EntryTexts.among(keys)
        classifier = None
        if is_worth_training(entries.questions, len(entries.ids)):
            strangers = out_of_scope_questions(passages[0].terms.language)
            features = None
            if meaning is not None:
                known = meaning.known()
                read = [*(known[place] for place in entries.positions), *meaning.read(strangers)]
                features = meaning.features(read)
            examples = entries.labelled(strangers, features)
            classifier = EntryClassifier.fitted(examples, mixture_beside(model))
        words = WordIndexes.of(keys, model)
        return cls(keys, meaning, words, classifier, _repairs(keys, model))

    @property
    def model(self) -> EmbeddingModel | None:
        """What reads questions; None where nothing is embedded."""
        return self._meaning.model if self._meaning is not None else None

    def readings_of(self, questions: Sequence[str]) -> list[str]:
        """The questions as they are searched for: typing errors repaired."""
        read = list(questions)
        for repair in self._repairs:
            read = [repair(question) for question in read]
        return read

    def read(self, questions: Sequence[str]) -> list[Asked]:
        """The questions as the model reads them; only where meaning is read."""
        assert self._meaning is not None
        return self._meaning.read(questions)

    def find(self, questions: Sequence[str], asked: Sequence[Asked] | None) -> tuple[Findings, ...]:
        """Findings for each question; `asked` is what `read` made of them, or None when meaning is not read."""
        if self._classifier is None or not questions:
            return self._findings(questions, asked, None)
        heads = self._classifier.log_probabilities(questions, self._features(asked))
        return self._findings(questions, asked, heads)

    def _features(self, texts: Sequence[Asked] | None) -> NDArray[np.float32] | None:
        """What the classifier learns from beside letters."""
        if self._meaning is None or texts is None:
            return None
        return self._meaning.features(texts)

    def _findings(
        self,
        questions: Sequence[str],
        asked: Sequence[Asked] | None,
        log_probabilities: NDArray[np.float32] | None,
        left_out: Sequence[int] | None = None,
    ) -> tuple[Findings, ...]:
        heads = log_probabilities if log_probabilities is not None else [_NO_HEAD] * len(questions)
        gone = left_out if left_out is not None else [_NOTHING] * len(questions)
        read: Iterable[tuple[Asked, NDArray[np.float32]] | None] = [None] * len(questions)
        if self._meaning is not None and asked is not None:
            read = zip(asked, self._meaning.cosines(asked), strict=True)
        return tuple(
            self._found(question, one, head, place)
            for question, one, head, place in zip(questions, read, heads, gone, strict=True)
        )

    def _found(
        self,
        question: str,
        read: tuple[Asked, NDArray[np.float32]] | None,
        head: NDArray[np.float32],
        left_out: int,
    ) -> Findings:
        """Whatever one engine puts near the top is judged by all of them, but for the key at `left_out`.

        `read`: the question as the model reads it, and the cosine of each key to it.
        """
        shares = self._words.words.shares(question)
        letters = self._words.letters.shares(question) if self._words.letters else _UNJUDGED
        nearest = highest(read[1], _NEAREST) if read is not None else _NOWHERE
        found = [_best(shares), _best(letters), nearest]
        likeliest = self._numbers[highest(head[: len(self._numbers)], _LIKELIEST)]
        candidates = self._best.candidates(np.concatenate(found), likeliest, left_out)
        places = candidates.places
        by_words = candidates.best(_at(places, shares))
        by_head = dict(zip(self._entries.ids, head.tolist(), strict=False))
        by_letters = candidates.best(letters[places]) if len(letters) else NO_SCORES
        if self._meaning is None or read is None:
            return Findings(NO_SCORES, by_words, by_head, by_letters)
        asked, cosines = read
        by_meaning = candidates.best(cosines[places])
        tokens = self._meaning.by_tokens(asked, places)
        if tokens is None:
            return Findings(by_meaning, by_words, by_head, by_letters)
        both = candidates.best(tokens.precision), candidates.best(tokens.recall)
        return Findings(by_meaning, by_words, by_head, by_letters, *both)

    def rehearse(
        self, strangers: Sequence[str], asked: Sequence[Asked] | None, limit: int
    ) -> tuple[Rehearsal, ...]:
        """See ports.Index; `strangers` are questions that no entry answers, `asked` as `find` takes it.

        The classifier's part comes from heads that were not trained on the question.
        """
        readings = None
        if self._meaning is not None and asked is not None:
            known = self._meaning.known()
            readings = [*(known[place] for place in self._entries.positions), *asked]
        features = self._features(readings) if self._classifier is not None else None
        examples = self._entries.labelled(strangers, features)
        judged = self._classifier.rehearsed(examples) if self._classifier is not None else None
        rows = self._held_out(np.flatnonzero(examples.is_question))
        kept = int((rows < self._entries.questions).sum())
        rows = np.concatenate([even_choice(rows[:kept], limit), rows[kept:]])
        found = self._findings(
            [examples.texts[int(row)] for row in rows],
            [readings[int(row)] for row in rows] if readings is not None else None,
            judged[rows] if judged is not None else None,
            [self._place_of(int(row)) for row in rows],
        )
        return tuple(
            Rehearsal(self._entry_of(int(row)), findings)
            for row, findings in zip(rows, found, strict=True)
        )

    def _held_out(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """Without questions that are their entry's title, too, and without those that the model knows by heart."""
        titles = {key.words.partition("\n")[0] for key in self._keys if key.number == -1}
        is_adapted = self.model is not None and self.model.is_adapted
        known = {
            row
            for row, text in enumerate(self._entries.texts[: self._entries.questions])
            if text in titles or (is_adapted and is_learned(self._keys[self._place_of(row)]))
        }
        return np.asarray([row for row in rows.tolist() if row not in known], dtype=np.intp)

    def _place_of(self, row: int) -> int:
        """Where a rehearsed question stands among the keys; a stranger's stands nowhere."""
        positions = self._entries.positions
        return positions[row] if row < len(positions) else _NOTHING

    def _entry_of(self, row: int) -> PassageId | None:
        place = self._place_of(row)
        return self._keys[place].passage_id if place != _NOTHING else None

    def save(self, folder: Path) -> None:
        """Vectors, words and the classifier; the keys are made again from the passages."""
        self._words.save(folder)
        if self._meaning is not None:
            self._meaning.save(folder)
        if self._classifier is not None:
            self._classifier.save(folder)

    @classmethod
    def load(
        cls, folder: Path, passages: Sequence[Passage], models: Sequence[EmbeddingModel]
    ) -> Self:
        """What `save` wrote for these passages; NoContentError when none of the models made it."""
        keys = keys_among(passages)
        words = WordIndexes.load(folder, keys)
        meaning = Meaning.load(folder, models)
        model = meaning.model if meaning is not None else None
        classifier = EntryClassifier.load(folder, mixture_beside(model))
        return cls(keys, meaning, words, classifier, _repairs(keys, model))


def _best(shares: NDArray[np.float64]) -> NDArray[np.intp]:
    """Where the highest shares above 0 stand, at most _NEAREST of them, in any order."""
    best = highest(shares, _NEAREST)
    return best[shares[best] > 0]


def _at(places: NDArray[np.int64], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of texts that have no share, NaN: they stand behind those that have."""
    return np.append(shares, np.nan)[np.minimum(places, len(shares))]


def _repairs(keys: Sequence[SearchKey], model: EmbeddingModel | None) -> list[Callable[[str], str]]:
    """Of Chinese words, and of Latin ones where the model tells an unusual word from a wrong one."""
    texts = [key.text for key in keys]
    is_fine = model is not None and not model.is_coarse
    spelling = [Spelling(texts, model.knows).repaired] if is_fine and model is not None else []
    homophones = Homophones(texts)
    return [homophones.repaired, *spelling] if homophones else [*spelling]
