"""Opens conversations, lets their customers write, and counts what keeps an agent's page from answering."""

import argparse
import asyncio
import json
import os
import tempfile
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Final

import httpx2
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.people import PATIENCE, AgentAtDesk
from tests.browser.serving import ServerProcess
from tests.browser.words import ENGLISH

_SEED: Final = 7
_WORDS: Final = (
    "Is there any news about my transfer to Germany?",
    "I would rather not wait until tomorrow, if that can be helped.",
    "我的卡还没有收到，请帮我看一下。",
    "Thank you. And what does it cost when I do it at the branch?",
)
# Counts every long task of the page, and the time between the frames that it draws.
_WATCH: Final = """() => {
    window.watched = { tasks: [], frames: [] };
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.watched.tasks.push(entry.duration);
    }).observe({ type: "longtask" });
    let last = performance.now();
    const drawn = (now) => {
        window.watched.frames.push(now - last);
        last = now;
        requestAnimationFrame(drawn);
    };
    requestAnimationFrame(drawn);
}"""


@dataclass(frozen=True, slots=True)
class Load:
    """How many conversations, how many messages a second, for how many seconds."""

    conversations: int
    rate: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Customer:
    """What opens one conversation."""

    path: str
    headers: dict[str, str]


async def _open(http: httpx2.AsyncClient, number: int) -> Customer:
    """A customer who waits for a person."""
    started = (await http.post("/api/conversations", json={"language": "en"})).json()
    path = f"/api/conversations/{started['conversation_id']}"
    customer = Customer(path, {"Authorization": f"Bearer {started['token']}"})
    await _post(http, customer, "/person", {"client_id": "p"})
    await _say(http, customer, f"first-{number}", _WORDS[number % len(_WORDS)])
    return customer


async def _say(http: httpx2.AsyncClient, customer: Customer, client_id: str, text: str) -> None:
    await _post(http, customer, "/messages", {"client_id": client_id, "text": text})


async def _post(
    http: httpx2.AsyncClient, customer: Customer, path: str, body: dict[str, str]
) -> None:
    response = await http.post(customer.path + path, json=body, headers=customer.headers)
    assert response.status_code < 300, response.text


async def _open_all(http: httpx2.AsyncClient, count: int) -> list[Customer]:
    room = asyncio.Semaphore(8)

    async def open_one(number: int) -> Customer:
        async with room:
            return await _open(http, number)

    return await asyncio.gather(*(open_one(number) for number in range(count)))


async def _write(http: httpx2.AsyncClient, customers: list[Customer], load: Load) -> int:
    """Messages by the clock, whether or not the last ones were answered; returns how many were kept."""
    random = Random(_SEED)
    began = perf_counter()
    writing: set[asyncio.Task[None]] = set()
    total = load.rate * load.seconds
    for number, text in zip(range(total), cycle(_WORDS), strict=False):
        await asyncio.sleep(began + number / load.rate - perf_counter())
        said = _say(http, random.choice(customers), f"m-{number}", text)
        writing.add(asyncio.create_task(said))
    await asyncio.gather(*writing)
    return total


async def _work(page: Page, until: asyncio.Event) -> None:
    """An agent who scrolls, opens conversations, searches and writes meanwhile."""
    panel = page.locator("#queue-panel")
    for step in cycle(range(8)):
        if until.is_set():
            return
        await panel.evaluate(
            "(list, share) => { list.scrollTop = list.scrollHeight * share }", step / 8
        )
        await page.locator(".row-open").nth(step).click()
        await expect(page.get_by_role("log")).to_be_visible(timeout=PATIENCE)
        await page.locator("#queue-filter").fill("transfer" if step % 2 else "")
        await page.wait_for_timeout(400)


async def _measure(browser: Browser, server: ServerProcess, load: Load) -> dict[str, float]:
    server.add_agent("Mina")
    async with httpx2.AsyncClient(
        base_url=server.address,
        trust_env=False,
        timeout=60,
        limits=httpx2.Limits(max_connections=40),
    ) as http:
        customers = await _open_all(http, load.conversations)
        agent = AgentAtDesk(
            await browser.new_page(viewport={"width": 1280, "height": 800}), ENGLISH
        )
        await agent.sign_in(server.address, "Mina")
        count = agent.page.locator("#tab-waiting .tab-count")
        await expect(count).to_have_text(str(load.conversations), timeout=PATIENCE)
        await agent.claims("")
        await agent.page.get_by_role("tab", name=ENGLISH.waiting_tab).click()
        await agent.page.evaluate(_WATCH)
        is_over = asyncio.Event()
        working = asyncio.create_task(_work(agent.page, is_over))
        began = perf_counter()
        kept = await _write(http, customers, load)
        lasted = perf_counter() - began
        is_over.set()
        await working
        watched = await agent.page.evaluate("() => window.watched")
        rows = await agent.page.locator(".row").count()
    return _figures(watched, kept, lasted) | {"rows drawn": rows}


def _figures(watched: dict[str, list[float]], kept: int, lasted: float) -> dict[str, float]:
    tasks, frames = watched["tasks"], sorted(watched["frames"])
    return {
        "messages kept": kept,
        "seconds": round(lasted, 1),
        "long tasks over 100 ms": sum(task > 100 for task in tasks),
        "long tasks over 50 ms": len(tasks),
        "longest task, ms": round(max(tasks, default=0)),
        "frames drawn": len(frames),
        "median between frames, ms": round(frames[len(frames) // 2], 1),
        "99 % between frames below, ms": round(frames[len(frames) * 99 // 100], 1),
        # What else the machine does makes every task longer.
        "load average of the machine": round(os.getloadavg()[0], 1),
        "cores": os.cpu_count() or 1,
    }


async def _run(load: Load) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as data:
        server = ServerProcess(Path(data), model="hashing")
        await server.start()
        try:
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(
                    executable_path=CHROMIUM, args=list(QUIET)
                )
                return await _measure(browser, server, load)
        finally:
            server.stop()


def main() -> None:
    """`python -m tests.console_load`: prints the figures; fails when a task took longer than 100 ms."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--conversations", type=int, default=500)
    parser.add_argument("--rate", type=int, default=50, help="messages a second")
    parser.add_argument("--seconds", type=int, default=60)
    arguments = parser.parse_args()
    load = Load(arguments.conversations, arguments.rate, arguments.seconds)
    figures = asyncio.run(_run(load))
    print(json.dumps(figures, indent=2))  # noqa: T201
    raise SystemExit(figures["long tasks over 100 ms"] > 0)


if __name__ == "__main__":
    main()
