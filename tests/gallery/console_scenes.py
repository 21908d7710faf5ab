"""Every state of the agents' console."""

from typing import Final

from playwright.async_api import Page, expect

from tests.browser.people import PATIENCE
from tests.gallery.scenes import Scene, Stage


async def _sign_in(stage: Stage) -> Page:
    page = await stage.page()
    await page.goto(f"{stage.server.address}/console/")
    await expect(page.get_by_role("textbox").first).to_be_visible(timeout=PATIENCE)
    return page


SCENES: Final = [Scene("console", "sign in", _sign_in)]
