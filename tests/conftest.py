"""What every test has: no model hub, and no settings of the person who runs the tests."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.engines.postgresql import Postgresql, postgresql
from tests.engines.redis import Redis, redis_server
from tests.sample_bank import sample_once

# Before any import of a model library: these read the environment once.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
# Several processes share the cores; threads that wait busily for their turn take them from the others.
os.environ["OMP_NUM_THREADS"] = "1"

for _name in [name for name in os.environ if name.startswith("TELLER_")]:
    del os.environ[_name]

# Rooms whose tests take longest, in the order in which they begin, so that no process is left alone with one at the
# end; what needs the published sample comes after who publishes it.
_LONGEST: Final = ("quality", "chaos", "replicas", "machines", "browser", "command_line")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first."""
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    room = item.path.relative_to(Path(__file__).parent).parts[0]
    return _LONGEST.index(room) if room in _LONGEST else len(_LONGEST)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Postgresql]:
    """One PostgreSQL for all tests; each takes a database of its own, and nobody stops it."""
    with postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def shared_redis() -> Iterator[Redis]:
    """One Redis for all tests; nobody stops it."""
    with redis_server() as server:
        yield server


@pytest.fixture(scope="session")
def sample_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample content and the real model, published; to be copied."""
    return sample_once(tmp_path_factory)
