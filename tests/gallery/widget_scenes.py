"""Every state of the customers' widget."""

from typing import Final

from playwright.async_api import Page, expect

from tests.browser.people import PATIENCE, Customer
from tests.gallery.scenes import Scene, Stage

# What a bank's page would write into the script's tag.
_DESK: Final = "document.querySelector('script[async]')?.setAttribute('data-desk', 'DESK')"


async def _closed(stage: Stage) -> Page:
    page = await stage.page()
    await page.goto(f"{stage.server.address}/?language={stage.words.language}")
    await expect(page.locator("teller-widget .go")).to_be_visible(timeout=PATIENCE)
    return page


async def _proposed(stage: Stage) -> Page:
    page = await _closed(stage)
    await page.evaluate("text => Teller.propose(text)", stage.words.offer)
    return page


async def _greeting(stage: Stage) -> Page:
    customer = await stage.customer()
    await expect(customer.chat.locator(".starters button").first).to_be_visible(timeout=PATIENCE)
    return customer.page


async def _known(stage: Stage) -> Page:
    customer = await stage.customer()
    await customer.chat.get_by_role("textbox").first.fill(stage.words.beginning)
    await expect(customer.chat.locator(".known button").first).to_be_visible(timeout=PATIENCE)
    return customer.page


async def _answered(stage: Stage) -> Customer:
    customer = await stage.customer()
    await customer.say(stage.words.question)
    await customer.reads(stage.words.answer_part)
    return customer


async def _answer(stage: Stage) -> Page:
    return (await _answered(stage)).page


async def _down(stage: Stage) -> Page:
    customer = await _answered(stage)
    await customer.chat.locator(".thumb-down").last.click()
    await expect(customer.chat.locator(".why")).to_be_visible()
    return customer.page


async def _clarification(stage: Stage) -> Page:
    customer = await stage.customer()
    await customer.say(stage.words.unclear)
    await expect(customer.chat.locator(".ways .choice").first).to_be_visible(timeout=PATIENCE)
    return customer.page


async def _waited(stage: Stage) -> Customer:
    customer = await _answered(stage)
    await customer.press(stage.words.person)
    await expect(customer.chat.locator(".bar-queue")).to_be_visible(timeout=PATIENCE)
    return customer


async def _waiting(stage: Stage) -> Page:
    return (await _waited(stage)).page


async def _attended(stage: Stage) -> Customer:
    customer = await _waited(stage)
    agent = await stage.agent()
    await agent.claims(stage.words.question)
    await agent.says(stage.words.hello)
    await customer.reads(stage.words.hello)
    return customer


async def _with_agent(stage: Stage) -> Page:
    customer = await _attended(stage)
    picture = {"name": "statement.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 "}
    await customer.chat.locator("input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
    await expect(customer.chat.locator(".file button")).to_be_visible(timeout=PATIENCE)
    return customer.page


async def _writing(stage: Stage) -> Page:
    customer = await _waited(stage)
    agent = await stage.agent()
    await agent.claims(stage.words.question)
    # What is written is told every two seconds and forgotten after six.
    await agent.page.get_by_label(stage.words.reply, exact=True).fill(stage.words.hello)
    await expect(customer.chat.locator(".thinking")).to_be_visible(timeout=PATIENCE)
    return customer.page


async def _at_closed_desk(stage: Stage) -> Customer:
    desk = await stage.closed_desk()
    customer = Customer(await stage.page(), stage.words)
    dressed = f"document.addEventListener('DOMContentLoaded', () => {_DESK.replace('DESK', desk)})"
    await customer.page.add_init_script(dressed)
    await customer.visit(stage.server.address)
    await customer.press(stage.words.person)
    await expect(customer.chat.locator(".bar-queue")).to_be_visible(timeout=PATIENCE)
    return customer


async def _desk_closed(stage: Stage) -> Page:
    return (await _at_closed_desk(stage)).page


async def _message_form(stage: Stage) -> Page:
    customer = await _at_closed_desk(stage)
    await customer.chat.locator(".bar-queue button").click()
    await expect(customer.chat.locator(".leave")).to_be_visible()
    return customer.page


async def _message_left(stage: Stage) -> Page:
    page = await _message_form(stage)
    chat = page.frame_locator("teller-widget iframe")
    await chat.locator(".leave textarea").fill(stage.words.question)
    await chat.locator(".leave [name=contact]").fill("ada@larkfield.example")
    await chat.locator(".leave [type=checkbox]").check()
    await chat.locator(".leave .solid").click()
    await expect(chat.locator(".leave")).to_be_hidden()
    await expect(chat.get_by_role("log").get_by_text(stage.words.question)).to_be_visible()
    return page


async def _menu(stage: Stage) -> Page:
    customer = await _answered(stage)
    await customer.chat.locator(".menu button").first.click()
    return customer.page


async def _dialog(stage: Stage) -> Page:
    page = await _menu(stage)
    await page.frame_locator("teller-widget iframe").locator(".menu-list button").last.click()
    return page


async def _ended(stage: Stage) -> Page:
    page = await _dialog(stage)
    chat = page.frame_locator("teller-widget iframe")
    await chat.locator(".dialog .solid").click()
    await chat.locator(".star").nth(3).click()
    return page


async def _offline(stage: Stage) -> Page:
    customer = await _answered(stage)
    await customer.page.context.set_offline(True)
    await customer.say(stage.words.second_question)
    await expect(customer.chat.locator(".bar-offline")).to_be_visible(timeout=PATIENCE)
    return customer.page


async def _refused(stage: Stage) -> Page:
    customer = await stage.customer()
    await customer.say("😀😀😀")
    await expect(customer.chat.locator(".refusal")).to_be_visible(timeout=PATIENCE)
    return customer.page


async def _too_long(stage: Stage) -> Page:
    customer = await stage.customer()
    await customer.chat.get_by_role("textbox").first.fill("a" * 4_100)
    return customer.page


async def _traditional(stage: Stage) -> Page:
    page = await _menu(stage)
    chat = page.frame_locator("teller-widget iframe")
    await chat.get_by_role("button", name="繁體中文").click()
    await expect(chat.get_by_role("textbox").first).to_have_attribute(
        "placeholder", "請輸入您的問題"
    )
    return page


async def _configurator(stage: Stage) -> Page:
    page = await stage.page()
    await page.goto(f"{stage.server.address}/configurator/")
    await page.locator("[type=color]").first.fill("#7a1f3d")
    await expect(page.locator("pre")).to_contain_text("#7a1f3d")
    await expect(page.locator("teller-widget .go")).to_be_visible(timeout=PATIENCE)
    return page


SCENES: Final = [
    Scene("widget", name, play)
    for name, play in {
        "closed": _closed,
        "offer of help": _proposed,
        "greeting": _greeting,
        "known questions": _known,
        "answer": _answer,
        "thumbs down": _down,
        "clarification": _clarification,
        "waiting": _waiting,
        "with an agent": _with_agent,
        "agent writing": _writing,
        "desk closed": _desk_closed,
        "leave a message": _message_form,
        "message left": _message_left,
        "menu": _menu,
        "asked once more": _dialog,
        "ended": _ended,
        "offline": _offline,
        "refused": _refused,
        "too long": _too_long,
        "traditional Chinese": _traditional,
        "configurator": _configurator,
    }.items()
]
