"""Where a bank's servers find what they share."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.engines.bot_process import BotProcess, running_process


@dataclass(frozen=True, slots=True)
class Bank:
    """One database, one bus, one folder."""

    data: Path
    database_url: str
    bus_url: str

    def server(self, data: Path | None = None, **settings: str) -> BotProcess:
        """A server of this bank that has not been started."""
        shared = {"DATABASE_URL": self.database_url, "BUS_URL": self.bus_url}
        return BotProcess(data or self.data, **shared, **settings)

    def serving(self, **settings: str) -> AbstractAsyncContextManager[BotProcess]:
        """A server of this bank, gone when the block ends."""
        return running_process(self.server(None, **settings))
