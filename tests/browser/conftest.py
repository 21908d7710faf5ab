"""One server with the sample content for all, and pages that allow no error and no foreign request."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright

from tests.browser.serving import ServerProcess, little_bank_once
from tests.running import copied

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# What a browser says of a server that is not there; everything else is an error of ours.
GONE = ("ERR_CONNECTION", "ERR_SOCKET", "WebSocket connection", "ERR_INTERNET_DISCONNECTED")
DESKTOP = (1280, 800)
PHONE = (390, 844)
NewPage = Callable[..., Awaitable[Page]]


def _chromium() -> str | None:
    """The machine's browser; None lets Playwright take its own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


CHROMIUM = _chromium()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def server(
    sample_bank: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[ServerProcess]:
    """Serves the sample content with the real model."""
    running = ServerProcess(copied(sample_bank, tmp_path_factory.mktemp("browser")))
    await running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def little_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that nobody serves; to be copied."""
    return little_bank_once(tmp_path_factory)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser; each person has a context of their own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        await browser.close()


class Watch:
    """Notes what no page may do."""

    def __init__(self) -> None:
        self.wrongs: list[str] = []

    def on(self, page: Page, allowed: tuple[str, ...]) -> None:
        page.on("pageerror", lambda error: self.wrongs.append(f"error: {error}"))
        page.on("console", lambda message: self._console(message, allowed))
        page.on("request", lambda request: self._request(request.url))

    def _console(self, message: ConsoleMessage, allowed: tuple[str, ...]) -> None:
        is_allowed = any(part in message.text for part in allowed)
        if message.type in ("error", "warning") and not is_allowed:
            self.wrongs.append(f"{message.type}: {message.text}")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname != "localhost":
            self.wrongs.append(f"foreign request: {url}")


@pytest_asyncio.fixture(loop_scope="session")
async def new_page(browser: Browser) -> AsyncIterator[NewPage]:
    """Opens pages; fails the test when one of them had an error or asked another host."""
    contexts: list[BrowserContext] = []
    watch = Watch()

    async def open_page(
        size: tuple[int, int] = DESKTOP,
        colours: Literal["light", "dark"] = "light",
        *,
        allowed: tuple[str, ...] = (),
    ) -> Page:
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=colours,
            has_touch=size == PHONE,
        )
        contexts.append(context)
        page = await context.new_page()
        watch.on(page, allowed)
        context.on("page", lambda other: watch.on(other, allowed))
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert watch.wrongs == []
