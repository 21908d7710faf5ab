"""A folder that is written once: made durable beside its place, renamed into it, and checked when it is read."""

import errno
import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import Final
from uuid import uuid4

import orjson

_SUMS: Final = "sha256.json"
# Who has not heard of a newer one yet may still ask for an older.
_KEPT_SECONDS: Final = 7 * 86_400.0


def put_in_place(aside: Path, target: Path) -> None:
    """Sums, durability, then one rename; what stood there before is replaced."""
    (aside / _SUMS).write_bytes(orjson.dumps(_sums(aside), option=orjson.OPT_INDENT_2))
    for path in [*aside.rglob("*"), aside]:
        _sync(path)
    older = []
    while not _is_renamed(aside, target):
        # Another process may put the same in place at the same moment, so it is looked at anew.
        older.append(target.with_name(f".{uuid4().hex}"))
        with suppress(FileNotFoundError):
            target.rename(older[-1])
    _sync(target.parent)
    for folder in older:
        shutil.rmtree(folder, ignore_errors=True)


def _is_renamed(aside: Path, target: Path) -> bool:
    """False when something stands there."""
    try:
        aside.rename(target)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR):
            raise
        return False
    return True


def remove_old(folders: Iterable[Path]) -> None:
    """Those that nobody has written or touched for a week; whoever has a file open keeps it."""
    for folder in folders:
        if folder.stat().st_mtime < time.time() - _KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def is_whole(folder: Path) -> bool:
    """True when every file is there as it was written; false too when there is no such folder."""
    try:
        expected = orjson.loads((folder / _SUMS).read_bytes())
        return bool(expected == _sums(folder))
    except (OSError, orjson.JSONDecodeError):
        return False


def _sums(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != _SUMS)
    return {path.relative_to(folder).as_posix(): _sum(path) for path in files}


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
