"""LangChain's form of a model that gives arrays."""

from abc import abstractmethod
from collections.abc import Sequence

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray


class EmbeddingsByVectors(Embeddings):
    """Whatever LangChain asks comes from `vectors`."""

    @abstractmethod
    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, dimension), float32, each row of length 1."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `vectors`."""
        return self.vectors(texts).tolist() if texts else []

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of one vector."""
        return self.embed_documents([text])[0]
