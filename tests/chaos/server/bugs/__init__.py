"""Faults that a queue can have, planted one at a time: a test that never caught anything proves nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tests.chaos.server.bugs import following, holding, storing


@dataclass(frozen=True, slots=True)
class Bug:
    """`plant` is called in the server's process before it starts, with its clock's error in seconds."""

    plant: Callable[[float], None]
    oracles: frozenset[str]
    """Any of these must go red; another would have seen something else."""
    drops_unique: bool = False


def _bug(plant: Callable[[float], None], *oracles: str, drops_unique: bool = False) -> Bug:
    return Bug(plant, frozenset(oracles), drops_unique)


BUGS: Final = MappingProxyType(
    {
        "acknowledge before commit": _bug(storing.acknowledge_early, "lost"),
        "UNIQUE dropped, looked up before the lock": _bug(
            storing.look_up_early, "doubled", drops_unique=True
        ),
        "dedupe in memory only": _bug(storing.remember_only, "doubled", drops_unique=True),
        "client id without its words": _bug(storing.trust_client_ids, "client id reused"),
        "application clock instead of the database's": _bug(
            storing.own_clock, "clock", "place lost"
        ),
        ">= for > in resume": _bug(following.one_too_many, "doubled"),
        "read, then subscribe (slow beat off)": _bug(following.read_then_subscribe, "undelivered"),
        "bus without re-read": _bug(following.trust_the_bus, "undelivered"),
        "token not checked against the conversation": _bug(following.open_to_all, "foreign"),
        "claim by SELECT, then UPDATE": _bug(holding.select_then_update, "doubly held"),
        "hold without a fence": _bug(holding.no_fence, "stale write"),
        "requeue at the tail": _bug(holding.to_the_tail, "place lost"),
        "bot's insert unguarded": _bug(holding.bot_unguarded, "talked over"),
    }
)


def plant_bug(name: str, skew: float) -> None:
    """Into this process."""
    BUGS[name].plant(skew)
