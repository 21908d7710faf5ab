"""A desk with rules: it offers customers, has hours, and its agents see what customers send."""

import re
import zlib
from struct import pack

import pytest
from playwright.async_api import Locator, Page, expect

from bot.domain.agent import Role
from tests.browser.conftest import NewPage
from tests.browser.console.customers import Bank
from tests.browser.people import PATIENCE, AgentAtDesk, Customer
from tests.browser.words import CHINESE, ENGLISH
from tests.running import eventually

pytestmark = pytest.mark.asyncio(loop_scope="session")
_PDF = b"%PDF-1.7\n% a statement\n"


def _chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))


def _picture(width: int, height: int) -> bytes:
    """A grey PNG."""
    rows = (b"\0" + b"\x80" * width) * height
    head = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(rows)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


async def _boss(bank: Bank, page: Page) -> Page:
    """A supervisor who looks at the team and its desk."""
    bank.server.add_agent("Boss", Role.SUPERVISOR)
    await bank.again(page, ENGLISH, "Boss")
    await page.evaluate("location.hash = '#/team'")
    await expect(page.locator(".desk-form")).to_be_visible(timeout=PATIENCE)
    return page


async def _save(page: Page) -> None:
    save = page.locator(".desk-form button[type=submit]")
    await save.click()
    await expect(save).to_have_attribute("aria-disabled", "true", timeout=PATIENCE)


def _offered(agent: AgentAtDesk, words: str) -> Locator:
    return agent.page.locator(".offer").filter(has_text=words)


async def _first_offered(words: str, *agents: AgentAtDesk) -> AgentAtDesk:
    async def is_offered() -> bool:
        return any([await _offered(agent, words).count() for agent in agents])

    await eventually(is_offered)
    (asked,) = [agent for agent in agents if await _offered(agent, words).count()]
    return asked


async def test_what_one_agent_declines_is_offered_to_the_other(
    own_bank: Bank, new_page: NewPage
) -> None:
    boss = await _boss(own_bank, await new_page())
    await boss.locator("#presence").select_option("away")
    await boss.locator(".desk-form input[type=radio]").nth(1).check()
    await _save(boss)
    mina = await own_bank.agent(await new_page(), ENGLISH, "Mina")
    omar = await own_bank.agent(await new_page(), ENGLISH, "Omar")
    customer = await own_bank.waiting("Offer me to somebody")
    first = await _first_offered("Offer me", mina, omar)
    second = omar if first is mina else mina
    offer = _offered(first, "Offer me")
    await expect(offer.locator(".offer-left")).to_have_text(re.compile(r"\d+"))
    await offer.locator(".text-button").click()
    await expect(offer).to_have_count(0, timeout=PATIENCE)
    taken = _offered(second, "Offer me")
    await expect(taken).to_be_visible(timeout=PATIENCE)
    await taken.get_by_role("button").first.click()
    await second.reads("Offer me to somebody")
    await second.says("You were offered to me.")
    await customer.comes("You were offered to me.")
    await expect(taken).to_have_count(0, timeout=PATIENCE)


async def test_hours_that_a_supervisor_sets_close_the_desk_and_open_it_again(
    own_bank: Bank, new_page: NewPage
) -> None:
    boss = await _boss(own_bank, await new_page())
    always = boss.locator(".hours > label input")
    await always.uncheck()
    days = boss.locator(".day-row > label input")
    for day in await days.all():
        await day.set_checked(False)
    await _save(boss)
    customer = Customer(await new_page(), ENGLISH)
    await customer.visit(own_bank.server.address)
    await customer.press(ENGLISH.person)
    await customer.sees("Nobody is here right now.")
    await boss.reload()
    await expect(days).to_have_count(7, timeout=PATIENCE)
    assert [await day.is_checked() for day in await days.all()] == [False] * 7
    await always.check()
    await _save(boss)
    late = Customer(await new_page(), ENGLISH)
    await late.visit(own_bank.server.address)
    await late.press(ENGLISH.person)
    await late.sees(ENGLISH.next_in_line)


async def test_who_waits_is_promised_an_adviser_only_once_one_has_signed_in(
    own_bank: Bank, new_page: NewPage
) -> None:
    customer = Customer(await new_page(), CHINESE)
    await customer.visit(own_bank.server.address)
    await customer.press(CHINESE.person)
    await customer.sees(CHINESE.no_adviser)
    leave = customer.chat.locator(".bar-queue").get_by_role("button", name="留言")
    await expect(leave).to_be_visible()
    await _boss(own_bank, await new_page())
    await customer.sees(CHINESE.next_in_line)
    await expect(leave).to_have_count(0)


async def test_a_holiday_is_added_and_taken_away(own_bank: Bank, new_page: NewPage) -> None:
    boss = await _boss(own_bank, await new_page())
    holidays = boss.locator(".holidays .tag")
    await boss.locator(".holidays input[type=date]").fill("2030-12-25")
    await boss.locator(".holiday-add button").click()
    await _save(boss)
    await boss.reload()
    await expect(holidays).to_have_count(1, timeout=PATIENCE)
    await expect(holidays).to_contain_text("2030")
    await holidays.locator("button").click()
    await _save(boss)
    await boss.reload()
    await expect(boss.locator(".holidays .quiet")).to_be_visible(timeout=PATIENCE)


async def test_a_picture_is_shown_and_a_document_is_only_saved(
    bank: Bank, new_page: NewPage
) -> None:
    customer = await bank.waiting("Here are my papers")
    await customer.attach("receipt.png", _picture(40, 30))
    await customer.attach("statement.pdf", _PDF)
    agent = await bank.agent(await new_page(), ENGLISH, "Reader of papers")
    await agent.claims("statement.pdf")
    picture = agent.page.locator(".file-picture")
    await expect(picture).to_be_visible(timeout=PATIENCE)
    assert await picture.evaluate("picture => [picture.naturalWidth, picture.naturalHeight]") == [
        40,
        30,
    ]
    await expect(picture).to_have_attribute("alt", "receipt.png")
    document = agent.page.locator(".file").filter(has_text="statement.pdf")
    await expect(document.locator("img, iframe, embed, object")).to_have_count(0)
    async with agent.page.expect_download() as saving:
        await document.get_by_role("button").click()
    saved = await saving.value
    assert saved.suggested_filename == "statement.pdf"
    assert (await saved.path()).read_bytes() == _PDF
