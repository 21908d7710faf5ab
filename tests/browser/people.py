"""The people of the story: a customer in the widget and an agent in the console."""

from pathlib import Path

from playwright.async_api import FrameLocator, Locator, Page, expect

from tests.browser.serving import PASSWORD
from tests.browser.words import Words

ARTIFACTS = Path(__file__).parents[2] / "artifacts" / "browser"
# Two cores, an embedding model and two browsers: what takes a moment may take a while.
PATIENCE = 20_000


async def keep_screenshot(page: Page, name: str) -> None:
    """A picture for people, under the git-ignored folder artifacts."""
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=ARTIFACTS / f"{name}.png")


class Customer:
    """Somebody on the bank's page."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page = page
        self.words = words
        self.chat: FrameLocator = page.frame_locator("teller-widget iframe")

    @property
    def log(self) -> Locator:
        """The conversation."""
        return self.chat.get_by_role("log")

    async def visit(self, address: str) -> None:
        """Open the bank's page, and the chat on it."""
        await self.page.goto(f"{address}/?language={self.words.language}")
        await self.open()

    async def open(self) -> None:
        """Press the button, unless the chat is open already."""
        button = self.page.locator("teller-widget .go")
        await expect(button).to_be_visible(timeout=PATIENCE)
        if await button.get_attribute("aria-expanded") != "true":
            await button.click()
        await expect(self.chat.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)

    async def say(self, text: str) -> None:
        """Write and send."""
        box = self.chat.get_by_role("textbox").first
        await box.fill(text)
        await box.press("Enter")

    async def reads(self, text: str) -> None:
        """Sees this in the conversation."""
        await expect(self.log.get_by_text(text).last).to_be_visible(timeout=PATIENCE)

    async def press(self, name: str) -> None:
        """Press a button of the chat."""
        await self.chat.get_by_role("button", name=name, exact=True).last.click()

    async def sees(self, text: str) -> None:
        """Sees this anywhere in the chat."""
        await expect(self.chat.get_by_text(text).last).to_be_visible(timeout=PATIENCE)

    async def rates(self) -> None:
        """Five stars, and nothing more to say."""
        await expect(self.chat.get_by_text(self.words.rating_title)).to_be_visible(timeout=PATIENCE)
        await self.chat.locator("label", has_text=self.words.five_stars).click()
        await self.press(self.words.send_rating)
        await self.sees(self.words.thanks)


class AgentAtDesk:
    """A colleague of the bank in the console."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page = page
        self.words = words

    async def sign_in(self, address: str, name: str, password: str = PASSWORD) -> None:
        """Open the console in the words' language and sign in."""
        await self.page.goto(f"{address}/console/?language={self.words.language}")
        if self.words.language == "zh":
            switch = self.page.get_by_role("button", name="中文")
            if await switch.count():
                await switch.first.click()
        await self.page.get_by_label(self.words.name, exact=True).fill(name)
        await self.page.get_by_label(self.words.password, exact=True).fill(password)
        await self.page.get_by_role("button", name=self.words.sign_in, exact=True).click()

    def ticket(self, text: str) -> Locator:
        """The row of the queue that shows these words."""
        return self.page.get_by_role("listitem").filter(has_text=text).first

    async def claims(self, text: str) -> None:
        """Open the ticket with these words, read, and take it."""
        await self.page.get_by_role("tab", name=self.words.waiting_tab).click()
        row = self.ticket(text)
        await expect(row).to_be_visible(timeout=PATIENCE)
        await row.get_by_role("button").first.click()
        await self.page.get_by_role("button", name=self.words.claim, exact=True).last.click()
        await expect(self.page.get_by_label(self.words.reply, exact=True)).to_be_visible(
            timeout=PATIENCE
        )

    async def reads(self, text: str) -> None:
        """Sees this in the open conversation."""
        log = self.page.get_by_role("log")
        await expect(log.get_by_text(text).last).to_be_visible(timeout=PATIENCE)

    async def says(self, text: str) -> None:
        """Reply to the customer."""
        box = self.page.get_by_label(self.words.reply, exact=True)
        await box.fill(text)
        await box.press("Enter")

    async def finishes(self, button: str, confirm: str) -> None:
        """Give the conversation back or close it, and say yes."""
        await self.page.get_by_role("button", name=button, exact=True).click()
        await self.page.get_by_role("button", name=confirm, exact=True).click()
