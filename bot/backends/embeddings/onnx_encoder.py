"""Embeddings by onnxruntime from an exported model: a fraction of torch's time and memory, the same vectors."""

import os
from collections.abc import Iterator, Sequence
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
# Texts are read one after the other in one sequence, in which each attends only to itself: nothing is padded, and
# attention across so many tokens still costs little. Measured, CPU time a question: 2.0 ms from 130 to 260 tokens,
# 2.8 at 48, 2.2 at 384; eights padded to the longest of them 3.6, sorted sixteens in eights 3.1.
_TOKENS_AT_ONCE: Final = 192
# Runs side by side, each in a part of the cores: two threads of one run wait for each other, and while one run's texts
# are searched for the other computes. Measured on two cores: 2.2 ms a question instead of 2.6 (CPU time, eights).
RUNS_AT_ONCE: Final = 2
# More than come while serving.
_MANY: Final = 64
# Their tokens are in memory together: 200 of 384 float32 each are 300 KB a text.
_CHUNK: Final = 1_024


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a model does to its tokens beside the network: `pooling` is mean or cls; lengths in tokens.

    `first_position` is what the network calls the place of a text's first token.
    """

    pooling: str
    max_length: int
    unknown_id: int | None
    first_position: int


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
        runs = list(_runs(encoded))
        if len(texts) <= _MANY:
            return [one for run in runs for one in self._read(run)]
        with ThreadPoolExecutor(RUNS_AT_ONCE) as threads:
            return list(chain.from_iterable(threads.map(self._read, runs)))

    def _read(self, encoded: Sequence[Any]) -> list[Reading]:
        lengths = [len(one.ids) for one in encoded]
        first = self._recipe.first_position
        inputs = {
            "ids": np.concatenate([one.ids for one in encoded]),
            "positions": np.concatenate([first + np.arange(length) for length in lengths]),
            "texts": np.repeat(np.arange(len(encoded)), lengths),
        }
        rows = {name: row[None].astype(np.int64) for name, row in inputs.items()}
        states = self._session.run(None, rows)[0][0]
        own = np.split(states, np.cumsum(lengths[:-1]))
        return [self._reading(one, some) for one, some in zip(encoded, own, strict=True)]

    def _reading(self, encoded: Any, states: NDArray[np.float32]) -> Reading:
        is_word = _is_word(encoded)
        pooled = states[0] if self._recipe.pooling == "cls" else states.mean(axis=0)
        ids = np.asarray(encoded.ids, dtype=np.int64)
        return Reading(_unit(pooled), ids[is_word], states[is_word])

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


def _runs(encoded: Sequence[Any]) -> Iterator[list[Any]]:
    """The texts in order, as many together as have few enough tokens, at least one."""
    run: list[Any] = []
    tokens = 0
    for one in encoded:
        if run and tokens + len(one.ids) > _TOKENS_AT_ONCE:
            yield run
            run, tokens = [], 0
        run.append(one)
        tokens += len(one.ids)
    if run:
        yield run


def _is_word(encoded: Any) -> NDArray[np.bool_]:
    """Which of a text's tokens are no marks that the model sets around it, shape (tokens,)."""
    marks = np.asarray(encoded.special_tokens_mask, dtype=np.bool_)
    return ~marks


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = max(float(np.linalg.norm(vector)), 1e-12)
    return np.asarray(vector / length, dtype=np.float32)
