"""The main street: a customer asks, the bot answers or hands over, a person takes it from there."""

import asyncio

import pytest
from playwright.async_api import Locator, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.people import PATIENCE, AgentAtDesk, Customer, keep_screenshot
from tests.browser.serving import ServerProcess
from tests.browser.words import CHINESE, ENGLISH, Words

pytestmark = pytest.mark.asyncio(loop_scope="session")
IN_BOTH_LANGUAGES = pytest.mark.parametrize("words", [ENGLISH, CHINESE], ids=["en", "zh"])


@IN_BOTH_LANGUAGES
async def test_a_question_is_answered_with_its_source(
    server: ServerProcess, new_page: NewPage, words: Words
) -> None:
    customer = Customer(await new_page(), words)
    await customer.visit(server.address)
    await customer.say(words.question)
    await customer.reads(words.answer_part)
    source = customer.log.get_by_role("link").first
    async with customer.page.context.expect_page() as opening:
        await source.click()
    page = await opening.value
    await expect(page.get_by_text(words.answer_part).first).to_be_visible()
    await customer.press(words.helpful)
    await expect(
        customer.chat.get_by_role("button", name=words.helpful, exact=True)
    ).to_have_attribute("aria-pressed", "true")


@IN_BOTH_LANGUAGES
async def test_the_whole_story_is_played_by_a_customer_and_an_agent(
    server: ServerProcess, new_page: NewPage, words: Words
) -> None:
    server.add_agent(words.agent)
    customer = Customer(await new_page(PHONE), words)
    agent = AgentAtDesk(await new_page(DESKTOP), words)
    await agent.sign_in(server.address, words.agent)
    await customer.visit(server.address)
    await _asks_and_waits(customer)
    await _reads_and_claims(agent)
    await customer.sees(words.agent)
    await _talk(customer, agent)
    await _back_to_the_bot(customer, agent)
    await _back_to_the_queue_and_resolved(customer, agent)
    await customer.rates()
    await keep_screenshot(customer.page, f"rated-{words.language}")


async def _asks_and_waits(customer: Customer) -> None:
    words = customer.words
    await customer.say(words.question)
    await customer.reads(words.answer_part)
    await keep_screenshot(customer.page, f"answered-{words.language}")
    await customer.press(words.person)
    await customer.sees(words.next_in_line)
    await keep_screenshot(customer.page, f"waiting-{words.language}")


async def _reads_and_claims(agent: AgentAtDesk) -> None:
    words = agent.words
    await agent.claims(words.question)
    await agent.reads(words.answer_part)
    record = agent.page.get_by_text(words.how_decided).first
    await record.click()
    await agent.reads("transfer-abroad-fee")
    await record.click()


async def _talk(customer: Customer, agent: AgentAtDesk) -> None:
    words = customer.words
    await agent.says(words.hello)
    await customer.reads(words.hello)
    await keep_screenshot(agent.page, f"claimed-{words.language}")
    await keep_screenshot(customer.page, f"with-agent-{words.language}")
    await customer.say("<b>thank you</b> 谢谢")
    await agent.reads("<b>thank you</b> 谢谢")


async def _back_to_the_bot(customer: Customer, agent: AgentAtDesk) -> None:
    words = customer.words
    await agent.finishes(words.to_bot, words.confirm_bot)
    await customer.say(words.second_question)
    await customer.reads(words.second_part)


async def _back_to_the_queue_and_resolved(customer: Customer, agent: AgentAtDesk) -> None:
    words = customer.words
    await customer.press(words.person)
    await agent.claims(words.second_question)
    await agent.finishes(words.to_queue, words.confirm_queue)
    await customer.sees(words.next_in_line)
    await agent.claims(words.second_question)
    await agent.finishes(words.resolve, words.confirm_resolve)


async def test_a_customer_can_stop_waiting_and_is_answered_again(
    server: ServerProcess, new_page: NewPage
) -> None:
    customer = Customer(await new_page(), ENGLISH)
    await customer.visit(server.address)
    await customer.say("I would like to talk to a real person please")
    await expect(customer.chat.locator(".bar-queue")).to_be_visible(timeout=PATIENCE)
    await customer.press(ENGLISH.stop_waiting)
    await customer.say(ENGLISH.question)
    await customer.reads(ENGLISH.answer_part)


async def test_the_slower_of_two_agents_is_told_so(
    server: ServerProcess, new_page: NewPage
) -> None:
    server.add_agent("Ines")
    server.add_agent("Tomas")
    ines = AgentAtDesk(await new_page(), ENGLISH)
    tomas = AgentAtDesk(await new_page(), ENGLISH)
    await ines.sign_in(server.address, "Ines")
    await tomas.sign_in(server.address, "Tomas")
    customer = Customer(await new_page(), ENGLISH)
    await customer.visit(server.address)
    await customer.say("agent please")
    await customer.sees(ENGLISH.next_in_line)
    buttons = []
    for agent in (ines, tomas):
        row = agent.ticket("agent please")
        await expect(row).to_be_visible(timeout=PATIENCE)
        await row.get_by_role("button").first.click()
        claim = agent.page.get_by_role("button", name=ENGLISH.claim, exact=True).last
        await expect(claim).to_be_visible(timeout=PATIENCE)
        buttons.append(await claim.element_handle())

    await asyncio.gather(*(button.evaluate("button => button.click()") for button in buttons))

    for agent in (ines, tomas):
        outcome = agent.page.get_by_label(ENGLISH.reply, exact=True).or_(_told_slower(agent))
        await expect(outcome.first).to_be_visible(timeout=PATIENCE)
    holders = [await a.page.get_by_label(ENGLISH.reply, exact=True).count() for a in (ines, tomas)]
    told = [await _told_slower(agent).count() for agent in (ines, tomas)]
    assert sorted(holders) == [0, 1]
    assert told == holders[::-1]


def _told_slower(agent: AgentAtDesk) -> Locator:
    return agent.page.get_by_text("was faster and is looking after this customer")
