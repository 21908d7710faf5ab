"""Real content folders for the tests, and what reading them gives."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from knowledge_base import read_folder, split
from knowledge_base.words import (
    Content,
    Document,
    FaqEntry,
    FaultyContentError,
    Language,
    Passage,
    SourceId,
    Terms,
)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """The folder with these files in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def read(folder: Path, files: Mapping[str, str]) -> Content:
    """What a folder with these files says."""
    return read_folder(write(folder, files))


def entries(folder: Path, name: str, text: str) -> tuple[FaqEntry, ...]:
    """The entries of one file."""
    return read(folder, {name: text}).entries


def entry(folder: Path, name: str, text: str) -> FaqEntry:
    """The only entry of one file."""
    (only,) = entries(folder, name, text)
    return only


def document(folder: Path, text: str, name: str = "cards.md") -> Document:
    """The document of one file."""
    (only,) = read(folder, {name: text}).documents
    return only


def faults(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Everything that is wrong in a folder with these files, as an editor reads it."""
    with pytest.raises(FaultyContentError) as raised:
        read(folder, files)
    assert str(raised.value) == "\n".join(str(fault) for fault in raised.value.faults)
    return [str(fault) for fault in raised.value.faults]


def places(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Only the files and lines of what is wrong."""
    return [":".join(fault.split(":")[:2]) for fault in faults(folder, files)]


def passages(text: str, title: str = "Cards") -> tuple[Passage, ...]:
    """The passages of one English document `doc` with that title."""
    doc = Document(SourceId("doc"), title, text, Terms(Language.ENGLISH))
    return split(Content(documents=(doc,)))
