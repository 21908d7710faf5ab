"""What the widget costs the bank's page, measured in Chromium on the sample page with and without it, in turns."""

import argparse
import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from playwright.async_api import Browser, Page, async_playwright

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.serving import ServerProcess

_DOCS: Final = Path(__file__).parents[2] / "docs" / "embedding.md"
_MARKS: Final = ("<!-- page weight -->\n", "<!-- end -->")
_ROUNDS: Final = 9
_SCRIPT: Final = """() => performance.getEntriesByType('resource')
  .filter(({name}) => name.endsWith('/widget.js')).reduce((sum, one) => sum + one.encodedBodySize, 0)"""
_SHIFTS: Final = """new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifts = (window.shifts || 0) + entry.value;
}).observe({type: 'layout-shift', buffered: true});"""


@dataclass(frozen=True, slots=True)
class Load:
    """One load of the page: bytes with their headers, milliseconds of the main thread, shift of the layout."""

    transfer: int
    script: int
    requests: int
    busy: float
    shift: float


async def load(browser: Browser, address: str, *, has_widget: bool) -> tuple[Load, Page]:
    """The page in a context of its own, until nothing happens any more."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    page = await context.new_page()
    if not has_widget:
        await page.route("**/widget.js", lambda route: route.abort())
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    # Time of the processor: what others on the machine take does not count.
    await session.send("Performance.enable", {"timeDomain": "threadTicks"})
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    await page.add_init_script(_SHIFTS)
    await page.goto(address, wait_until="networkidle")
    metrics = (await session.send("Performance.getMetrics"))["metrics"]
    busy = next(one["value"] for one in metrics if one["name"] == "TaskDuration") * 1000
    shift = await page.evaluate("window.shifts || 0")
    script = await page.evaluate(_SCRIPT)
    return Load(int(sum(sizes)), script, len(sizes), busy, shift), page


async def opening(page: Page) -> float:
    """Milliseconds from the press of the button until the widget stands there with its text box."""
    pressed = await page.evaluate(
        "() => { const at = performance.timeOrigin + performance.now();"
        " document.querySelector('teller-widget').shadowRoot.querySelector('.go').click(); return at; }"
    )
    await page.frame_locator("teller-widget iframe").get_by_role("textbox").first.wait_for()
    frame = page.frames[-1]
    drawn = await frame.evaluate(
        "() => new Promise(done => new PerformanceObserver(list => done(performance.timeOrigin"
        " + list.getEntries()[0].startTime)).observe({type: 'paint', buffered: true}))"
    )
    return float(drawn - pressed)


async def measured(address: str) -> str:
    """The table, in Markdown."""
    bare: list[Load] = []
    worn: list[Load] = []
    openings: list[float] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for _ in range(_ROUNDS):
            for has_widget, loads in ((False, bare), (True, worn)):
                one, page = await load(browser, address, has_widget=has_widget)
                loads.append(one)
                if has_widget:
                    openings.append(await opening(page))
                await page.context.close()
        await browser.close()
    return _table(bare, worn, openings)


def _table(bare: list[Load], worn: list[Load], openings: list[float]) -> str:
    transfer = [int(median(one.transfer for one in loads)) for loads in (bare, worn)]
    busy = [median(one.busy for one in loads) for loads in (bare, worn)]
    shift = [max(one.shift for one in loads) for loads in (bare, worn)]
    requests = [int(median(one.requests for one in loads)) for loads in (bare, worn)]
    rows = [
        "| medians of one run | without | with | added | aim |",
        "|---|---|---|---|---|",
        f"| bytes, packed | | | {worn[0].script} | 3072 |",
        f"| bytes with headers | {transfer[0]} | {transfer[1]} | {transfer[1] - transfer[0]} | |",
        f"| requests | {requests[0]} | {requests[1]} | {requests[1] - requests[0]} | 1 |",
        f"| main thread, ms of processor | {busy[0]:.0f} | {busy[1]:.0f} | {busy[1] - busy[0]:.0f} | 50 |",
        f"| layout shift, worst | {shift[0]:.3f} | {shift[1]:.3f} | {shift[1] - shift[0]:.3f} | 0 |",
        f"| opening to usable, ms | | {median(openings):.0f} (worst {max(openings):.0f}) | | 500 |",
    ]
    return (
        "\n".join(rows) + f"\n\n{_ROUNDS} loads each in turns, empty caches, Chromium, two cores.\n"
    )


def main() -> None:
    """`python -m tests.gallery.page_weight`; `--write` puts the table into docs/embedding.md."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--address", default="", help="a server that runs; otherwise one is started"
    )
    options = parser.parse_args()
    table = asyncio.run(_at(options.address))
    print(table)  # noqa: T201
    if options.write:
        before, _, rest = _DOCS.read_text("utf-8").partition(_MARKS[0])
        _, _, after = rest.partition(_MARKS[1])
        _DOCS.write_text(f"{before}{_MARKS[0]}{table}{_MARKS[1]}{after}", "utf-8")


async def _at(address: str) -> str:
    if address:
        return await measured(address)
    with tempfile.TemporaryDirectory() as data:
        server = ServerProcess(Path(data), model="hashing")
        await server.start()
        try:
            return await measured(f"{server.address}/?language=en")
        finally:
            server.stop()


if __name__ == "__main__":
    main()
