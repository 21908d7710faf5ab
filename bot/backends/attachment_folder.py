"""Customers' files in a folder that no address leads to."""

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.domain.attachment import AttachmentId
from bot.domain.ids import ConversationId
from bot.ports.customers import KeptFile

_DOUBTFUL: Final = ".doubtful"


class AttachmentFolder:
    """One file for each attachment, named by its id alone; several servers share the folder.

    Until it is confirmed its name ends with the conversation's id and `.doubtful`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, file: KeptFile, content: bytes) -> None:
        """On the disk when this returns, and readable by this user only."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self._doubtful(file), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(descriptor)

    def confirm(self, file: KeptFile) -> None:
        """A message points at it; nothing when that was said before."""
        try:
            self._doubtful(file).rename(self._folder / file.attachment_id)
        except FileNotFoundError:
            return

    def read(self, file: KeptFile) -> bytes | None:
        """None when it is not there."""
        # The confirmed one last as well: it may be confirmed between two looks.
        confirmed = self._folder / file.attachment_id
        for path in (confirmed, self._doubtful(file), confirmed):
            try:
                return path.read_bytes()
            except FileNotFoundError:
                continue
        return None

    def drop(self, file: KeptFile) -> None:
        """Gone, if it was there and doubtful."""
        self._doubtful(file).unlink(missing_ok=True)

    def doubtful(self, older_than: timedelta) -> tuple[KeptFile, ...]:
        """What was kept so long ago and not confirmed."""
        until = time.time() - older_than.total_seconds()
        if not self._folder.is_dir():
            return ()
        found = []
        for path in self._folder.glob(f"*{_DOUBTFUL}"):
            attachment_id, conversation_id, _ = path.name.split(".")
            try:
                is_old = path.stat().st_mtime <= until
            except FileNotFoundError:
                continue
            if is_old:
                found.append(KeptFile(ConversationId(conversation_id), AttachmentId(attachment_id)))
        return tuple(found)

    def _doubtful(self, file: KeptFile) -> Path:
        return self._folder / f"{file.attachment_id}.{file.conversation_id}{_DOUBTFUL}"
