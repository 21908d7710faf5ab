"""What was found of an export when it was made; lies beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from pydantic import TypeAdapter

from bot.backends.durable_folder import put_in_place
from bot.backends.embeddings.onnx_encoder import Recipe

VERDICT_FILE: Final = "verdict.json"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an export serves, and why in a sentence; `recipe` is None when it does not."""

    why: str
    recipe: Recipe | None = None


_VERDICT: Final = TypeAdapter(Verdict)


def put_verdict(folder: Path, make: Callable[[Path], Verdict]) -> None:
    """What `make` writes into the folder that it is given, and what it finds of it, durably in place."""
    aside = folder.with_name(f".{uuid4().hex}")
    aside.mkdir(parents=True)
    (aside / VERDICT_FILE).write_bytes(_VERDICT.dump_json(make(aside)))
    put_in_place(aside, folder)


def verdict_in(folder: Path) -> Verdict:
    """Of the export in this folder."""
    return _VERDICT.validate_json((folder / VERDICT_FILE).read_bytes())
