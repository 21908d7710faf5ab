"""Customers who write over HTTP, and agents at their desks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import httpx2
from playwright.async_api import Page, expect

from tests.browser.accessibility import violations
from tests.browser.people import PATIENCE, AgentAtDesk
from tests.browser.serving import ServerProcess
from tests.browser.words import Words
from tests.running import eventually


@dataclass
class HttpCustomer:
    """Somebody whose page is of no interest here."""

    http: httpx2.AsyncClient
    conversation_id: str
    headers: dict[str, str]
    _numbers: Iterator[int] = field(default_factory=count)

    async def call(self, path: str, **body: str) -> None:
        """One command."""
        address = f"/api/conversations/{self.conversation_id}{path}"
        sent = {"client_id": f"c{next(self._numbers)}", **body}
        response = await self.http.post(address, json=sent, headers=self.headers)
        assert response.status_code < 300, response.text

    async def say(self, text: str) -> None:
        """Write."""
        await self.call("/messages", text=text)

    async def attach(self, name: str, content: bytes) -> None:
        """Send a file."""
        address = f"/api/conversations/{self.conversation_id}/attachments"
        named = {"client_id": f"c{next(self._numbers)}", "name": name}
        response = await self.http.post(
            address, params=named, content=content, headers=self.headers
        )
        assert response.status_code == 202, response.text

    async def comes(self, text: str) -> None:
        """Returns once this is in the conversation."""

        async def has_come() -> bool:
            return text in await self.reads()

        await eventually(has_come)

    async def reads(self) -> list[str]:
        """All texts of the conversation, as the customer gets them."""
        address = f"/api/conversations/{self.conversation_id}/messages"
        response = await self.http.get(address, headers=self.headers)
        return [message["text"] for message in response.json()["messages"]]


@dataclass(frozen=True, slots=True)
class Bank:
    """The server, and who comes to it."""

    server: ServerProcess
    http: httpx2.AsyncClient

    async def asking(self, text: str, language: str = "en") -> HttpCustomer:
        """A customer who asks the bot."""
        customer = await self._started(language)
        await customer.say(text)
        return customer

    async def waiting(self, text: str, language: str = "en") -> HttpCustomer:
        """A customer who asked for a person and then wrote this."""
        customer = await self._started(language)
        await customer.call("/person")
        await customer.say(text)
        return customer

    async def _started(self, language: str) -> HttpCustomer:
        started = (await self.http.post("/api/conversations", json={"language": language})).json()
        headers = {"Authorization": f"Bearer {started['token']}"}
        return HttpCustomer(self.http, started["conversation_id"], headers)

    async def agent(self, page: Page, words: Words, name: str) -> AgentAtDesk:
        """Somebody new, signed in."""
        self.server.add_agent(name)
        return await self.again(page, words, name)

    async def again(self, page: Page, words: Words, name: str) -> AgentAtDesk:
        """Somebody who has an account, signed in."""
        agent = AgentAtDesk(page, words)
        await agent.sign_in(self.server.address, name)
        await expect(page.locator("#tab-waiting")).to_be_visible(timeout=PATIENCE)
        return agent


async def check_with_axe(page: Page, state: str) -> None:
    """Nothing on the page is against the rules, as far as axe can tell."""
    # What moves in is not what it will look like; what is taken away meanwhile does not move any more.
    await page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")
    broken = await violations(page)
    assert broken == [], f"{state}: {broken}"
