"""What a run is to be: read from the environment, so that make and a test say it alike."""

import os
from dataclasses import dataclass
from random import SystemRandom
from typing import Final, Self

STORES: Final = ("sqlite", "postgresql")
_SECONDS: Final = 600.0


@dataclass(frozen=True, slots=True)
class Plan:
    """One run; everything that is left to chance follows from the seed."""

    seed: int
    store: str = "sqlite"
    workers: int = 1
    seconds: float = _SECONDS
    storm: float = 40.0
    """Seconds of faults in each round; then the weather is calm until everything has arrived."""
    customers: int = 24
    agents: int = 6
    bug: str = ""
    lease: float = 3.0
    # A question that a lost process took with it is given to a person after 30 s, who then answers it.
    patience: float = 60.0

    @classmethod
    def of_environment(cls) -> Self:
        """SEED, STORE, WORKERS, SECONDS. Raises SystemExit with a sentence."""
        store = os.environ.get("STORE", "sqlite")
        if store not in STORES:
            raise SystemExit(f"STORE is one of {', '.join(STORES)}")
        try:
            return cls(
                seed=int(os.environ.get("SEED") or SystemRandom().randrange(1_000_000)),
                store=store,
                workers=int(os.environ.get("WORKERS") or (1 if store == "sqlite" else 3)),
                seconds=float(os.environ.get("SECONDS") or _SECONDS),
            )
        except ValueError as error:
            raise SystemExit(f"SEED, WORKERS and SECONDS are numbers: {error}") from error

    @property
    def name(self) -> str:
        """As a person would say it."""
        bus = "in-process bus" if self.store == "sqlite" else "Redis"
        return f"{self.store} + {bus}, {self.workers} worker{'s' * (self.workers > 1)}"
