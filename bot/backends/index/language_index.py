"""The searchable texts of one language: vectors beside words beside a classifier of entries."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol, Self

import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.backends.index.classifier.entries import EntryClassifier, is_worth_training
from bot.backends.index.classifier.out_of_scope import out_of_scope_questions
from bot.backends.index.faiss_store import FaissVectorStore
from bot.backends.index.keyword_index import KeywordIndex
from bot.backends.index.search_keys import (
    EntryTexts,
    SearchKey,
    even_choice,
    keys_of,
    without_key,
)
from bot.backends.index.spelling import Spelling
from bot.domain.findings import Findings, KeyHit, Rehearsal
from knowledge_base.words import Passage

# Enough that an entry with ten wordings leaves room for the entries beside it.
_NEAREST: Final = 120
# A model that does not know so many of the tokens cannot tell texts apart; measured: 0.76 of
# Chinese for MiniLM.
_UNREADABLE: Final = 0.2
_SAMPLE: Final = 200


class EmbeddingModel(Protocol):
    """LangChain's Embeddings, with arrays, and with a word on what it can read."""

    name: str

    def load(self) -> None: ...
    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]: ...
    def unknown_share(self, texts: Sequence[str]) -> float: ...
    def knows(self, word: str) -> bool: ...
    def embed_documents(self, texts: list[str]) -> list[list[float]]: ...
    def embed_query(self, text: str) -> list[float]: ...


class LanguageIndex:
    """All search keys of one language, found by meaning, by words and by the classifier."""

    def __init__(
        self,
        keys: Sequence[SearchKey],
        meaning: FaissVectorStore | None,
        words: KeywordIndex,
        classifier: EntryClassifier | None,
        spelling: Spelling | None,
    ) -> None:
        self._keys = keys
        self._meaning = meaning
        self._words = words
        self._classifier = classifier
        self._spelling = spelling
        self._entries = EntryTexts.among(keys)

    @classmethod
    def of(cls, passages: Sequence[Passage], model: EmbeddingModel) -> Self:
        """Embeds every key, unless the model cannot read the language.

        Trains the classifier if it is worth it.
        """
        keys = [key for passage in passages for key in keys_of(passage)]
        texts = [key.text for key in keys]
        words = KeywordIndex.of(texts)
        meaning, vectors = None, None
        if model.unknown_share(texts[:: max(1, len(texts) // _SAMPLE)]) <= _UNREADABLE:
            meaning, vectors = FaissVectorStore(_as_langchain(model)), model.vectors(texts)
            documents = [
                Document(id=str(n), page_content="", metadata={}) for n in range(len(keys))
            ]
            meaning.add_vectors(documents, vectors)
        entries = EntryTexts.among(keys)
        classifier = None
        if is_worth_training(entries.questions, len(entries.ids)):
            asked = out_of_scope_questions(passages[0].terms.language)
            strangers = model.vectors(asked) if meaning is not None else None
            classifier = EntryClassifier.fitted(entries.labelled(vectors, asked, strangers))
        spelling = Spelling(texts, model.knows) if meaning is not None else None
        return cls(keys, meaning, words, classifier, spelling)

    @property
    def reads_meaning(self) -> bool:
        """True when questions are to be embedded."""
        return self._meaning is not None

    def readings_of(self, questions: Sequence[str]) -> list[str]:
        """The questions as they are searched for: typing errors repaired where the model reads."""
        if self._spelling is None:
            return list(questions)
        return [self._spelling.repaired(question) for question in questions]

    def find(
        self, questions: Sequence[str], vectors: NDArray[np.float32] | None
    ) -> tuple[Findings, ...]:
        """Findings for each question.

        `vectors` has a row for each, or is None when meaning is not read.
        """
        if self._meaning is None:
            vectors = None
        if self._classifier is None or not questions:
            return self._findings(questions, vectors, None)
        return self._findings(
            questions, vectors, self._classifier.log_probabilities(questions, vectors)
        )

    def _findings(
        self,
        questions: Sequence[str],
        vectors: NDArray[np.float32] | None,
        log_probabilities: NDArray[np.float32] | None,
    ) -> tuple[Findings, ...]:
        by_meaning = self._by_meaning(vectors) if vectors is not None else [()] * len(questions)
        heads = (
            log_probabilities.tolist() if log_probabilities is not None else [[]] * len(questions)
        )
        return tuple(
            Findings(
                near, self._by_words(question), dict(zip(self._entries.ids, head, strict=False))
            )
            for question, near, head in zip(questions, by_meaning, heads, strict=True)
        )

    def rehearse(
        self, strangers: Sequence[str], stranger_vectors: NDArray[np.float32] | None, limit: int
    ) -> tuple[Rehearsal, ...]:
        """See ports.Index; `strangers` are questions that no entry answers.

        They are embedded if meaning is read.

        The classifier's part comes from heads that were not trained on the question.
        """
        vectors = self._meaning.all_vectors() if self._meaning is not None else None
        examples = self._entries.labelled(vectors, strangers, stranger_vectors)
        judged = self._classifier.rehearsed(examples) if self._classifier is not None else None
        rows = np.flatnonzero(examples.is_question)
        rows = np.concatenate(
            [even_choice(rows[: self._entries.questions], limit), rows[self._entries.questions :]]
        )
        found = self._findings(
            [examples.texts[int(row)] for row in rows],
            examples.meaning[rows] if examples.meaning is not None else None,
            judged[rows] if judged is not None else None,
        )
        return tuple(
            self._rehearsal(int(row), findings) for row, findings in zip(rows, found, strict=True)
        )

    def _rehearsal(self, row: int, findings: Findings) -> Rehearsal:
        if row >= len(self._entries.positions):
            return Rehearsal(None, findings)
        key = self._keys[self._entries.positions[row]]
        return Rehearsal(key.passage_id, without_key(findings, key))

    def _by_meaning(self, vectors: NDArray[np.float32]) -> list[tuple[KeyHit, ...]]:
        assert self._meaning is not None
        neighbours = self._meaning.nearest(vectors, _NEAREST)
        return [tuple(self._hit(int(d.id or 0), score) for d, score in row) for row in neighbours]

    def _by_words(self, question: str) -> tuple[KeyHit, ...]:
        return tuple(
            self._hit(number, share) for number, share in self._words.nearest(question, _NEAREST)
        )

    def _hit(self, number: int, score: float) -> KeyHit:
        key = self._keys[number]
        return KeyHit(key.passage_id, key.number, score)

    def save(self, folder: Path) -> None:
        """Vectors, words and the classifier; the keys are made again from the passages."""
        (folder / "words").mkdir(parents=True)
        self._words.save(folder / "words")
        if self._meaning is not None:
            self._meaning.save(folder)
        if self._classifier is not None:
            self._classifier.save(folder)

    @classmethod
    def load(cls, folder: Path, passages: Sequence[Passage], model: EmbeddingModel) -> Self:
        """What `save` wrote for these passages."""
        keys = [key for passage in passages for key in keys_of(passage)]
        words = KeywordIndex.load(folder / "words", len(keys))
        has_vectors = (folder / "vectors.faiss").exists()
        meaning = FaissVectorStore.load(folder, _as_langchain(model)) if has_vectors else None
        spelling = Spelling((key.text for key in keys), model.knows) if has_vectors else None
        return cls(keys, meaning, words, EntryClassifier.load(folder), spelling)


def _as_langchain(model: EmbeddingModel) -> Embeddings:
    assert isinstance(model, Embeddings)
    return model
