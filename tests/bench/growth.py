"""How build time, search time and memory grow with the content, on both sides."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.backends.embeddings.by_vectors import EmbeddingsByVectors
from bot.backends.embeddings.model import Reading

SIZES: Final = (100, 1_000, 10_000, 100_000)
FEW_SIZES: Final = (100, 1_000)


@dataclass(frozen=True, slots=True)
class Grown:
    """Seconds to build, median milliseconds of a search, and megabytes that the content takes."""

    build: float
    search: float
    memory: float


@dataclass(frozen=True, slots=True)
class Size:
    """Both sides over so many passages."""

    passages: int
    teller: Grown
    plain: Grown


def measure_growth(*, few: bool, say: Callable[[str], None]) -> tuple[Size, ...]:
    """One process for each size and side."""
    found = []
    for passages in FEW_SIZES if few else SIZES:
        say(f"growth: {passages:,} passages")
        found.append(Size(passages, _grown("teller", passages), _grown("plain", passages)))
    return tuple(found)


def _grown(side: str, passages: int) -> Grown:
    return Grown(**json.loads(run_child("grow", side, str(passages))))


def run_child(*words: str) -> str:
    """What the process of one side printed."""
    command = [sys.executable, "-m", "tests.bench.child", *words]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


# As wide as the model that Teller carries.
_DIMENSION: Final = 384


class RandomEmbeddings(EmbeddingsByVectors):
    """Unit vectors, float32, drawn at random from a seed that the text gives."""

    name = "random"
    is_coarse = False

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

    def readings(self, texts: Sequence[str]) -> list[Reading]:
        """Words stand for tokens."""
        words = [text.split() for text in texts]
        return [
            Reading(vector, ids, self.vectors(some))
            for vector, ids, some in zip(
                self.vectors(texts), self.token_ids(texts), words, strict=True
            )
        ]

    def token_ids(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        """A number for each word."""
        return [
            np.asarray([crc32(word.encode()) for word in text.split()], dtype=np.int64)
            for text in texts
        ]

    def unknown_share(self, texts: Sequence[str]) -> float:
        """It pretends to read everything."""
        return 0.0

    def knows(self, word: str) -> bool:
        """No word is looked up among typing errors in vain."""
        return True
