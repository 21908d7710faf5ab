"""LangChain's form of a model that gives arrays."""

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.backends.embeddings.model import Adaptation, Lesson

NAME_FILE: Final = "model.txt"


class EmbeddingsByVectors(Embeddings):
    """Whatever LangChain asks comes from `vectors`. It reads every content alike, and is found again by its name."""

    name: str
    is_coarse: bool
    is_adapted = False

    def adapted(self, lessons: Sequence[Lesson], kept: Sequence[str]) -> Adaptation | None:
        """None: it learns nothing from any content."""
        return None

    def save(self, folder: Path) -> None:
        """What it takes to find it again; see saved_model."""
        (folder / NAME_FILE).write_text(self.name, encoding="utf-8")

    @abstractmethod
    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, dimension), float32, each row of length 1."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `vectors`."""
        return self.vectors(texts).tolist() if texts else []

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of one vector."""
        return self.embed_documents([text])[0]
