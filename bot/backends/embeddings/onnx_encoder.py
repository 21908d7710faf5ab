"""Embeddings by onnxruntime from an exported model: a fraction of torch's time and memory, the same vectors."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.model import Reading

MODEL_FILE: Final = "model.onnx"
TOKENIZER_FILE: Final = "tokenizer.json"
# The texts of a batch are padded to the longest: sorted and few at once wastes least. Measured: 590 short
# questions a second in eights, 310 in unsorted sixteens.
_BATCH: Final = 8
# Runs side by side, each in a part of the cores: two threads of one run wait for each other, and while one run's texts
# are searched for the other computes. Measured on two cores: 2.2 ms a question instead of 2.6 (CPU time, eights).
RUNS_AT_ONCE: Final = 2
# More than come while serving.
_MANY: Final = 64
# Their tokens are in memory together: 200 of 384 float32 each are 300 KB a text.
_CHUNK: Final = 1_024


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a model does to its tokens beside the network: `pooling` is mean or cls; lengths in tokens."""

    pooling: str
    max_length: int
    unknown_id: int | None
    takes_types: bool


class OnnxEncoder:
    """Unit vectors, float32; thread-safe."""

    def __init__(self, folder: Path, recipe: Recipe) -> None:
        # Imported here, so that help and the tests without a model do not wait for them.
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = max(1, (os.cpu_count() or 1) // RUNS_AT_ONCE)
        # An idle thread that spins takes a core from the event loop.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session: Any = InferenceSession(
            str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(recipe.max_length)
        self._vocabulary = frozenset(self._tokenizer.get_vocab())
        self._recipe = recipe

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, dimension), float32, each row of length 1."""
        chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
        return np.stack([one.vector for chunk in chunks for one in self.readings(chunk)])

    def readings(self, texts: Sequence[str]) -> list[Reading]:
        """Each text as a whole and token by token."""
        encoded = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda place: len(encoded[place].ids))
        starts = range(0, len(order), _BATCH)
        batches = [[encoded[place] for place in order[at : at + _BATCH]] for at in starts]
        read = dict(zip(order, chain.from_iterable(self._read_all(batches)), strict=True))
        return [read[place] for place in range(len(texts))]

    def _read_all(self, batches: Sequence[Sequence[Any]]) -> list[list[Reading]]:
        if len(batches) * _BATCH <= _MANY:
            return [self._read(batch) for batch in batches]
        with ThreadPoolExecutor(RUNS_AT_ONCE) as threads:
            return list(threads.map(self._read, batches))

    def _read(self, encoded: Sequence[Any]) -> list[Reading]:
        longest = max(len(one.ids) for one in encoded)
        ids = np.zeros((len(encoded), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, one in enumerate(encoded):
            ids[row, : len(one.ids)] = one.ids
            mask[row, : len(one.ids)] = 1
        inputs = {"input_ids": ids, "attention_mask": mask}
        if self._recipe.takes_types:
            inputs["token_type_ids"] = np.zeros_like(ids)
        states = self._session.run(None, inputs)[0]
        vectors = _unit(states[:, 0] if self._recipe.pooling == "cls" else _mean(states, mask))
        is_word = [_is_word(one) for one in encoded]
        return [
            Reading(vector, row[: len(kept)][kept], some[: len(kept)][kept])
            for vector, row, some, kept in zip(vectors, ids, states, is_word, strict=True)
        ]

    def token_ids(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        """Which tokens `readings` finds in each text, without reading it."""
        encoded = self._tokenizer.encode_batch(list(texts))
        return [np.asarray(one.ids, dtype=np.int64)[_is_word(one)] for one in encoded]

    def unknown_share(self, texts: Sequence[str]) -> float:
        """Share in [0, 1] of the texts' tokens that the model does not know."""
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        tokens = [token for encoding in encoded for token in encoding.ids]
        if not tokens or self._recipe.unknown_id is None:
            return 0.0
        return tokens.count(self._recipe.unknown_id) / len(tokens)

    def knows(self, word: str) -> bool:
        """True for a word that the model has a token of its own for."""
        return word in self._vocabulary or f"▁{word}" in self._vocabulary


def _is_word(encoded: Any) -> NDArray[np.bool_]:
    """Which of a text's tokens are no marks that the model sets around it, shape (tokens,)."""
    marks = np.asarray(encoded.special_tokens_mask, dtype=np.bool_)
    return ~marks


def _mean(states: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    """Over the tokens that are no padding: (texts, tokens, dimension) to (texts, dimension)."""
    weights = mask[:, :, None].astype(np.float32)
    return np.asarray((states * weights).sum(axis=1) / weights.sum(axis=1), dtype=np.float32)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return np.asarray(rows / lengths, dtype=np.float32)
