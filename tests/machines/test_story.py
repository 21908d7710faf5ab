"""The story over the bare rules, and over SQLite."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from bot.backends.sql.conversation_store import SqlConversationStore
from bot.backends.sql.database import Database
from bot.backends.sql.migrations import migrate
from tests.builders import SetClock
from tests.machines.story import Story
from tests.machines.subjects import BareRules, RealStore


class _OverBareRules(Story):
    def __init__(self) -> None:
        clock = SetClock()
        super().__init__(BareRules(clock), clock)


def test_the_rules_hold_whatever_is_tried_in_whatever_order() -> None:
    many = settings(max_examples=200, stateful_step_count=50, deadline=None)
    run_state_machine_as_test(_OverBareRules, settings=many)


def test_a_store_keeps_the_rules_whatever_is_tried_in_whatever_order() -> None:
    clock = SetClock()
    few = settings(max_examples=12, stateful_step_count=25, deadline=None)
    with TemporaryDirectory() as folder, asyncio.Runner() as runner:
        database = Database(f"sqlite:///{Path(folder) / 'bot.db'}", clock)
        runner.run(migrate(database))

        class OverRealStore(Story):
            def __init__(self) -> None:
                super().__init__(RealStore(runner, SqlConversationStore(database)), clock)

        run_state_machine_as_test(OverRealStore, settings=few)
        runner.run(database.__aexit__(None, None, None))
