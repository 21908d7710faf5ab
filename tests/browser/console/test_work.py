"""An agent's day: with the keyboard alone, through reloads and losses, beside colleagues."""

import pytest
from playwright.async_api import Locator, Page, expect

from bot.domain.agent import Role
from tests.browser.conftest import NewPage
from tests.browser.console.customers import Bank
from tests.browser.people import PATIENCE
from tests.browser.serving import PASSWORD
from tests.browser.words import ENGLISH

pytestmark = pytest.mark.asyncio(loop_scope="session")
_GONE = ("ERR_CONNECTION", "ERR_INTERNET_DISCONNECTED", "WebSocket")


async def _type(page: Page, text: str, *keys: str) -> None:
    await page.keyboard.type(text)
    for key in keys:
        await page.keyboard.press(key)


async def _signs_in_by_keyboard(page: Page, address: str, name: str) -> None:
    await page.goto(f"{address}/console/")
    await expect(page.get_by_label("Name", exact=True)).to_be_visible(timeout=PATIENCE)
    while await page.evaluate("document.activeElement?.name") != "name":
        await page.keyboard.press("Tab")
    await _type(page, name, "Tab")
    await _type(page, PASSWORD, "Enter")


async def _tabs_to(page: Page, place: Locator) -> None:
    while not await place.evaluate("place => place === document.activeElement"):
        await page.keyboard.press("Tab")


async def test_the_whole_story_is_played_by_keyboard_alone(bank: Bank, new_page: NewPage) -> None:
    customer = await bank.waiting("What does a transfer cost? By keyboard")
    bank.server.add_agent("Keys")
    page = await new_page()
    await _signs_in_by_keyboard(page, bank.server.address, "Keys")
    row = page.locator(".row-open").filter(has_text="By keyboard")
    await expect(row).to_be_visible(timeout=PATIENCE)
    await page.keyboard.press("f")
    await _type(page, "By keyboard")
    await expect(page.locator(".row")).to_have_count(1)
    await _tabs_to(page, row)
    await page.keyboard.press("c")
    box = page.locator("#composer")
    await expect(box).to_be_focused(timeout=PATIENCE)
    await expect(page.locator(".suggestion").first).to_be_visible(timeout=PATIENCE)
    await page.keyboard.press("Alt+1")
    await expect(box).to_have_value("A transfer costs $12 and takes two days.")
    await page.keyboard.press("Enter")
    await customer.comes("A transfer costs $12 and takes two days.")
    await page.keyboard.press("Escape")
    await page.keyboard.press("e")
    confirm = page.locator("dialog .is-grave:not([aria-disabled=true])")
    await expect(confirm).to_be_visible(timeout=PATIENCE)
    await _tabs_to(page, confirm)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("This conversation is closed.")).to_be_visible(timeout=PATIENCE)


async def test_what_was_opened_and_read_is_claimed_by_the_same_key_as_in_the_list(
    bank: Bank, new_page: NewPage
) -> None:
    await bank.waiting("Open me, then claim me")
    agent = await bank.agent(await new_page(), ENGLISH, "Reader")
    row = agent.page.locator(".row-open").filter(has_text="Open me, then claim me")
    await expect(row).to_be_visible(timeout=PATIENCE)
    await row.focus()
    await agent.page.keyboard.press("Enter")
    await expect(agent.page.locator("#conversation-head")).to_be_focused(timeout=PATIENCE)
    await agent.reads("Open me, then claim me")
    await agent.page.keyboard.press("c")
    await expect(agent.page.locator("#composer")).to_be_focused(timeout=PATIENCE)


async def test_drafts_of_replies_and_notes_survive_a_reload(bank: Bank, new_page: NewPage) -> None:
    await bank.waiting("Reload me please")
    agent = await bank.agent(await new_page(), ENGLISH, "Reloader")
    await agent.claims("Reload me please")
    box = agent.page.locator("#composer")
    await box.fill("half a rep")
    await agent.page.locator("[data-key=note]").click()
    await box.fill("half a no")
    await agent.page.reload()
    await expect(box).to_have_value("half a rep", timeout=PATIENCE)
    await agent.page.locator("[data-key=note]").click()
    await expect(box).to_have_value("half a no")


async def test_an_agent_whose_browser_was_killed_goes_on_in_another(
    bank: Bank, new_page: NewPage
) -> None:
    customer = await bank.waiting("Do not lose me")
    first = await bank.agent(await new_page(), ENGLISH, "Unlucky")
    await first.claims("Do not lose me")
    await first.page.context.close()
    await customer.say("Are you still there?")
    second = await bank.again(await new_page(), ENGLISH, "Unlucky")
    await second.page.locator("#tab-mine").click()
    row = second.ticket("Are you still there?")
    await expect(row).to_be_visible(timeout=PATIENCE)
    await row.get_by_role("button").first.click()
    await second.says("I am here again.")
    await customer.comes("I am here again.")


