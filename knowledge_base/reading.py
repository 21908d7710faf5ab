"""Reading: a content folder whole, or every fault in it at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from knowledge_base.csv_files import read_csv
from knowledge_base.entries import (
    Found,
    join_same_words,
    report_shared_ids,
    with_ids,
)
from knowledge_base.fields import FaultList, SourceFile
from knowledge_base.markdown_files import read_markdown
from knowledge_base.words import Content, Document, FaqEntry
from knowledge_base.yaml_files import read_yaml

_Source = FaqEntry | Document
_READERS: Mapping[str, Callable[[SourceFile], Sequence[Found[_Source]]]] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".csv": read_csv,
    ".md": read_markdown,
}
_NO_FOLDER = "There is no such content folder: create it or mend its name."
_A_FILE = "This is a file: name the folder that it lies in."
_NOTHING_IN_IT = "This folder holds no entry and no document: write some."


def read_folder(folder: Path) -> Content:
    """Everything that the folder says; raises FaultyContentError with every fault there is."""
    faults = FaultList()
    paths = _paths(folder)
    if not paths:
        faults.report(folder, 0, _why_empty(folder))
    found = [one for path in paths for one in _read_file(folder, path, faults)]
    report_shared_ids(found, faults)
    entries = join_same_words(_entries_in(found), faults)
    faults.check()
    return Content(
        entries=with_ids((one.source for one in entries), [one.source.id for one in found]),
        documents=tuple(one.source for one in found if isinstance(one.source, Document)),
    )


def _why_empty(folder: Path) -> str:
    if folder.is_dir():
        return _NOTHING_IN_IT
    return _NO_FOLDER if not folder.exists() else _A_FILE


def _paths(folder: Path) -> list[Path]:
    """The content files relative to the folder, in order."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if _is_content(path))


def _is_content(path: Path) -> bool:
    """False for hidden files, programs' own files and notes to the editors."""
    is_hidden = any(part.startswith(".") or part == "__pycache__" for part in path.parts)
    return not is_hidden and path.suffix.lower() in _READERS and path.name.lower() != "readme.md"


def _read_file(folder: Path, path: Path, faults: FaultList) -> Sequence[Found[_Source]]:
    """What the file holds; a file that cannot be read or holds nothing is reported."""
    try:
        text = (folder / path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        faults.report(path, line, "This line is not written in UTF-8: save the file as UTF-8.")
        return ()
    file = SourceFile(path, text.replace("\r\n", "\n").replace("\r", "\n"), faults)
    found = _READERS[path.suffix.lower()](file)
    if not found and not faults.names(path):
        file.report(1, "This file holds no entry: write one or take the file away.")
    return found


def _entries_in(found: Iterable[Found[_Source]]) -> Iterator[Found[FaqEntry]]:
    for one in found:
        if isinstance(one.source, FaqEntry):
            yield Found(one.source, one.file, one.line)
