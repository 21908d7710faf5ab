"""An embedding model that knows nothing and costs nothing, so that searching alone is measured."""

from collections.abc import Sequence
from typing import Final
from zlib import crc32

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

# As wide as the model that Teller carries.
_DIMENSION: Final = 384


class RandomEmbeddings(Embeddings):
    """Unit vectors, float32, drawn at random from a seed that the text gives."""

    name = "random"

    def load(self) -> None:
        """There is nothing to load."""

    def prepare(self, questions: Sequence[str], texts: Sequence[str]) -> str:
        """Nor to prepare."""
        return "Vectors are drawn at random: there is no model."

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, 384), each row of length 1; equal texts have equal rows."""
        rows = np.empty((len(texts), _DIMENSION), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            draw = np.random.Generator(np.random.PCG64(crc32(text.encode())))
            draw.standard_normal(out=row, dtype=np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows

    def unknown_share(self, texts: Sequence[str]) -> float:
        """It pretends to read everything."""
        return 0.0

    def knows(self, word: str) -> bool:
        """No word is looked up among typing errors in vain."""
        return True

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `vectors`."""
        return self.vectors(texts).tolist() if texts else []

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of one vector."""
        return self.embed_documents([text])[0]
