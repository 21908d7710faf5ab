"""A short run; `make chaos` plays longer ones, on PostgreSQL and Redis with three workers too."""

import asyncio

import pytest

from tests.chaos.plan import Plan
from tests.chaos.report import report
from tests.chaos.result import Result
from tests.chaos.run import play

PLAN = Plan(seed=7, seconds=12, storm=12, customers=8, agents=3)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Played once."""
    folder = tmp_path_factory.mktemp("chaos")
    return asyncio.run(play(PLAN, folder, lambda what: None))


@pytest.mark.timeout(300)
def test_no_promise_is_broken_by_kills_and_cuts(result: Result) -> None:
    assert not result.violations, report(result)


def test_there_was_something_to_break(result: Result) -> None:
    assert result.counted.all_kills >= 1, report(result)
    assert result.cuts >= 1
    assert result.accepted >= 20
    assert result.checked["claims"] >= 1
