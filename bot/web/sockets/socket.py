"""One websocket with its manners: hello first, closed frames, budgets, and no waiting for a slow reader."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import IntEnum
from time import monotonic
from typing import Final, TypeVar

import orjson
from fastapi import WebSocket
from pydantic import TypeAdapter
from starlette.websockets import WebSocketDisconnect, WebSocketState

from bot.errors import BotError, InvalidFrameError
from bot.web.sockets.frames import parse
from bot.web.sockets.sent import Refused
from bot.web.wire import Wire

T = TypeVar("T")
_HELLO_WITHIN: Final = 10.0
# A reader that takes longer than this for one frame is disconnected and resumes.
_SEND_WITHIN: Final = 10.0
_CLOSE_WITHIN: Final = 1.0
_FRAMES_AT_ONCE: Final = 60.0
_FRAMES_PER_SECOND: Final = 20.0
# Forgiven with time: an agent who is the slower of two once in a while works all day on one connection.
_REFUSALS_AT_ONCE: Final = 30.0
_REFUSALS_PER_SECOND: Final = 0.1


class CloseCode(IntEnum):
    """Why the server closes; docs/protocol.md says which mean “come back”."""

    FAULT = 1011
    GOING_AWAY = 1012
    BAD_HELLO = 4400
    BAD_TOKEN = 4401
    BAD_ORIGIN = 4403
    NO_CONVERSATION = 4404
    NO_HELLO = 4408
    SLOW_READER = 4413
    TOO_MUCH = 4429


class SocketClosedError(Exception):
    """The connection is over; there is nobody to tell."""


class _Budget:
    """So many at once, and so many more each second (a token bucket)."""

    def __init__(self, at_once: float, per_second: float) -> None:
        self._at_once = at_once
        self._per_second = per_second
        self._left = at_once
        self._counted_at = monotonic()

    def take(self) -> bool:
        """False when it is used up."""
        now = monotonic()
        self._left += (now - self._counted_at) * self._per_second
        self._left = min(self._at_once, self._left) - 1
        self._counted_at = now
        return self._left >= 0


class Socket:
    """Typed frames in and out of one accepted connection."""

    def __init__(self, websocket: WebSocket) -> None:
        self._websocket = websocket
        self._sending = asyncio.Lock()
        self._frames = _Budget(_FRAMES_AT_ONCE, _FRAMES_PER_SECOND)
        self._refusals = _Budget(_REFUSALS_AT_ONCE, _REFUSALS_PER_SECOND)

    async def hello(self, adapter: TypeAdapter[T]) -> T:
        """The first frame; closes the connection when it is late or wrong."""
        try:
            async with asyncio.timeout(_HELLO_WITHIN):
                text = await self._receive()
        except TimeoutError:
            await self.close(CloseCode.NO_HELLO, "no hello within 10 seconds")
            raise SocketClosedError from None
        try:
            return parse(text, adapter)
        except BotError as error:
            await self.close(CloseCode.BAD_HELLO, error.code)
            raise SocketClosedError from error

    async def serve(
        self, adapter: TypeAdapter[T], answer: Callable[[T], Awaitable[Wire | None]]
    ) -> None:
        """Answer each frame until the connection is over: with what `answer` gives, or with a refusal."""
        while True:
            text = await self._receive()
            await self._check_budget()
            client_id: str | None = None
            try:
                client_id = _client_id_in(text)
                reply = await answer(parse(text, adapter))
            except BotError as error:
                await self._refuse(error, client_id)
                continue
            if reply is not None:
                await self.send(reply)

    async def _refuse(self, error: BotError, client_id: str | None) -> None:
        if not self._refusals.take():
            await self.close(CloseCode.TOO_MUCH, "too many refused frames")
            raise SocketClosedError
        await self.send(Refused.of(error, client_id))

    async def _check_budget(self) -> None:
        if not self._frames.take():
            await self.close(CloseCode.TOO_MUCH, "too many frames")
            raise SocketClosedError

    async def _receive(self) -> str:
        while True:
            message = await self._websocket.receive()
            if message["type"] == "websocket.disconnect":
                raise SocketClosedError
            if (text := message.get("text")) is not None:
                return str(text)
            await self._check_budget()
            await self._refuse(InvalidFrameError("Send text messages, not binary ones."), None)

    async def send(self, frame: Wire) -> None:
        """Send one frame; a reader that does not take it in time is disconnected."""
        try:
            async with self._sending, asyncio.timeout(_SEND_WITHIN):
                await self._websocket.send_text(frame.model_dump_json())
        except TimeoutError:
            await self.close(CloseCode.SLOW_READER, "reading too slowly")
            raise SocketClosedError from None
        except (WebSocketDisconnect, RuntimeError) as error:
            # Starlette says RuntimeError when the connection was closed a moment ago.
            raise SocketClosedError from error

    async def close(self, code: CloseCode, reason: str) -> None:
        """Close, if it is still open; who reads nothing does not read this either, and is not waited for."""
        if self._websocket.application_state is WebSocketState.CONNECTED:
            with suppress(WebSocketDisconnect, RuntimeError, TimeoutError):
                async with asyncio.timeout(_CLOSE_WITHIN):
                    await self._websocket.close(code, reason)


def _client_id_in(text: str) -> str | None:
    """The client id of a frame that may be wrong otherwise, so that its refusal can name it."""
    with suppress(orjson.JSONDecodeError, RecursionError):
        frame = orjson.loads(text.encode("utf-8", "surrogatepass"))
        if isinstance(frame, dict) and isinstance(frame.get("client_id"), str):
            return str(frame["client_id"])[:64]
    return None
