"""Every closing code of the protocol means to the client what the protocol's page says."""

import re
from random import Random

import pytest

from bot.client.closing import BackOff, Next, Pace, next_after
from tests.architecture.tree import ROOT

ROWS = re.findall(
    r"^\| ((?:\d{4}(?:, )?)+) \|[^|]*\| (.*?) \|$",
    (ROOT / "docs/protocol.md").read_text("utf-8"),
    flags=re.MULTILINE,
)
CODES = [(int(code), advice) for codes, advice in ROWS for code in codes.split(", ")]


def test_the_page_lists_closing_codes() -> None:
    assert {1000, 1006, 1012, 4400, 4429} <= {code for code, _ in CODES}


@pytest.mark.parametrize(("code", "advice"), CODES)
def test_a_client_does_what_the_page_says(code: int, advice: str) -> None:
    if advice.startswith("stop"):
        assert next_after(code) is Next.STOP
    elif "a minute" in advice:
        assert next_after(code) is Next.COME_BACK_LATER
    else:
        assert advice.startswith("come back")
        assert next_after(code) is Next.COME_BACK


def test_pauses_double_up_to_the_longest_and_are_never_all_the_same() -> None:
    back_off = BackOff(Pace(first_pause=0.5, longest_pause=15), Random(1))
    pauses = [back_off.pause(Next.COME_BACK) for _ in range(10)]
    bounds = [min(15, 0.5 * 2**n) for n in range(10)]
    assert all(most / 2 <= pause <= most for pause, most in zip(pauses, bounds, strict=True))
    assert len(set(pauses)) == len(pauses)
    back_off.got_on()
    assert back_off.pause(Next.COME_BACK) <= 0.5


def test_too_much_means_a_minute_at_least() -> None:
    assert BackOff(Pace(), Random(1)).pause(Next.COME_BACK_LATER) >= 60


def test_who_is_told_when_to_come_back_comes_then_and_once() -> None:
    back_off = BackOff(Pace(first_pause=0.5), Random(1))
    back_off.told(3.25)
    assert back_off.pause(Next.COME_BACK) == 3.25
    assert back_off.pause(Next.COME_BACK) <= 0.5