async def test_a_supervisor_gives_the_customer_of_a_killed_browser_to_a_colleague(
    bank: Bank, new_page: NewPage
) -> None:
    customer = await bank.waiting("My agent has vanished")
    gone = await bank.agent(await new_page(), ENGLISH, "Vanished")
    await gone.claims("My agent has vanished")
    await gone.page.context.close()
    colleague = await bank.agent(await new_page(), ENGLISH, "Colleague")
    bank.server.add_agent("Boss", Role.SUPERVISOR)
    boss = await bank.again(await new_page(), ENGLISH, "Boss")
    await boss.page.evaluate("location.hash = '#/team'")
    row = boss.page.locator("tr").filter(has_text="My agent has vanished")
    choice = row.get_by_role("combobox")
    chosen = choice.locator("option").filter(has_text="Colleague")
    await expect(chosen).to_have_count(1, timeout=PATIENCE)
    await choice.select_option(value=await chosen.get_attribute("value"))
    await colleague.page.locator("#tab-mine").click()
    held = colleague.ticket("My agent has vanished")
    await expect(held).to_be_visible(timeout=PATIENCE)
    await held.get_by_role("button").first.click()
    await colleague.says("I am looking after you now.")
    await customer.comes("I am looking after you now.")


async def test_a_colleague_is_called_by_a_note_and_the_customer_is_not_told(
    bank: Bank, new_page: NewPage
) -> None:
    customer = await bank.waiting("A question for two")
    mina = await bank.agent(await new_page(), ENGLISH, "Caller")
    omar = await bank.agent(await new_page(), ENGLISH, "Called")
    await mina.claims("A question for two")
    await mina.page.locator("[data-key=note]").click()
    await mina.page.locator("#composer").fill("@Called, do you know this?")
    await mina.page.keyboard.press("Enter")
    called = omar.page.locator(".mention")
    await expect(called).to_contain_text("Caller", timeout=PATIENCE)
    await called.click()
    await expect(omar.page.locator(".note")).to_contain_text("do you know this?", timeout=PATIENCE)
    await expect(omar.page.locator(".mention")).to_have_count(0, timeout=PATIENCE)
    await mina.page.locator(".kind-tab").first.click()
    await mina.says("One moment please.")
    await customer.comes("One moment please.")
    assert not [text for text in await customer.reads() if "do you know" in text]


async def test_who_is_given_a_conversation_is_told_wherever_they_are_in_the_list(
    bank: Bank, new_page: NewPage
) -> None:
    await bank.waiting("Please pass me on")
    giver = await bank.agent(await new_page(), ENGLISH, "Giver")
    taker = await bank.agent(await new_page(), ENGLISH, "Taker")
    await giver.claims("Please pass me on")
    passed = taker.page.locator(".mention")
    await expect(giver.page.locator(".mention")).to_have_count(0)
    await giver.page.locator("[data-key=transfer]").click()
    await giver.page.locator("dialog .choice-row").filter(has_text="Taker").click()
    await giver.page.locator("dialog .is-primary").click()
    await expect(passed).to_contain_text("Passed to you: Please pass me on", timeout=PATIENCE)
    await passed.click()
    await expect(taker.page.get_by_label(ENGLISH.reply, exact=True)).to_be_visible(timeout=PATIENCE)
    await expect(passed).to_have_count(0)


async def test_a_snoozed_conversation_comes_back_with_the_customers_words(
    bank: Bank, new_page: NewPage
) -> None:
    customer = await bank.waiting("I need to fetch a paper")
    agent = await bank.agent(await new_page(), ENGLISH, "Sleeper")
    await agent.claims("I need to fetch a paper")
    await agent.page.locator("[data-key=snooze]").click()
    await agent.page.locator("dialog .choice-row").first.click()
    asleep = agent.page.locator(".row-asleep")
    await expect(asleep).to_be_visible(timeout=PATIENCE)
    await expect(agent.page.locator(".snooze-bar")).to_be_visible(timeout=PATIENCE)
    await customer.say("Here it is")
    await expect(asleep).to_have_count(0, timeout=PATIENCE)
    await expect(agent.page.locator(".snooze-bar")).to_have_count(0, timeout=PATIENCE)


async def test_a_reply_without_a_network_is_delivered_once_and_a_note_is_kept_in_its_box(
    bank: Bank, new_page: NewPage
) -> None:
    customer = await bank.waiting("The line is bad")
    agent = await bank.agent(await new_page(allowed=_GONE), ENGLISH, "Offline")
    await agent.claims("The line is bad")
    await agent.page.context.set_offline(True)
    await expect(agent.page.locator(".banner")).to_be_visible(timeout=PATIENCE)
    await agent.says("Said into the void")
    await agent.page.locator("[data-key=note]").click()
    box = agent.page.locator("#composer")
    await box.fill("noted into the void")
    await box.press("Enter")
    await expect(agent.page.locator(".notice")).to_be_visible(timeout=PATIENCE)
    await expect(box).to_have_value("noted into the void")
    await agent.page.context.set_offline(False)
    await customer.comes("Said into the void")
    assert (await customer.reads()).count("Said into the void") == 1
    await box.press("Enter")
    await expect(agent.page.locator(".note")).to_be_visible(timeout=PATIENCE)
