"""Every state of the console is open to everybody, in both languages, light and dark."""

from typing import Literal

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.console.customers import Bank, check_with_axe
from tests.browser.people import PATIENCE, AgentAtDesk
from tests.browser.words import CHINESE, ENGLISH, Words

pytestmark = pytest.mark.asyncio(loop_scope="session")
WIDTHS = (390, 768, 1280, 1920)


async def _fits(page: Page, state: str) -> None:
    """No width makes the page wider than itself."""
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 900})
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{state} is {wide} wide at {width}"
    await page.set_viewport_size({"width": 1280, "height": 800})


async def _has_full_rows(page: Page, grid: str) -> None:
    """No width leaves the last row of a grid half empty."""
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 900})
        columns, cells = await page.locator(grid).evaluate(
            "grid => [getComputedStyle(grid).gridTemplateColumns.split(' ').length, grid.children.length]"
        )
        assert cells % columns == 0, f"{cells} cells in {columns} columns at {width}"


async def _dialog(agent: AgentAtDesk, key: str, state: str) -> None:
    page = agent.page
    await page.locator(f"[data-key={key}]").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible(timeout=PATIENCE)
    await check_with_axe(page, state)
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)


async def _pages(agent: AgentAtDesk) -> None:
    page = agent.page
    for place in ("team", "library"):
        await page.evaluate("place => { location.hash = `#/${place}` }", place)
        await expect(page.locator(".page-title")).to_be_visible(timeout=PATIENCE)
        await check_with_axe(page, place)
        await _fits(page, place)
        if place == "team":
            await _has_full_rows(page, ".figures")
    await page.locator(".page-part-head .button").click()
    await check_with_axe(page, "new canned reply")
    await page.locator("dialog input").fill("hello")
    await page.locator("dialog textarea").fill("{greeting} {customer}, {agent}.")
    await page.locator("dialog [type=submit]").click()
    await expect(page.locator(".card")).not_to_have_count(0, timeout=PATIENCE)


async def _writing(agent: AgentAtDesk) -> None:
    page = agent.page
    await check_with_axe(page, "a conversation of one's own")
    await _fits(page, "a conversation of one's own")
    await page.locator("#composer").fill("/")
    await expect(page.locator(".menu-item").first).to_be_visible(timeout=PATIENCE)
    await check_with_axe(page, "the menu of canned replies")
    await page.keyboard.press("Enter")
    await expect(page.locator("#composer")).not_to_have_value("/")
    await page.keyboard.press("Enter")
    await page.locator("[data-key=note]").click()
    await page.locator("#composer").fill("look at this")
    await page.keyboard.press("Enter")
    await expect(page.locator(".note")).to_be_visible(timeout=PATIENCE)
    await check_with_axe(page, "a note")
    await page.locator(".tag-input").fill("abroad")
    await page.keyboard.press("Enter")
    await expect(page.locator(".tags .tag")).to_be_visible(timeout=PATIENCE)
    await page.locator(".message-foot .quiet-button").click()
    await expect(page.locator(".is-done")).to_be_visible(timeout=PATIENCE)
    await check_with_axe(page, "a draft and a tag")


@pytest.mark.parametrize(
    ("words", "colours"),
    [(ENGLISH, "light"), (CHINESE, "dark")],
    ids=["en-light", "zh-dark"],
)
async def test_axe_finds_nothing_in_any_state(
    bank: Bank, new_page: NewPage, words: Words, colours: Literal["light", "dark"]
) -> None:
    page = await new_page(colours=colours, allowed=("WebSocket", "ERR_INTERNET_DISCONNECTED"))
    asked = f"What does a transfer cost? {words.language}"
    customer = await bank.waiting(asked, words.language)
    await customer.say("我要投诉" if words.language == "zh" else "I want to complain")
    agent = await bank.agent(page, words, f"States {words.language}")
    await _list(page)
    await _pages(agent)
    await _claimed(page, customer.conversation_id)
    await _writing(agent)
    for key in ("snooze", "transfer", "bot", "resolve"):
        await _dialog(agent, key, key)
    await _keys(page)
    await _no_connection(page)
    await _resolved(page)


async def _list(page: Page) -> None:
    await expect(page.locator(".row").first).to_be_visible(timeout=PATIENCE)
    await check_with_axe(page, "the list")
    await _fits(page, "the list")
    await page.locator("#queue-filter").fill("nothing is like this")
    await expect(page.locator(".row")).to_have_count(0, timeout=PATIENCE)
    await check_with_axe(page, "nothing found")
    await page.locator("#queue-filter").fill("")


async def _claimed(page: Page, conversation_id: str) -> None:
    await page.evaluate("id => { location.hash = `#/conversations/${id}` }", conversation_id)
    await expect(page.locator(".standing")).to_be_visible(timeout=PATIENCE)
    await check_with_axe(page, "a conversation to read")
    await page.locator(".standing .button").click()
    await expect(page.locator("#composer")).to_be_visible(timeout=PATIENCE)


async def _keys(page: Page) -> None:
    await page.locator("h2").first.click()
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog")).to_be_visible(timeout=PATIENCE)
    await check_with_axe(page, "the keys")
    await page.keyboard.press("Escape")


async def _no_connection(page: Page) -> None:
    await page.context.set_offline(True)
    await expect(page.locator(".banner")).to_be_visible(timeout=PATIENCE)
    await check_with_axe(page, "no connection")
    await page.context.set_offline(False)
    await expect(page.locator(".banner")).to_have_count(0, timeout=PATIENCE)


async def _resolved(page: Page) -> None:
    await page.locator("[data-key=resolve]").click()
    await page.locator("dialog .is-grave:not([aria-disabled=true])").click()
    await expect(page.locator(".standing")).to_be_visible(timeout=PATIENCE)
    await page.locator("#tab-finished").click()
    await expect(page.locator(".row[data-status=resolved]").first).to_be_visible(timeout=PATIENCE)
    await check_with_axe(page, "what is resolved")
