"""Nothing is lost and nothing is doubled, whatever goes away in between."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.conftest import GONE, NewPage
from tests.browser.people import PATIENCE, AgentAtDesk, Customer
from tests.browser.serving import ServerProcess
from tests.browser.words import ENGLISH
from tests.running import copied

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def own_server(tmp_path: Path, little_bank: Path) -> AsyncIterator[ServerProcess]:
    """A server of one's own, quick to start again."""
    running = ServerProcess(copied(little_bank, tmp_path), model="hashing")
    await running.start()
    yield running
    running.kill()


async def _said(customer: Customer, text: str) -> int:
    bubbles = customer.log.locator(".row-customer, .row-agent")
    return await bubbles.filter(has_text=text).count()


async def test_a_killed_server_loses_and_doubles_nothing(
    own_server: ServerProcess, new_page: NewPage
) -> None:
    own_server.add_agent("Mina")
    customer = Customer(await new_page(allowed=GONE), ENGLISH)
    agent = AgentAtDesk(await new_page(allowed=GONE), ENGLISH)
    await customer.visit(own_server.address)
    await agent.sign_in(own_server.address, "Mina")
    await customer.say("May I talk to an agent?")
    await agent.claims("May I talk to an agent?")
    await agent.says("first words of the agent")
    await customer.reads("first words of the agent")

    own_server.kill()
    await customer.say("written while the server was dead")
    await agent.says("replied while the server was dead")
    await own_server.start()

    await agent.reads("written while the server was dead")
    await customer.reads("replied while the server was dead")
    await customer.say("and after it came back")
    await agent.reads("and after it came back")
    for text in (
        "May I talk to an agent?",
        "first words of the agent",
        "written while the server was dead",
        "replied while the server was dead",
        "and after it came back",
    ):
        assert await _said(customer, text) == 1


async def test_a_question_whose_server_died_is_answered_by_the_next(
    own_server: ServerProcess, new_page: NewPage
) -> None:
    customer = Customer(await new_page(allowed=GONE), ENGLISH)
    await customer.visit(own_server.address)
    await customer.say("hello")
    await expect(customer.log.locator(".row-bot")).to_have_count(1, timeout=PATIENCE)
    own_server.kill()
    await customer.say("When do you open?")
    await own_server.start()
    await expect(customer.log.locator(".row-bot")).to_have_count(2, timeout=PATIENCE)
    assert await _said(customer, "When do you open?") == 1


async def test_a_reload_brings_the_conversation_back(
    server: ServerProcess, new_page: NewPage
) -> None:
    customer = Customer(await new_page(), ENGLISH)
    await customer.visit(server.address)
    await customer.say(ENGLISH.question)
    await customer.reads(ENGLISH.answer_part)
    await customer.page.reload()
    await customer.open()
    await customer.reads(ENGLISH.answer_part)
    assert await _said(customer, ENGLISH.question) == 1


async def test_two_tabs_show_the_same_conversation(
    server: ServerProcess, new_page: NewPage
) -> None:
    first = Customer(await new_page(), ENGLISH)
    await first.visit(server.address)
    await first.say(ENGLISH.question)
    await first.reads(ENGLISH.answer_part)
    second = Customer(await first.page.context.new_page(), ENGLISH)
    await second.visit(server.address)
    await second.reads(ENGLISH.answer_part)
    await second.say(ENGLISH.second_question)
    await first.reads(ENGLISH.second_part)


async def test_words_written_without_a_network_are_sent_when_it_is_back(
    server: ServerProcess, new_page: NewPage
) -> None:
    customer = Customer(await new_page(allowed=GONE), ENGLISH)
    await customer.visit(server.address)
    await customer.say(ENGLISH.question)
    await customer.reads(ENGLISH.answer_part)
    await customer.page.context.set_offline(True)
    await customer.say(ENGLISH.second_question)
    await customer.sees("What you write is kept")
    await customer.page.context.set_offline(False)
    await customer.reads(ENGLISH.second_part)
    assert await _said(customer, ENGLISH.second_question) == 1
