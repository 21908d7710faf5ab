"""A model behind which another one reads: whichever was found to serve best."""

from abc import abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.by_vectors import EmbeddingsByVectors
from bot.backends.embeddings.model import Reading
from bot.backends.embeddings.onnx_encoder import OnnxEncoder
from bot.backends.embeddings.sentence_transformers import SentenceTransformerEmbeddings


class ServedModel(EmbeddingsByVectors):
    """Unit vectors, float32; thread-safe once loaded."""

    is_coarse = False

    @property
    @abstractmethod
    def _model(self) -> OnnxEncoder | SentenceTransformerEmbeddings:
        """Loaded when it is first asked for."""

    def load(self) -> None:
        """Load the model now rather than at the first question."""
        self._model.vectors(["warm up"])

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, dimension), float32, each row of length 1."""
        return self._model.vectors(texts)

    def readings(self, texts: Sequence[str]) -> list[Reading]:
        """Each text as a whole and token by token."""
        return self._model.readings(texts)

    def token_ids(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        """Which tokens `readings` finds in each text, without reading it."""
        return self._model.token_ids(texts)

    def unknown_share(self, texts: Sequence[str]) -> float:
        """Share in [0, 1] of the texts' tokens that the model does not know: high when it cannot read them."""
        return self._model.unknown_share(texts)

    def knows(self, word: str) -> bool:
        """True for a word that the model has a token of its own for: an everyday word, spelled as usual."""
        return self._model.knows(word)
