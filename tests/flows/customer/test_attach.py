"""A message always points at a file, and a file that no message points at does not stay."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import pytest

from bot.backends.attachment_folder import AttachmentFolder
from bot.domain.attachment import Attachment, AttachmentId
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ClientId, ConversationId
from bot.domain.message import ClientKey
from bot.errors import BusyError, NotWithPersonError, UnknownMessageError
from bot.flows.customer.attach import DOUBTFUL_FOR, Attach
from bot.flows.receipts import Receipt
from bot.ports import ConversationStore
from tests.flows.conftest import Bank

T = TypeVar("T")
PNG: Final = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
FILE: Final = ClientId("f1")
BROKEN: Final = BusyError(retry_after=1)


class BrokenLine:
    """A store whose next edit is told as busy, before or after its commit."""

    def __init__(self, store: ConversationStore, *, commits: bool) -> None:
        self._store = store
        self._commits = commits
        self._is_broken = True

    async def edit(
        self,
        conversation_id: ConversationId,
        change: Callable[[ConversationEdit], T],
        client_key: ClientKey | None = None,
    ) -> T:
        """Once the line breaks."""
        is_broken, self._is_broken = self._is_broken, False
        if is_broken and not self._commits:
            raise BROKEN
        done = await self._store.edit(conversation_id, change, client_key)
        if is_broken:
            raise BROKEN
        return done

    async def attachment(
        self, conversation_id: ConversationId, attachment_id: AttachmentId
    ) -> Attachment:
        """As stored."""
        return await self._store.attachment(conversation_id, attachment_id)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the files lie."""
    return tmp_path / "attachments"


@pytest.fixture
async def conversation_id(bank: Bank) -> ConversationId:
    """Of a customer who waits for a person."""
    conversation = await bank.start()
    await bank.converse.request_person(conversation.id, ClientId("p1"))
    return conversation.id


def attaching(bank: Bank, folder: Path, store: object = None) -> Attach:
    """The flow over a folder."""
    taken: ConversationStore = store or bank.store  # type: ignore[assignment]
    return Attach(taken, bank.bus, AttachmentFolder(folder), 1_000)


async def read(bank: Bank, attach: Attach, conversation_id: ConversationId) -> bytes:
    """What the newest message points at."""
    attachment = (await bank.store.messages(conversation_id, 0))[-1].attachment
    assert attachment is not None
    return (await attach.read(conversation_id, attachment.id))[1]


def kept(folder: Path) -> list[Path]:
    """What lies in the folder."""
    return list(folder.iterdir()) if folder.exists() else []


def grow_old(folder: Path) -> None:
    """Every file was written long ago."""
    then = time.time() - DOUBTFUL_FOR.total_seconds() - 1
    for path in folder.iterdir():
        os.utime(path, (then, then))


@pytest.mark.parametrize("commits", [True, False])
async def test_a_message_points_at_a_file_although_the_answer_was_lost(
    bank: Bank, folder: Path, conversation_id: ConversationId, commits: bool
) -> None:
    attach = attaching(bank, folder, BrokenLine(bank.store, commits=commits))
    with pytest.raises(BusyError):
        await attach.attach(conversation_id, FILE, "a.png", PNG)
    again = await attach.attach(conversation_id, FILE, "a.png", PNG)
    assert again == Receipt(2, is_duplicate=commits)
    assert await read(bank, attach, conversation_id) == PNG
    await attach.sweep()
    assert await read(bank, attach, conversation_id) == PNG
    grow_old(folder)
    await attach.sweep()
    await attach.sweep()
    assert await read(bank, attach, conversation_id) == PNG
    assert len(kept(folder)) == 1


async def test_what_is_young_may_still_be_committed(
    bank: Bank, folder: Path, conversation_id: ConversationId
) -> None:
    attach = attaching(bank, folder, BrokenLine(bank.store, commits=False))
    with pytest.raises(BusyError):
        await attach.attach(conversation_id, FILE, "a.png", PNG)
    await attach.sweep()
    assert len(kept(folder)) == 1
    grow_old(folder)
    await attach.sweep()
    assert kept(folder) == []


async def test_what_the_rules_refuse_is_gone_at_once(bank: Bank, folder: Path) -> None:
    conversation = await bank.start()
    with pytest.raises(NotWithPersonError):
        await attaching(bank, folder).attach(conversation.id, FILE, "a.png", PNG)
    assert kept(folder) == []


async def test_confirmed_files_are_never_swept(
    bank: Bank, folder: Path, conversation_id: ConversationId
) -> None:
    attach = attaching(bank, folder)
    await attach.attach(conversation_id, FILE, "a.png", PNG)
    (folder / "f_of_another_database").write_bytes(PNG)
    grow_old(folder)
    await attach.sweep()
    assert len(kept(folder)) == 2


async def test_a_sweep_without_a_folder_finds_nothing(bank: Bank, folder: Path) -> None:
    await attaching(bank, folder).sweep()
    assert kept(folder) == []


async def test_what_was_never_kept_cannot_be_read(
    bank: Bank, folder: Path, conversation_id: ConversationId
) -> None:
    attach = attaching(bank, folder)
    await attach.attach(conversation_id, FILE, "a.png", PNG)
    (path,) = kept(folder)
    path.unlink()
    with pytest.raises(UnknownMessageError):
        await read(bank, attach, conversation_id)
