"""Texts found by meaning: by their vectors, and token by token."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.backends.embeddings.adapted_encoder import saved_model
from bot.backends.embeddings.model import Adaptation, EmbeddingModel, Lesson
from bot.backends.index.classifier.reviewed_texts import reviewed_messages
from bot.backends.index.faiss_store import FaissVectorStore
from bot.backends.index.reading_cache import Asked
from bot.backends.index.search_keys import SearchKey
from bot.backends.index.tokens.token_index import TokenIndex, TokenShares
from bot.backends.index.tokens.token_likeness import TokenLikeness
from bot.backends.index.tokens.token_weights import TokenWeights
from knowledge_base.words import Passage, SourceKind

# A model that does not know so many of the tokens cannot tell texts apart; measured: 0.76 of
# Chinese for MiniLM.
_UNREADABLE: Final = 0.2
_SAMPLE: Final = 200
_EVERY: Final = 2
# All keys' vectors are read once for so many texts, whose cosines are in memory together.
_TOGETHER: Final = 32


class Meaning:
    """The keys of one language; places count them from 0."""

    def __init__(
        self,
        store: FaissVectorStore,
        tokens: TokenIndex | None,
        likeness: TokenLikeness | None,
        weights: TokenWeights,
        model: EmbeddingModel,
    ) -> None:
        self.model = model
        self._store = store
        self._tokens = tokens
        self._likeness = likeness
        self._weights = weights

    @classmethod
    def of(cls, keys: Sequence[SearchKey], model: EmbeddingModel) -> Self:
        """Embeds every key."""
        texts = [key.text for key in keys if not key.is_sentence]
        sample = model.readings(texts[:: max(1, len(texts) // _SAMPLE)])
        weights = TokenWeights.of(model.token_ids(texts), sample)
        tokens, vectors = TokenIndex.of(keys, model, weights, sample)
        store = FaissVectorStore(_as_langchain(model))
        documents = [Document(id=str(n), page_content="", metadata={}) for n in range(len(keys))]
        store.add_vectors(documents, vectors)
        questions = [place for place, key in enumerate(keys) if key.number >= 0]
        likeness = TokenLikeness.of(tokens, questions) if tokens is not None else None
        return cls(store, tokens, likeness, weights, model)

    def read(self, questions: Sequence[str]) -> list[Asked]:
        """As the model reads them."""
        return [
            Asked(
                self._weights.vector(one),
                self._tokens.tokens_of(one) if self._tokens is not None else None,
                one.vector,
            )
            for one in self.model.readings(questions)
        ]

    def features(self, texts: Sequence[Asked]) -> NDArray[np.float32]:
        """Shape (texts, features), float32: what the classifier learns from, vectors beside likeness by tokens."""
        vectors = np.stack([one.vector for one in texts])
        if self._likeness is None:
            return vectors
        return np.hstack([vectors, self._likeness.vectors([one.tokens for one in texts])])

    def known(self) -> list[Asked]:
        """Every key as if it were asked; sentences without their tokens."""
        tokens = self._tokens.known() if self._tokens is not None else []
        vectors = self._store.all_vectors()
        rest = [None] * (len(vectors) - len(tokens))
        both = zip(vectors, [*tokens, *rest], strict=True)
        return [Asked(vector, some, vector) for vector, some in both]

    def cosines(self, asked: Sequence[Asked]) -> Iterator[NDArray[np.float32]]:
        """For each text asked, shape (keys,): every key's cosine to it, in [-1, 1]."""
        for start in range(0, len(asked), _TOGETHER):
            vectors = [one.vector for one in asked[start : start + _TOGETHER]]
            yield from self._store.cosines(np.stack(vectors))

    def by_tokens(self, asked: Asked, places: NDArray[np.int64]) -> TokenShares | None:
        """For those of the keys that are compared so; None when none is."""
        if self._tokens is None or asked.tokens is None:
            return None
        return self._tokens.shares(asked.tokens, places)

    def save(self, folder: Path) -> None:
        """Vectors and tokens, without pickle, and which model made them."""
        self._store.save(folder)
        self.model.save(folder)
        self._weights.save(folder)
        if self._tokens is not None:
            self._tokens.save(folder)
        if self._likeness is not None:
            self._likeness.save(folder)

    @classmethod
    def load(cls, folder: Path, models: Sequence[EmbeddingModel]) -> Self | None:
        """What `save` wrote; None when nothing was. NoContentError when none of the models made it."""
        model = saved_model(folder, models)
        if model is None:
            return None
        store = FaissVectorStore.load(folder, _as_langchain(model))
        weights = TokenWeights.load(folder)
        tokens = TokenIndex.load(folder, weights)
        return cls(store, tokens, TokenLikeness.load(folder, tokens), weights, model)


def best_reader(
    passages: Sequence[Passage], models: Sequence[EmbeddingModel]
) -> EmbeddingModel | None:
    """The first that can read these passages, if one can, adapted to them if that is worth it."""
    model = reader_among(passages, models)
    adaptation = adapted_to(passages, model) if model is not None else None
    return adaptation.model if adaptation is not None else model


def reader_among(
    passages: Sequence[Passage], models: Sequence[EmbeddingModel]
) -> EmbeddingModel | None:
    """The first that can read these passages, if one can."""
    texts = [text for one in passages for text in (*one.questions, one.text)]
    some = texts[:: max(1, len(texts) // _SAMPLE)]
    return next((one for one in models if one.unknown_share(some) <= _UNREADABLE), None)


def adapted_to(passages: Sequence[Passage], model: EmbeddingModel) -> Adaptation | None:
    """The model as it reads these passages best; None where it reads all content alike."""
    entries = [one for one in passages if one.kind is SourceKind.FAQ]
    lessons = [Lesson(one.questions[::_EVERY], one.text) for one in entries]
    # Entries come closer to what is asked of them; what tells of a danger is not to come closer to either.
    return model.adapted(lessons, reviewed_messages(passages[0].terms.language))


def is_learned(key: SearchKey) -> bool:
    """True for the wordings that an adapted model has learned: every other one, the first among them.

    The rest says how far its rankings can be trusted, which those that it knows by heart do not tell.
    """
    return key.number >= 0 and key.number % _EVERY == 0


def _as_langchain(model: EmbeddingModel) -> Embeddings:
    assert isinstance(model, Embeddings)
    return model
