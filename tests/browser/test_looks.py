"""Every page at two widths, in both languages and colours; kept for people to look at."""

from typing import Literal

import pytest
from playwright.async_api import expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.people import PATIENCE, AgentAtDesk, Customer, keep_screenshot
from tests.browser.serving import ServerProcess
from tests.browser.words import CHINESE, ENGLISH, Words

pytestmark = pytest.mark.asyncio(loop_scope="session")
LOOKS = pytest.mark.parametrize(
    ("words", "size", "colours"),
    [
        (ENGLISH, DESKTOP, "dark"),
        (ENGLISH, PHONE, "light"),
        (CHINESE, DESKTOP, "light"),
        (CHINESE, PHONE, "dark"),
    ],
    ids=["en-1280-dark", "en-390-light", "zh-1280-light", "zh-390-dark"],
)


@LOOKS
async def test_nothing_is_wider_than_the_page(
    server: ServerProcess,
    new_page: NewPage,
    words: Words,
    size: tuple[int, int],
    colours: Literal["light", "dark"],
) -> None:
    name = f"{words.language}-{size[0]}-{colours}"
    customer = Customer(await new_page(size, colours), words)
    await customer.page.goto(f"{server.address}/?language={words.language}")
    await expect(customer.page.get_by_role("main")).to_be_visible(timeout=PATIENCE)
    await keep_screenshot(customer.page, f"demo-{name}")
    await customer.open()
    await keep_screenshot(customer.page, f"greeting-{name}")
    await customer.say(words.question)
    await customer.reads(words.answer_part)
    await keep_screenshot(customer.page, f"answer-{name}")

    desk = AgentAtDesk(await new_page(size, colours), words)
    await desk.page.goto(f"{server.address}/console/")
    await expect(desk.page.get_by_role("textbox").first).to_be_visible(timeout=PATIENCE)
    await keep_screenshot(desk.page, f"sign-in-{name}")
    for page in (customer.page, desk.page):
        width = await page.evaluate("document.documentElement.scrollWidth")
        assert width <= size[0]
