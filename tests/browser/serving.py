"""A real server process on a port of its own, which can be killed and started again."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from bot.domain.agent import Role
from bot.ports.desk import Duties
from bot.settings import Settings
from bot.wiring.accounts import Accounts, opened_accounts
from tests.once import made_once

PASSWORD = "a long enough password"
_READY_WITHIN = 240
_CONTENT = (
    "id,question,answer\n"
    "hours,When do you open?,We open at **nine**.\n"
    "card,I have lost my card,Call us at once.\n"
    "transfer,What does a transfer cost?,A transfer costs **$12** and takes two days.\n"
)
_BOT = (sys.executable, "-m", "bot")


class ServerProcess:
    """`bot serve` as an operator runs it."""

    def __init__(self, data: Path, *options: str, model: str | None = None) -> None:
        self._data = data
        self._options = options
        self._environment = {**os.environ, "TELLER_LOG_LEVEL": "warning"}
        if model is not None:
            self._environment["TELLER_EMBEDDING_MODEL"] = model
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()

    @property
    def address(self) -> str:
        """Where it serves, without a slash at the end."""
        return f"http://localhost:{self.port}"

    async def start(self) -> None:
        """Returns when it answers from content."""
        command = [*_BOT, "serve", "--port", str(self.port)]
        with (self._data / "server.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: ASYNC220
                [*command, "--data", str(self._data), *self._options],
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        async with asyncio.timeout(_READY_WITHIN):
            while not await asyncio.to_thread(self._is_ready):
                assert self._process.poll() is None, (self._data / "server.log").read_text()
                await asyncio.sleep(0.1)

    def _is_ready(self) -> bool:
        try:
            with urlopen(f"{self.address}/readyz", timeout=2) as response:
                return bool(response.status == 200)
        except (URLError, ConnectionError, TimeoutError):
            return False

    def kill(self) -> None:
        """SIGKILL: nothing of the process runs any more."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """SIGTERM, as a deployment does."""
        assert self._process is not None
        self._process.terminate()
        self._process.wait(timeout=30)

    def add_agent(self, name: str, role: Role = Role.AGENT) -> None:
        """An account, as `bot agent add` makes it, but without a process of its own; the server runs meanwhile."""

        async def add(accounts: Accounts) -> None:
            await accounts.sign_in.add(name, PASSWORD)
            await accounts.attendance.set_duties(name, Duties(role))

        self._with_accounts(add)

    def make_supervisor(self, name: str) -> None:
        """An agent may do more from now on."""

        async def make(accounts: Accounts) -> None:
            assert await accounts.attendance.set_duties(name, Duties(Role.SUPERVISOR))

        self._with_accounts(make)

    def _with_accounts(self, story: Callable[[Accounts], Awaitable[None]]) -> None:
        async def told() -> None:
            async with opened_accounts(Settings(data=self._data)) as accounts:
                await story(accounts)

        # The test's own loop is running.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, told()).result()

    def put(self, path: str, body: Mapping[str, object], token: str) -> None:
        """A call of the API by somebody who is signed in."""
        headers = {"content-type": "application/json", "authorization": f"Bearer {token}"}
        request = Request(self.address + path, json.dumps(body).encode(), headers, method="PUT")
        with urlopen(request, timeout=10):
            pass

    def post(self, path: str, body: dict[str, object]) -> dict[str, object]:
        """A call of the API."""
        request = Request(
            self.address + path,
            json.dumps(body).encode(),
            {"content-type": "application/json"},
        )
        with urlopen(request, timeout=10) as response:
            decoded = json.load(response)
        assert isinstance(decoded, dict)
        return decoded


def little_bank_once(factory: pytest.TempPathFactory) -> Path:
    """A data folder that nobody serves, with three entries and no model, as a first start publishes it."""

    def publish(folder: Path) -> None:
        data = folder / "data"
        data.mkdir()
        (folder / "content").mkdir()
        (folder / "content" / "faq.csv").write_text(_CONTENT, encoding="utf-8")
        server = ServerProcess(data, "--content", str(folder / "content"), model="hashing")
        asyncio.run(server.start())
        server.stop()

    return made_once(factory, "little", publish) / "data"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert isinstance(port, int)
    return port
