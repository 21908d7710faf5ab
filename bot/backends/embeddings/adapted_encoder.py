"""An encoder that was adapted to one content; its files go with the content's Generation."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.backends.embeddings.by_vectors import NAME_FILE
from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.embeddings.onnx_encoder import MODEL_FILE, TOKENIZER_FILE, OnnxEncoder
from bot.backends.embeddings.served_model import ServedModel
from bot.backends.embeddings.verdicts import VERDICT_FILE, verdict_in
from bot.errors import NoContentError

_FOLDER: Final = "encoder"


class AdaptedEncoder(ServedModel):
    """Unit vectors, float32; thread-safe once loaded.

    `base` is the name of the model that was adapted, `folder` where the export lies.
    """

    is_adapted = True

    def __init__(self, base: str, folder: Path) -> None:
        self.name = f"{base}, adapted"
        self._base = base
        self._folder = folder
        self._loaded: OnnxEncoder | None = None

    def prepare(self, questions: Sequence[str], texts: Sequence[str]) -> str:
        """It was prepared when it was made."""
        return verdict_in(self._folder).why

    @property
    def _model(self) -> OnnxEncoder:
        if self._loaded is None:
            recipe = verdict_in(self._folder).recipe
            assert recipe is not None
            self._loaded = OnnxEncoder(self._folder, recipe)
        return self._loaded

    def save(self, folder: Path) -> None:
        """All of it, so that the content's Generation can be copied to another machine."""
        (folder / NAME_FILE).write_text(self._base, encoding="utf-8")
        own = folder / _FOLDER
        own.mkdir()
        for name in (MODEL_FILE, TOKENIZER_FILE, VERDICT_FILE):
            _linked(self._folder / name, own / name)


def saved_model(folder: Path, models: Sequence[EmbeddingModel]) -> EmbeddingModel | None:
    """What `save` of a model wrote; None when none did. NoContentError when it was none of these, or made of none."""
    if not (folder / NAME_FILE).exists():
        return None
    name = (folder / NAME_FILE).read_text(encoding="utf-8")
    model = next((one for one in models if one.name == name), None)
    if model is None:
        raise NoContentError(
            f"The index was made with the model {name}, which the settings do not name. "
            "Make it again with: bot index FOLDER"
        )
    own = folder / _FOLDER
    return AdaptedEncoder(name, own) if own.exists() else model


def _linked(source: Path, target: Path) -> None:
    """The same file under another name where the file system has that: Generations of one content share it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
