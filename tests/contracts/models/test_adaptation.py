"""An encoder that has learned a content's own questions and answers, and goes with the content's index."""

import asyncio
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from bot.backends.embeddings.adapting import groups_of, rank_of_answers
from bot.backends.embeddings.encoder import Encoder
from bot.backends.embeddings.model import Adaptation, Lesson
from bot.backends.embeddings.onnx_encoder import MODEL_FILE
from bot.backends.embeddings.sentence_transformers import PACKAGED_MODEL
from bot.backends.index.classifier.reviewed_texts import reviewed_messages
from bot.backends.index.generation_folder import GenerationFolder
from bot.backends.index.meaning import adapted_to
from bot.errors import NoContentError
from knowledge_base.words import Language, Passage
from tests.answering.builders import entry, with_text

# The house's own names for things; which letter is what no model can know.
_NAMES: Final = (
    "Alder Birch Cedar Dogwood Elder Fir Gorse Hazel Iris Juniper Kale Larch Maple Nettle Oak Pine Quince Rowan"
).split()
_THINGS: Final = (
    "Money in it earns interest and may be taken out once a year",
    "You pay with it in shops and draw cash at machines",
    "We lend you the sum at once and you return it month by month",
    "We replace what was stolen or broken on a journey",
)
_KEPT: Final = reviewed_messages(Language.ENGLISH)
_ASK: Final = """
import asyncio, sys
from pathlib import Path
from bot.backends.embeddings.encoder import Encoder
from bot.backends.index.generation_folder import GenerationFolder
from knowledge_base.words import Language

async def main(encoders, generations, name):
    model = Encoder("all-MiniLM-L6-v2", Path(encoders))
    index = await GenerationFolder(Path(generations), model).load(name)
    (found,) = await index.search(["what is Rowan A for"], Language.ENGLISH)
    print(index.languages[Language.ENGLISH].model.is_adapted, len(found.by_meaning.passage_ids) > 0)

asyncio.run(main(*sys.argv[1:]))
print(sorted({"torch", "transformers", "sentence_transformers"} & sys.modules.keys()))
"""


def _content() -> list[Passage]:
    """72 entries with three wordings each, whose answers say of none which letter it has."""
    return [
        with_text(
            entry(
                f"{name}-{sort}".lower(),
                f"What is {name} {sort} for?",
                f"{name} {sort} use",
                f"I want to know about {name} {sort}",
            ),
            f"{told}; this is {name}.",
        )
        for name in _NAMES
        for sort, told in zip("ABCD", _THINGS, strict=True)
    ]


