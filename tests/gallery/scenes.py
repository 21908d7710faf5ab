"""What a scene is, and what it is played with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Final

from playwright.async_api import Browser, BrowserContext, Page

from bot.domain.agent import Role
from tests.browser.people import AgentAtDesk, Customer
from tests.browser.serving import PASSWORD, ServerProcess
from tests.browser.words import CHINESE, ENGLISH, Words

WIDTHS: Final = {390: 844, 768: 1024, 1280: 800, 1920: 1080}
LANGUAGES: Final = (ENGLISH, CHINESE)
_numbers = count(1)
_EVENING: Final = "evening"
# The servers at which that desk is closed already.
_closed: set[str] = set()


@dataclass
class Stage:
    """One language's play of one scene: a server that stays, and people who come and go."""

    server: ServerProcess
    browser: Browser
    words: Words
    on_page: Callable[[Page], None] = lambda _: None
    contexts: list[BrowserContext] = field(default_factory=list)

    async def page(self) -> Page:
        """A new page of somebody new."""
        context = await self.browser.new_context(
            viewport={"width": 1280, "height": 800},
            locale="zh-CN" if self.words is CHINESE else "en-GB",
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        page = await context.new_page()
        self.on_page(page)
        return page

    async def customer(self) -> Customer:
        """Somebody on the bank's page, with the chat open."""
        customer = Customer(await self.page(), self.words)
        await customer.visit(self.server.address)
        return customer

    async def agent(self) -> AgentAtDesk:
        """Somebody new in the console, signed in."""
        name = f"{self.words.agent} {next(_numbers)}"
        self.server.add_agent(name)
        agent = AgentAtDesk(await self.page(), self.words)
        await agent.sign_in(self.server.address, name)
        return agent

    async def closed_desk(self) -> str:
        """The id of a desk that opens for an hour the day after tomorrow."""
        if self.server.address in _closed:
            return _EVENING
        name = f"Supervisor {next(_numbers)}"
        self.server.add_agent(name, Role.SUPERVISOR)
        signed_in = self.server.post("/api/agents/sign-in", {"name": name, "password": PASSWORD})
        weekday = (datetime.now(UTC).weekday() + 2) % 7
        hours = [{"weekday": weekday, "opens": "08:00", "closes": "09:00"}]
        self.server.put(f"/api/desks/{_EVENING}", {"hours": hours}, str(signed_in["token"]))
        _closed.add(self.server.address)
        return _EVENING

    async def leave(self) -> None:
        """Everybody goes home, and nobody is left in the queue."""
        for context in self.contexts:
            for page in context.pages:
                chat = page.frame_locator("teller-widget iframe")
                stop = chat.get_by_role("button", name=self.words.stop_waiting, exact=True)
                if await stop.count():
                    await stop.click()
                    await stop.wait_for(state="hidden")
            await context.close()
        self.contexts.clear()


async def settled(page: Page) -> None:
    """Every frame of the page has been drawn as it is to look now."""
    drawn = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    moved = "() => Promise.allSettled(document.getAnimations().map(one => one.finished))"
    for frame in page.frames:
        await frame.evaluate(drawn)
        await frame.evaluate(moved)


Play = Callable[[Stage], Awaitable[Page]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of one app, and how one gets there; the page that is given back is photographed."""

    app: str
    name: str
    play: Play
