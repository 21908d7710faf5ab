"""What cannot be answered is said clearly, and what was written is not lost."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import NewPage
from tests.browser.people import PATIENCE, AgentAtDesk, Customer
from tests.browser.serving import ServerProcess
from tests.browser.words import ENGLISH

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_symbols_alone_are_refused_beside_what_was_written(
    server: ServerProcess, new_page: NewPage
) -> None:
    customer = Customer(await new_page(), ENGLISH)
    await customer.visit(server.address)
    await customer.say("😀😀😀")
    await customer.sees("put your question into words")
    await customer.sees("😀😀😀")
    await customer.say(ENGLISH.question)
    await customer.reads(ENGLISH.answer_part)


async def test_too_long_a_message_cannot_be_sent_and_stays_in_the_box(
    server: ServerProcess, new_page: NewPage
) -> None:
    customer = Customer(await new_page(), ENGLISH)
    await customer.visit(server.address)
    await customer.say("a" * 10_000)
    await customer.sees("6000 characters too many")
    box = customer.chat.get_by_role("textbox").first
    assert len(await box.input_value()) == 10_000


async def test_a_conversation_that_no_longer_exists_is_said_and_a_new_one_offered(
    server: ServerProcess, new_page: NewPage
) -> None:
    customer = Customer(await new_page(), ENGLISH)
    await customer.visit(server.address)
    await customer.say(ENGLISH.question)
    await customer.reads(ENGLISH.answer_part)
    frame = customer.page.frames[-1]
    await frame.evaluate(
        """() => { for (const key of Object.keys(localStorage)) {
        const kept = localStorage.getItem(key);
        localStorage.setItem(key, kept.replace(/"token":"[^"]*"/, '"token":"forged"')); } }"""
    )
    await customer.page.reload()
    await customer.open()
    await customer.sees("This conversation is no longer available")
    await customer.press("Start a new conversation")
    await customer.say(ENGLISH.question)
    await customer.reads(ENGLISH.answer_part)


async def test_a_wrong_password_is_said(server: ServerProcess, new_page: NewPage) -> None:
    agent = AgentAtDesk(await new_page(allowed=("401",)), ENGLISH)
    await agent.sign_in(server.address, "Nobody", "not the password")
    message = agent.page.get_by_text("The name or the password is wrong.")
    await expect(message).to_be_visible(timeout=PATIENCE)
