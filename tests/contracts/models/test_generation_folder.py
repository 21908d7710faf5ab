"""What is saved can be loaded, by the version that made it alone; messages are judged in the language they are in."""

import asyncio
import os
import time
from pathlib import Path

import pytest

from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.index import generation_folder
from bot.backends.index.generation_folder import GenerationFolder
from bot.domain.findings import Impression
from bot.domain.reply import EscalationReason
from bot.errors import NoContentError
from knowledge_base.words import Language
from tests.answering.builders import entry, index_of, many_entries

STOLEN = {
    Language.ENGLISH: "somebody stole my wallet and my debit card",
    Language.CHINESE: "钱包在公交车上被小偷偷了，银行卡都在里面",
}


def test_a_generation_of_another_form_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be searched in ways that its files were not made for."""
    folder = GenerationFolder(tmp_path, HashingEmbeddings())
    monkeypatch.setattr(generation_folder, "_FORMAT", "of old")
    built = asyncio.run(folder.build(many_entries(2)))
    name = asyncio.run(folder.save(built, {})).generation.id
    assert asyncio.run(folder.load(name)).generation.id == name
    monkeypatch.undo()
    with pytest.raises(NoContentError, match=r"made by another version.*bot index FOLDER"):
        asyncio.run(folder.load(name))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("written", [*Language, None])
def test_dangers_are_suspected_in_every_language_whatever_is_published(
    language: Language, written: Language | None
) -> None:
    passages = [entry("branch", "Where is the branch?", language=written)] if written else []
    index = index_of(passages)
    (found,) = asyncio.run(index.search([STOLEN[language]], language))
    assert [one.danger for one in found.impression.suspicions] == [EscalationReason.LOST_CARD]


def test_what_is_not_understood_is_not_suspected() -> None:
    """English asked of a bank that writes Chinese alone is judged as English."""
    index = index_of([entry("网点", "网点在哪里？", language=Language.CHINESE)])
    (found,) = asyncio.run(index.search(["what do you charge for a cheque book"], Language.ENGLISH))
    assert found.impression == Impression()


def test_what_is_a_week_old_and_does_not_serve_is_removed(tmp_path: Path) -> None:
    """With what a crash left aside; files beside the folders stay."""
    folder = GenerationFolder(tmp_path, HashingEmbeddings())
    names = []
    for count in (1, 2, 3):
        built = asyncio.run(folder.build(many_entries(count)))
        names.append(asyncio.run(folder.save(built, {})).generation.id)
    old, recent, serving = names
    (tmp_path / ".left").mkdir()
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    eight_days_ago = time.time() - 8 * 86_400
    for name in (old, serving, ".left", "note.txt"):
        os.utime(tmp_path / name, (eight_days_ago, eight_days_ago))
    asyncio.run(folder.tidy(serving))
    assert {path.name for path in tmp_path.iterdir()} == {recent, serving, "note.txt"}
