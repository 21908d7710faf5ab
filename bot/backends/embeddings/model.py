"""What the index asks of an embedding model."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an entry teaches a model: wordings that ask the same, at least one, and the answer to them."""

    wordings: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as the model reads it.

    `vector` (dimension,): the whole text, of length 1. `token_ids` (tokens,) and `tokens` (tokens, dimension): each
    token in its context, not scaled; the marks that a model sets around a text are not among them.
    """

    vector: NDArray[np.float32]
    token_ids: NDArray[np.int64]
    tokens: NDArray[np.float32]


class EmbeddingModel(Protocol):
    """LangChain's Embeddings, with arrays, and with a word on what it can read.

    `is_coarse`: it tells subjects apart, but not so well that letters would have nothing to add. `is_adapted`: it has
    learned a content's lessons, and knows their wordings by heart.
    """

    name: str
    is_coarse: bool
    is_adapted: bool

    def prepare(self, questions: Sequence[str], texts: Sequence[str]) -> str: ...
    def adapted(self, lessons: Sequence[Lesson], kept: Sequence[str]) -> "Adaptation | None": ...
    def load(self) -> None: ...
    def save(self, folder: Path) -> None: ...
    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]: ...
    def readings(self, texts: Sequence[str]) -> list[Reading]: ...
    def token_ids(self, texts: Sequence[str]) -> list[NDArray[np.int64]]: ...
    def unknown_share(self, texts: Sequence[str]) -> float: ...
    def knows(self, word: str) -> bool: ...
    def embed_documents(self, texts: list[str]) -> list[list[float]]: ...
    def embed_query(self, text: str) -> list[float]: ...


@dataclass(frozen=True, slots=True)
class Adaptation:
    """The model that reads a content best, and why it is this one, in a sentence."""

    model: EmbeddingModel
    why: str
