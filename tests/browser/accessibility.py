"""What axe, which knows the rules of WCAG, finds in a page and in each of its frames."""

from functools import cache
from pathlib import Path
from typing import Final

from playwright.async_api import Page

_AXE: Final = Path(__file__).parents[2] / "web_widget" / "node_modules" / "axe-core" / "axe.min.js"
_RUN: Final = """async (without) => (await axe.run(document, {
    resultTypes: ['violations'], iframes: false,
    rules: Object.fromEntries(without.map(rule => [rule, {enabled: false}]))}))
  .violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target).join(' | ')}`)"""


@cache
def _axe() -> str:
    return _AXE.read_text("utf-8")


async def violations(page: Page, without: tuple[str, ...] = ()) -> list[str]:
    """Every broken rule, best practices included, with the places that break it."""
    found: list[str] = []
    for frame in page.frames:
        if not await frame.evaluate("() => 'axe' in window"):
            await frame.evaluate(_axe())
        found += await frame.evaluate(_RUN, list(without))
    return found
