"""Every state of the agents' console."""

from collections.abc import Awaitable, Callable
from typing import Final

import httpx2
from playwright.async_api import Page, expect

from tests.browser.console.customers import Bank
from tests.browser.people import PATIENCE, AgentAtDesk
from tests.gallery.scenes import Play, Scene, Stage

_ASKED: Final = {
    "en": ("What does a transfer abroad cost?", "My transfer to Germany has not arrived"),
    "zh": ("往国外汇款要收多少手续费？", "我汇到德国的钱还没有到账"),
}
_OTHERS: Final = {
    "en": ("I have lost my credit card", "I want to complain about the branch in Mill Street"),
    "zh": ("我的信用卡丢了", "我要投诉磨坊街网点"),
}
_REPLIES: Final = {
    "en": ("hello", "{greeting} {customer}, this is {agent}. I have read everything."),
    "zh": ("你好", "{greeting}，{customer}，我是{agent}，已看完全部内容。"),
}
_NOTE: Final = {
    "en": "The clearing in Frankfurt is late today.",
    "zh": "法兰克福今天的清算有延误。",
}
Act = Callable[[AgentAtDesk], Awaitable[None]]


async def _sign_in(stage: Stage) -> Page:
    page = await stage.page()
    await page.goto(f"{stage.server.address}/console/")
    await expect(page.get_by_role("textbox").first).to_be_visible(timeout=PATIENCE)
    return page


async def _busy(stage: Stage) -> tuple[AgentAtDesk, str]:
    """An agent of a desk at which some wait, and the conversation that is of interest."""
    language = stage.words.language
    async with httpx2.AsyncClient(
        base_url=stage.server.address, trust_env=False, timeout=60
    ) as http:
        bank = Bank(stage.server, http)
        for text in _OTHERS[language]:
            await bank.waiting(text, language)
        first, second = _ASKED[language]
        customer = await bank.asking(first, language)
        await customer.say(second)
        await customer.call("/person")
    agent = await stage.agent()
    await expect(agent.page.locator(".row").first).to_be_visible(timeout=PATIENCE)
    return agent, customer.conversation_id


async def _queue(stage: Stage) -> Page:
    agent, _ = await _busy(stage)
    return agent.page


async def _reading(stage: Stage) -> Page:
    agent, conversation_id = await _busy(stage)
    await agent.page.evaluate("id => { location.hash = `#/conversations/${id}` }", conversation_id)
    await expect(agent.page.locator(".standing")).to_be_visible(timeout=PATIENCE)
    await expect(agent.page.locator(".suggestions")).to_be_visible(timeout=PATIENCE)
    return agent.page


def _held(act: Act) -> Play:
    """A scene in a conversation of one's own, with a reply and a note in it."""

    async def play(stage: Stage) -> Page:
        language = stage.words.language
        page = await _reading(stage)
        await page.locator(".standing .button").click()
        box = page.locator("#composer")
        await expect(box).to_be_visible(timeout=PATIENCE)
        agent = AgentAtDesk(page, stage.words)
        await page.locator("[data-key=note]").click()
        await box.fill(_NOTE[language])
        await box.press("Enter")
        await expect(page.locator(".note")).to_be_visible(timeout=PATIENCE)
        await page.locator(".kind-tab").first.click()
        await agent.says(stage.words.hello)
        await agent.reads(stage.words.hello)
        await act(agent)
        return page

    return play


async def _nothing(agent: AgentAtDesk) -> None:
    await agent.page.locator(".tag-input").fill("transfer")
    await agent.page.locator(".tag-input").press("Enter")
    await expect(agent.page.locator(".tags .tag")).to_be_visible(timeout=PATIENCE)


async def _canned(agent: AgentAtDesk) -> None:
    shortcut, text = _REPLIES[agent.words.language]
    await _write_reply(agent.page, shortcut, text)
    await agent.page.go_back()
    await agent.page.locator("#composer").fill("/")
    await expect(agent.page.locator(".menu-item").first).to_be_visible(timeout=PATIENCE)


async def _write_reply(page: Page, shortcut: str, text: str) -> None:
    await page.evaluate("location.hash = '#/library'")
    await page.locator(".page-part-head .button").click()
    await page.locator("dialog input").fill(shortcut)
    await page.locator("dialog textarea").fill(text)
    await page.locator("dialog [type=submit]").click()
    await expect(page.locator(".card").first).to_be_visible(timeout=PATIENCE)


async def _library(agent: AgentAtDesk) -> None:
    await agent.page.locator(".message-foot .quiet-button").first.click()
    await expect(agent.page.locator(".is-done").first).to_be_visible(timeout=PATIENCE)
    await _write_reply(agent.page, *_REPLIES[agent.words.language])


def _pressing(key: str) -> Act:
    async def press(agent: AgentAtDesk) -> None:
        await agent.page.locator(f"[data-key={key}]").click()
        await agent.page.wait_for_timeout(700)

    return press


async def _sheet(agent: AgentAtDesk) -> None:
    await agent.page.locator("#composer").press("Escape")
    await agent.page.keyboard.press("?")


async def _asleep(agent: AgentAtDesk) -> None:
    await agent.page.locator("[data-key=snooze]").click()
    await agent.page.locator("dialog .choice-row").first.click()
    await expect(agent.page.locator(".snooze-bar")).to_be_visible(timeout=PATIENCE)


async def _lost(agent: AgentAtDesk) -> None:
    await agent.page.context.set_offline(True)
    await expect(agent.page.locator(".banner")).to_be_visible(timeout=PATIENCE)
    await agent.says(agent.words.hello)


async def _resolved(agent: AgentAtDesk) -> None:
    await agent.page.locator("[data-key=resolve]").click()
    await agent.page.locator("dialog .is-grave:not([aria-disabled=true])").click()
    await expect(agent.page.locator(".standing")).to_be_visible(timeout=PATIENCE)
    await agent.page.locator("#tab-finished").click()
    await expect(agent.page.locator(".row").first).to_be_visible(timeout=PATIENCE)


async def _team(stage: Stage) -> Page:
    agent, _ = await _busy(stage)
    name = await agent.page.locator(".header-name").inner_text()
    stage.server.make_supervisor(name)
    await agent.page.reload()
    await agent.page.evaluate("location.hash = '#/team'")
    await expect(agent.page.locator(".desk-form").first).to_be_visible(timeout=PATIENCE)
    await expect(agent.page.locator(".table-words").first).to_be_visible(timeout=PATIENCE)
    return agent.page


SCENES: Final = [
    Scene("console", "sign in", _sign_in),
    Scene("console", "inbox", _queue),
    Scene("console", "reading before claiming", _reading),
    Scene("console", "a conversation of one's own", _held(_nothing)),
    Scene("console", "canned replies", _held(_canned)),
    Scene("console", "transfer", _held(_pressing("transfer"))),
    Scene("console", "snooze", _held(_pressing("snooze"))),
    Scene("console", "snoozed", _held(_asleep)),
    Scene("console", "resolve", _held(_pressing("resolve"))),
    Scene("console", "resolved", _held(_resolved)),
    Scene("console", "keys", _held(_sheet)),
    Scene("console", "no connection", _held(_lost)),
    Scene("console", "library", _held(_library)),
    Scene("console", "team, as a supervisor", _team),
]
