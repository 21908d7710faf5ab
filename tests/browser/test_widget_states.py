"""Every state of the widget, for everyone: axe finds nothing, nothing is cut off, no error, no other host."""

from typing import Final, Literal

import pytest
from playwright.async_api import Browser, Page

from tests.browser.accessibility import violations
from tests.browser.conftest import GONE, Watch
from tests.browser.serving import ServerProcess
from tests.browser.words import Words
from tests.gallery.scenes import LANGUAGES, Scene, Stage, settled
from tests.gallery.widget_scenes import SCENES

pytestmark = pytest.mark.asyncio(loop_scope="session")
COLOURS: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
# Half of the states in each language; a state's colours and sizes are all looked at.
PLAYED = [
    pytest.param(scene, LANGUAGES[index % 2], id=f"{scene.name}-{LANGUAGES[index % 2].language}")
    for index, scene in enumerate(SCENES)
]


@pytest.mark.parametrize(("scene", "words"), PLAYED)
async def test_a_state_is_for_everyone(
    server: ServerProcess, browser: Browser, scene: Scene, words: Words
) -> None:
    watch = Watch()
    stage = Stage(server, browser, words, on_page=lambda page: watch.on(page, GONE))
    page = await scene.play(stage)
    try:
        for colours in COLOURS:
            await page.emulate_media(color_scheme=colours)
            await settled(page)
            assert await violations(page) == []
        # 320 pixels wide, and what is left of a small laptop at 200 % zoom.
        for width, height in ((320, 640), (640, 400)):
            await page.set_viewport_size({"width": width, "height": height})
            await settled(page)
            assert await _overflows(page) == []
        await page.emulate_media(forced_colors="active")
        await settled(page)
        # There the colours are the visitor's own.
        assert await violations(page, without=("color-contrast",)) == []
    finally:
        await stage.leave()
    assert watch.wrongs == []


async def _overflows(page: Page) -> list[str]:
    """The frames whose content is wider than they are."""
    wider = "document.documentElement.scrollWidth > window.innerWidth"
    return [frame.url for frame in page.frames if await frame.evaluate(wider)]
