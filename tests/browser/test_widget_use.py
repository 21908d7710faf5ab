"""The widget by keyboard alone, in three tabs, through sleep, and what one takes away from it."""

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import GONE, NewPage
from tests.browser.people import PATIENCE, Customer
from tests.browser.serving import ServerProcess
from tests.browser.words import ENGLISH

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_story_is_played_by_keyboard_alone(
    server: ServerProcess, new_page: NewPage
) -> None:
    page = await new_page()
    customer = Customer(page, ENGLISH)
    chat, keys = customer.chat, page.keyboard
    await page.goto(f"{server.address}/?language=en")
    await page.locator("teller-widget .go").focus()
    await keys.press("Enter")
    box = chat.get_by_role("textbox").first
    await expect(box).to_be_focused(timeout=PATIENCE)
    await keys.type("new card")
    await expect(chat.locator(".known button").first).to_be_visible(timeout=PATIENCE)
    await expect(chat.get_by_role("status").filter(has_text="arrow up")).to_have_count(1)
    await keys.press("ArrowUp")
    await expect(chat.locator(".known li:last-child button")).to_be_focused()
    await keys.press("Escape")
    await expect(box).to_be_focused()
    await keys.press("ControlOrMeta+a")
    await keys.type(ENGLISH.question)
    await keys.press("Enter")
    await customer.reads(ENGLISH.answer_part)
    await expect(box).to_be_focused()
    await _judges_and_asks_for_a_person(customer)
    await keys.press("Escape")
    await expect(page.locator("teller-widget .go")).to_be_focused()


async def _judges_and_asks_for_a_person(customer: Customer) -> None:
    chat, keys = customer.chat, customer.page.keyboard
    await _goes_back_to(customer, ".thumb-down")
    await keys.press("Enter")
    await _goes_on_to(customer, ".why .choice")
    await keys.press("Enter")
    await expect(chat.locator(".thumb-down")).to_have_attribute("aria-pressed", "true")
    await _goes_on_to(customer, ".ask-person")
    await keys.press("Enter")
    await expect(chat.locator(".bar-queue").get_by_role("status")).to_be_visible(timeout=PATIENCE)
    await _goes_back_to(customer, ".bar-queue button")
    await keys.press("Enter")
    await expect(chat.locator(".ask-person")).to_be_visible(timeout=PATIENCE)


async def _goes_back_to(customer: Customer, place: str) -> None:
    await _moves_to(customer, place, "Shift+Tab")


async def _goes_on_to(customer: Customer, place: str) -> None:
    await _moves_to(customer, place, "Tab")


async def _moves_to(customer: Customer, place: str, key: str) -> None:
    wanted = customer.chat.locator(place).last
    for _ in range(25):
        if await wanted.evaluate("place => place === document.activeElement"):
            return
        await customer.page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {place}")


async def test_three_tabs_stay_in_step(server: ServerProcess, new_page: NewPage) -> None:
    first = Customer(await new_page(), ENGLISH)
    others = [await first.page.context.new_page() for _ in range(2)]
    tabs = [first, *(Customer(page, ENGLISH) for page in others)]
    for tab in tabs:
        await tab.visit(server.address)
    await tabs[2].say(ENGLISH.question)
    for tab in tabs:
        await tab.reads(ENGLISH.answer_part)
    await tabs[1].say(ENGLISH.second_question)
    for tab in tabs:
        await tab.reads(ENGLISH.second_part)
    await tabs[0].chat.locator(".menu button").first.click()
    await tabs[0].press("Start over")
    await tabs[0].chat.locator(".dialog .solid").click()
    for tab in tabs:
        await expect(tab.log.locator(".row")).to_have_count(0, timeout=PATIENCE)


async def test_a_closed_lid_loses_nothing(server: ServerProcess, new_page: NewPage) -> None:
    asleep = Customer(await new_page(allowed=GONE), ENGLISH)
    await asleep.visit(server.address)
    await asleep.say("hello")
    await expect(asleep.log.locator(".row-bot")).to_have_count(1, timeout=PATIENCE)
    awake = Customer(await asleep.page.context.new_page(), ENGLISH)
    lid = await asleep.page.context.new_cdp_session(asleep.page)
    await lid.send("Page.setWebLifecycleState", {"state": "frozen"})
    await awake.visit(server.address)
    await awake.say(ENGLISH.question)
    await awake.reads(ENGLISH.answer_part)
    await lid.send("Page.setWebLifecycleState", {"state": "active"})
    await asleep.reads(ENGLISH.answer_part)
    await expect(asleep.log.locator(".row-customer")).to_have_count(2)


async def test_the_conversation_can_be_taken_home_and_the_tone_stays_off(
    server: ServerProcess, new_page: NewPage
) -> None:
    customer = Customer(await new_page(), ENGLISH)
    await customer.visit(server.address)
    await customer.say(ENGLISH.question)
    await customer.reads(ENGLISH.answer_part)
    menu = customer.chat.locator(".menu button").first
    await menu.click()
    async with customer.page.expect_download() as saving:
        await customer.press("Save the conversation")
    text = _text_of(await (await saving.value).path())
    assert f"You: {ENGLISH.question}" in text
    assert ENGLISH.answer_part in text
    await menu.click()
    mail = await customer.chat.get_by_role("link", name="Mail the conversation").get_attribute(
        "href"
    )
    assert re.match(r"mailto:\?subject=Larkfield%20Bank.*&body=.*transfer%20abroad", mail or "")
    await customer.press("Turn sound off")
    await customer.page.reload()
    await customer.open()
    await menu.click()
    await expect(customer.chat.get_by_role("button", name="Turn sound on")).to_be_visible()


async def test_a_language_that_is_chosen_in_the_middle_is_spoken_by_everything_around_the_talk(
    server: ServerProcess, new_page: NewPage
) -> None:
    customer = Customer(await new_page(), ENGLISH)
    await customer.visit(server.address)
    await customer.press(ENGLISH.person)
    await customer.reads("You are in the queue for an adviser.")
    await customer.chat.locator(".menu button").first.click()
    await customer.press("繁體中文")
    await customer.reads("您正在排隊等候顧問。")
    await expect(customer.page.locator("teller-widget .go")).to_contain_text("關閉")
    await customer.press("不再等待")
    await customer.reads("您已退出排隊，我會繼續為您解答。")
    await customer.chat.locator(".menu button").first.click()
    await customer.press("結束對話")
    await customer.chat.locator(".dialog .solid").click()
    await customer.reads("您已結束本次對話。")


def _text_of(path: Path) -> str:
    return path.read_text("utf-8")


async def test_a_file_that_is_neither_picture_nor_pdf_is_refused_where_it_stands(
    server: ServerProcess, new_page: NewPage
) -> None:
    customer = Customer(await new_page(allowed=("415",)), ENGLISH)
    await customer.visit(server.address)
    await customer.press(ENGLISH.person)
    await expect(customer.chat.locator(".bar-queue")).to_be_visible(timeout=PATIENCE)
    await customer.chat.locator("input[type=file]").set_input_files(
        {"name": "photo.png", "mimeType": "image/png", "buffer": b"<script>alert(1)</script>"}
    )
    await customer.sees("Only pictures (PNG, JPEG, WebP) and PDF files can be sent.")
    await customer.press("Dismiss")
    await expect(customer.log.locator(".refusal")).to_have_count(0)
    await customer.press(ENGLISH.stop_waiting)
    await expect(customer.chat.locator(".ask-person")).to_be_visible(timeout=PATIENCE)
