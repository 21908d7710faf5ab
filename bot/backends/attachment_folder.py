"""Customers' files in a folder that no address leads to."""

import os
from pathlib import Path

from bot.domain.attachment import AttachmentId


class AttachmentFolder:
    """One file for each attachment, named by its id alone; several servers share the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, attachment_id: AttachmentId, content: bytes) -> None:
        """On the disk when this returns, and readable by this user only."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / attachment_id
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)

    def read(self, attachment_id: AttachmentId) -> bytes | None:
        """None when it is not there."""
        try:
            return (self._folder / attachment_id).read_bytes()
        except FileNotFoundError:
            return None

    def drop(self, attachment_id: AttachmentId) -> None:
        """Gone, if it was there."""
        (self._folder / attachment_id).unlink(missing_ok=True)
