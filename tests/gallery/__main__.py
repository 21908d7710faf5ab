"""Plays every scene in both languages and photographs it at four widths, light and dark."""

import argparse
import asyncio
import tempfile
from pathlib import Path
from typing import Final, Literal

from playwright.async_api import Page, async_playwright

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.serving import ServerProcess
from tests.gallery import console_scenes, widget_scenes
from tests.gallery.page import Picture, write_page
from tests.gallery.scenes import LANGUAGES, WIDTHS, Scene, Stage, settled

_FOLDER: Final = Path(__file__).parents[2] / "artifacts" / "gallery"
_COLOURS: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
_SCENES: Final = (*widget_scenes.SCENES, *console_scenes.SCENES)


async def _photograph(page: Page, scene: Scene, language: str) -> list[Picture]:
    pictures = []
    for width, height in WIDTHS.items():
        await page.set_viewport_size({"width": width, "height": height})
        for colours in _COLOURS:
            await page.emulate_media(color_scheme=colours, reduced_motion="reduce")
            await settled(page)
            look = f"{language} {width} {colours}"
            file = f"{scene.app}-{scene.name}-{look}.png".replace(" ", "-")
            await page.screenshot(path=_FOLDER / file)
            pictures.append(Picture(scene.app, scene.name, look, file))
    return pictures


async def _play_all(scenes: list[Scene], data: Path) -> list[Picture]:
    server = ServerProcess(data)
    await server.start()
    pictures: list[Picture] = []
    try:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
            for scene in scenes:
                for words in LANGUAGES:
                    stage = Stage(server, browser, words)
                    page = await scene.play(stage)
                    pictures += await _photograph(page, scene, words.language)
                    await stage.leave()
            await browser.close()
    finally:
        server.stop()
    return pictures


def main() -> None:
    """`python -m tests.gallery`, or only the scenes whose names hold a word: `--only menu`."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--only", default="", help="a part of “app: scene”")
    only = parser.parse_args().only
    scenes = [scene for scene in _SCENES if only in f"{scene.app}: {scene.name}"]
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        pictures = asyncio.run(_play_all(scenes, Path(data)))
    path = write_page(_FOLDER, pictures)
    print(f"{len(pictures)} pictures of {len(scenes)} states: {path}")  # noqa: T201


if __name__ == "__main__":
    main()
