"""Measures this project beside the plain pipeline most people would write, in one run.

    python -m tests.bench [quality] [speed] [growth] [--data FOLDER] [--few] [--only NAME] [--write]

Without parts, all of them. FOLDER holds the public data sets; what needs them is left out without it. --few asks an
eighth of the questions and grows less; --only measures one subject, such as banking77-10; --write puts the results
into docs/benchmarks.md.
"""

import argparse
import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.backends.embeddings.encoder import Encoder
from bot.backends.embeddings.sentence_transformers import PACKAGED_MODEL
from bot.backends.embeddings.universal_encoder import UniversalSentenceEncoder
from tests.bench.cases import subjects
from tests.bench.growth import measure_growth
from tests.bench.page import Measured, page, write_page
from tests.bench.plain_pipeline import PlainEmbeddings
from tests.bench.quality import Compared, Models, compare
from tests.bench.speed import measure_speed

_PARTS: Final = ("quality", "speed", "growth")


def _say(what: str) -> None:
    sys.stderr.write(f"… {what}\n")


def _quality(data: Path | None, only: str | None, few: bool) -> tuple[Compared, ...]:
    chosen = [one for one in subjects(data) if only in (None, one.name)]
    if not chosen:
        raise SystemExit(f"There is no subject {only}.")

    async def story() -> tuple[Compared, ...]:
        with TemporaryDirectory() as folder:
            model = Encoder(PACKAGED_MODEL, Path(folder))
            asked = [one.question for one in chosen[0].draw(0).questions]
            _say(model.prepare(asked, asked))
            models = Models((model, UniversalSentenceEncoder()), PlainEmbeddings())
            return tuple([await compare(one, models, few=few, say=_say) for one in chosen])

    return asyncio.run(story())


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*_PARTS, []], help="what to measure")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--few", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.data is not None and not given.data.is_dir():
        parser.error(f"{given.data} is no folder of data sets")
    parts = given.parts or _PARTS
    few = given.few
    measured = Measured(
        quality=_quality(given.data, given.only, few) if "quality" in parts else (),
        speed=measure_speed(few=few, say=_say) if "speed" in parts else None,
        growth=measure_growth(few=few, say=_say) if "growth" in parts else (),
    )
    sys.stdout.write(page(measured))
    if given.write:
        write_page(measured, Path(__file__).parents[2] / "docs")


if __name__ == "__main__":
    main()