def _lessons(passages: Sequence[Passage]) -> list[Lesson]:
    return [Lesson(one.questions[::2], one.text) for one in passages]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the packaged model was exported."""
    made = tmp_path_factory.mktemp("encoders")
    Encoder(PACKAGED_MODEL, made, least_gain=0.0).prepare(["card"], ["card"])
    return made


@pytest.fixture(scope="module")
def adaptation(folder: Path) -> Adaptation:
    """To the content above, as an index has it made."""
    made = adapted_to(_content(), Encoder(PACKAGED_MODEL, folder))
    assert made is not None
    return made


def test_it_finds_the_content_s_own_answers_better(folder: Path, adaptation: Adaptation) -> None:
    lessons = _lessons(_content())
    before = rank_of_answers(lessons, Encoder(PACKAGED_MODEL, folder).vectors)
    after = rank_of_answers(lessons, adaptation.model.vectors)
    assert after > before + 0.1
    assert adaptation.why.startswith("Adapted to the content, 72 entries of it")
    assert adaptation.model.is_adapted


def test_what_tells_of_a_danger_stays_where_it_was(folder: Path, adaptation: Adaptation) -> None:
    """While what is learned moves."""

    def gone(texts: Sequence[str]) -> float:
        before, after = (
            Encoder(PACKAGED_MODEL, folder).vectors(texts),
            adaptation.model.vectors(texts),
        )
        return float(1 - (before * after).sum(axis=1).mean())

    assert gone(_KEPT) < 0.02
    assert gone([one.text for one in _content()]) > 2 * gone(_KEPT)


def test_the_same_lessons_are_learned_once(folder: Path, adaptation: Adaptation) -> None:
    """By another process as well, and nothing that is still asked for goes."""
    before = {path: path.stat().st_mtime_ns for path in folder.rglob(MODEL_FILE)}
    again = adapted_to(_content(), Encoder(PACKAGED_MODEL, folder))
    assert again is not None
    assert again.why == adaptation.why
    assert {path: path.stat().st_mtime_ns for path in folder.rglob(MODEL_FILE)} == before


@pytest.mark.parametrize(
    ("lessons", "why"),
    [
        ([Lesson((f"What is {n}?",), f"Text {(n * 29) % 60}.") for n in range(60)], "too little"),
        (
            [Lesson((f"What is number {n} about?",), f"Number {n}.") for n in range(60)],
            "too little",
        ),
    ],
    ids=["answers that tell nothing", "answers that are found already"],
)
def test_where_there_is_nothing_to_learn_the_model_stays(
    folder: Path, lessons: list[Lesson], why: str
) -> None:
    encoder = Encoder(PACKAGED_MODEL, folder)
    found = encoder.adapted(lessons, _KEPT)
    assert found is not None
    assert found.model is encoder
    assert why in found.why


def test_few_entries_and_who_wants_none_are_not_asked(folder: Path) -> None:
    lessons = _lessons(_content())
    assert Encoder(PACKAGED_MODEL, folder).adapted(lessons[:49], _KEPT) is None
    assert Encoder(PACKAGED_MODEL, folder, adapts=False).adapted(lessons, _KEPT) is None


def test_wordings_are_learned_beside_answers_where_these_tell_something() -> None:
    lessons = [Lesson(("a", "b"), "told"), Lesson(("c",), "said")]
    assert groups_of(lessons, 0.1) == [("a", "b")]
    assert groups_of(lessons, 0.5) == [("a", "b", "told"), ("c", "said")]
    assert groups_of(lessons, 0.9) == [("a", "b", "told")]


def test_what_nobody_asked_for_in_a_week_goes(
    folder: Path, adaptation: Adaptation, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "encoders"))
    old = list(copy.glob("*-*"))
    assert old
    then = time.time() - 8 * 86_400
    for one in old:
        os.utime(one, (then, then))
    lessons = [Lesson((f"Who is {n}?",), f"Text {(n * 29) % 60}.") for n in range(60)]
    Encoder(PACKAGED_MODEL, copy).adapted(lessons, _KEPT)
    assert not any(one.exists() for one in old)


def test_an_index_has_its_encoder_with_it(
    folder: Path, adaptation: Adaptation, tmp_path: Path
) -> None:
    """On a machine that never saw the content published, without PyTorch."""
    generations = GenerationFolder(tmp_path / "generations", Encoder(PACKAGED_MODEL, folder))
    assert adaptation.why in asyncio.run(generations.prepare(_content()))
    saved = asyncio.run(generations.save(asyncio.run(generations.build(_content())), {}))
    assert saved.generation.model == f"{PACKAGED_MODEL}, {PACKAGED_MODEL}, adapted"
    finished = subprocess.run(
        [
            sys.executable,
            "-c",
            _ASK,
            str(tmp_path / "none"),
            str(tmp_path / "generations"),
            saved.generation.id,
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert finished.stdout.split("\n")[:2] == ["True True", "[]"]


def test_an_adapted_and_a_plain_index_are_two_generations(
    folder: Path, adaptation: Adaptation, tmp_path: Path
) -> None:
    names = {
        asyncio.run(GenerationFolder(tmp_path, model).build(_content())).generation.id
        for model in (
            Encoder(PACKAGED_MODEL, folder),
            Encoder(PACKAGED_MODEL, folder, adapts=False),
        )
    }
    assert len(names) == 2


def test_a_damaged_encoder_is_told(folder: Path, adaptation: Adaptation, tmp_path: Path) -> None:
    generations = GenerationFolder(tmp_path, Encoder(PACKAGED_MODEL, folder))
    saved = asyncio.run(generations.save(asyncio.run(generations.build(_content())), {}))
    file = generations.folder_of(saved.generation.id) / Language.ENGLISH / "encoder" / MODEL_FILE
    whole = file.read_bytes()
    file.unlink()
    file.write_bytes(whole[:-1])
    with pytest.raises(NoContentError, match="missing or damaged"):
        asyncio.run(generations.load(saved.generation.id))


def test_confidence_is_learned_from_wordings_that_the_encoder_has_not(
    folder: Path, adaptation: Adaptation, tmp_path: Path
) -> None:
    """Every other one, the first among them, it knows by heart."""
    content = _content()
    asked = []
    for adapts in (False, True):
        model = Encoder(PACKAGED_MODEL, folder, adapts=adapts)
        index = asyncio.run(GenerationFolder(tmp_path, model).build(content))
        rehearsals = asyncio.run(index.rehearse(Language.ENGLISH, 2_000))
        asked.append(sum(one.passage_id is not None for one in rehearsals))
    assert asked == [2 * len(content), len(content)]
