"""One side in a process of its own, so that time and memory are its own; prints one line of JSON.

    python -m tests.bench.child load  SIDE FOLDER    says "ready" as soon as it can answer
    python -m tests.bench.child times SIDE FOLDER
    python -m tests.bench.child grow  SIDE PASSAGES

SIDE is `teller` or `plain`; FOLDER holds what speed.py put there.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from knowledge_base.words import Language, Passage
from tests.bench.generated_bank import generated_bank, messages, random_passages
from tests.bench.timing import Asking, one_by_one, resident_megabytes, timed

_MESSAGES: Final = 620
_SEARCHES: Final = 100
_DAY: Final = date(2030, 1, 1)


@asynccontextmanager
async def opened_side(side: str, folder: Path) -> AsyncIterator[Asking]:
    """Ready to be asked. Imports late: neither side pays for the other's libraries."""
    if side == "plain":
        from tests.bench.plain_pipeline import PlainEmbeddings, PlainPipeline

        yield PlainPipeline.load(folder / "plain", PlainEmbeddings()).find
        return
    from bot.settings import Settings
    from bot.wiring.application import opened

    async with opened(Settings(data=folder / "teller")) as application:
        await application.web.library.refresh()

        async def ask(text: str) -> object:
            return await application.web.ask.outcome_of(text, Language.ENGLISH)

        yield ask


async def load(side: str, folder: Path) -> None:
    """Ready means that a question was answered. Stays until it is told to go, to be measured."""
    async with opened_side(side, folder) as ask:
        await ask("Is anybody there?")
        _say("ready")
        for line in sys.stdin:
            await ask(line.strip())
            _say("answered")


async def times(side: str, folder: Path) -> None:
    """The times of this side over the generated bank."""
    asked = messages(generated_bank(), _MESSAGES)
    async with opened_side(side, folder) as ask:
        _say(json.dumps(asdict(await timed(ask, asked))))


async def grow(side: str, passages: int) -> None:
    """Build, search and memory over passages of random words with random vectors."""
    content = random_passages(passages)
    asked = [f"{passage.title} {place}" for place, passage in enumerate(content)]
    asked = (asked * 2)[: _SEARCHES + 1] if passages <= _SEARCHES else asked[: _SEARCHES + 1]
    before = resident_megabytes()
    began = time.perf_counter()
    ask = await _built(side, content)
    seconds = time.perf_counter() - began
    await ask(asked[0])
    taken = sorted(await one_by_one(ask, asked[1:]))
    grown = resident_megabytes() - before
    figures = {"build": seconds, "search": taken[len(taken) // 2], "memory": max(0.0, grown)}
    _say(json.dumps(figures))


async def _built(side: str, content: Sequence[Passage]) -> Asking:
    from tests.bench.growth import RandomEmbeddings

    if side == "plain":
        from tests.bench.plain_pipeline import PlainPipeline

        return PlainPipeline.of(content, RandomEmbeddings()).find
    from bot.answering.decide import decide
    from bot.backends.index.generation_folder import GenerationFolder
    from bot.domain.reply import Question

    with TemporaryDirectory() as folder:
        index = await GenerationFolder(Path(folder), RandomEmbeddings()).build(content)

    async def ask(text: str) -> object:
        return await decide(Question(text, Language.ENGLISH), index, _DAY)

    return ask


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(what: str, side: str, where: str) -> None:
    """What the command line says."""
    if what == "grow":
        asyncio.run(grow(side, int(where)))
    else:
        asyncio.run({"load": load, "times": times}[what](side, Path(where)))


if __name__ == "__main__":
    main(*sys.argv[1:])
