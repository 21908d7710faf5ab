"""One connection to a server that has no room."""

import asyncio
from random import Random

import orjson
from websockets.asyncio.server import ServerConnection, serve

from bot.client.closing import Pace
from bot.client.connection import Connection
from bot.client.session import CustomerSession
from tests.running import eventually

_COMMANDS = 20


class Full:
    """Refuses everything as busy until it has room."""

    def __init__(self) -> None:
        self.heard = 0

    @property
    def has_room(self) -> bool:
        """Not before everything was refused once."""
        return self.heard > _COMMANDS

    async def talk(self, connection: ServerConnection) -> None:
        """With one client."""
        await connection.recv()
        await connection.send('{"type": "welcome", "last_seq": 0}')
        async for text in connection:
            self.heard += 1
            # Refusals that come one after another, as those of a database that is away.
            await asyncio.sleep(0.01)
            answer = self._answer(orjson.loads(text)["client_id"])
            await connection.send(orjson.dumps(answer).decode())

    def _answer(self, client_id: str) -> dict[str, object]:
        if self.has_room:
            return {"type": "accepted", "client_id": client_id, "seq": None, "duplicate": False}
        busy = {"code": "busy", "message": "", "detail": {"retry_after": 0.2}}
        return {"type": "refused", "client_id": client_id, **busy}


async def test_what_was_refused_together_is_sent_again_once() -> None:
    full = Full()
    async with serve(full.talk, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        session = CustomerSession("c_1", "token")
        for number in range(_COMMANDS):
            session.command("say", {"text": f"words {number}"}, lane=str(number))
        connection = Connection(
            f"ws://127.0.0.1:{port}", session, lambda event: None, Pace(), Random(1)
        )
        running = asyncio.create_task(connection.run())

        async def is_all_answered() -> bool:
            return session.unanswered == 0

        await eventually(is_all_answered)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert full.heard == 2 * _COMMANDS
