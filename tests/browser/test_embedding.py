"""The widget on a bank's own site: behind its policy, under its path, at its scripts' call, and out of their reach."""

import pytest
from playwright.async_api import expect

from tests.browser.bank_site import bank_site
from tests.browser.conftest import NewPage
from tests.browser.people import PATIENCE, Customer
from tests.browser.serving import ServerProcess
from tests.browser.words import ENGLISH

pytestmark = pytest.mark.asyncio(loop_scope="session")
# The host page of these tests has no icon.
NO_ICON = ("favicon",)


async def test_a_page_with_its_own_policy_carries_it_and_cannot_look_inside(
    server: ServerProcess, new_page: NewPage
) -> None:
    async with bank_site(server.port, is_proxied=False) as address:
        page = await new_page(allowed=NO_ICON)
        customer = Customer(page, ENGLISH)
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        await page.goto(address)
        await expect(page.locator("teller-widget .go")).to_be_visible(timeout=PATIENCE)
        assert [url for url in requests if str(server.port) in url] == [
            f"{server.address}/widget.js"
        ]
        await customer.open()
        await expect(customer.chat.get_by_role("heading", level=1)).to_have_text("A bank")
        await customer.say(ENGLISH.question)
        await customer.reads(ENGLISH.answer_part)
        assert await page.locator("teller-widget iframe").evaluate("f => f.contentDocument") is None
        assert await page.context.cookies() == []


async def test_it_works_under_a_path_of_the_bank_behind_a_proxy(
    server: ServerProcess, new_page: NewPage
) -> None:
    async with bank_site(server.port, is_proxied=True) as address:
        page = await new_page(allowed=NO_ICON)
        customer = Customer(page, ENGLISH)
        await page.goto(address)
        await customer.open()
        await customer.chat.get_by_role("textbox").fill(ENGLISH.beginning)
        await expect(customer.chat.locator(".known button").first).to_be_visible(timeout=PATIENCE)
        await customer.say(ENGLISH.question)
        await customer.reads(ENGLISH.answer_part)
        source = customer.log.get_by_role("link").first
        async with page.context.expect_page() as opening:
            await source.click()
        await expect((await opening.value).get_by_text(ENGLISH.answer_part).first).to_be_visible()


async def test_the_banks_scripts_open_it_and_hear_of_it_but_not_what_is_said(
    server: ServerProcess, new_page: NewPage
) -> None:
    page = await new_page()
    await page.add_init_script(
        "window.heard = []; window.Teller = [['open', 'A question of the page'],"
        " ...['open', 'close', 'unread', 'status'].map(name =>"
        " ['on', name, detail => heard.push([name, detail ?? null])])]"
    )
    customer = Customer(page, ENGLISH)
    await page.goto(f"{server.address}/?language=en")
    box = customer.chat.get_by_role("textbox").first
    await expect(box).to_have_value("A question of the page", timeout=PATIENCE)
    await customer.say(ENGLISH.question)
    await page.evaluate("Teller.close()")
    await expect(page.locator("teller-widget b")).to_have_text("1", timeout=PATIENCE)
    heard = await page.evaluate("JSON.stringify(heard)")
    assert '["close",null]' in heard
    assert '["unread",1]' in heard
    assert '["status","with_bot"]' in heard
    assert ENGLISH.question not in heard
    assert ENGLISH.answer_part not in heard


async def test_an_offer_of_help_is_made_once(server: ServerProcess, new_page: NewPage) -> None:
    page = await new_page()
    await page.goto(f"{server.address}/?language=en")
    offer = page.locator("teller-widget").get_by_text("May we help?")
    await page.wait_for_function("window.Teller")
    await page.evaluate("Teller.propose('May we help?')")
    await expect(offer).to_be_visible()
    await page.locator("teller-widget").get_by_role("button", name="Close").click()
    await expect(offer).to_be_hidden()
    await page.reload()
    await page.wait_for_function("window.Teller")
    await page.evaluate("Teller.propose('May we help?')")
    await expect(offer).to_be_hidden()
