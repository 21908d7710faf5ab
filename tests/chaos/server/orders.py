"""What the nursery is told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """One server to be; `crash`, `bug`, `wake_ups` and `skew` say what is put into it."""

    number: int
    arguments: list[str]
    environment: dict[str, str]
    log: str
    crash: str = ""
    bug: str = ""
    wake_ups: str = ""
    skew: float = 0.0
