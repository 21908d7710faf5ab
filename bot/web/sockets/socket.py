"""One websocket with its manners: hello first, closed frames, budgets, and no waiting for a slow reader."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import IntEnum
from typing import Final, TypeVar

import orjson
from fastapi import WebSocket
from pydantic import TypeAdapter
from starlette.websockets import WebSocketDisconnect, WebSocketState

from bot.errors import BotError, BusyError, InvalidFrameError
from bot.web.sockets.budget import Budget
from bot.web.sockets.frames import parse
from bot.web.sockets.sent import Bye, Refused
from bot.web.sockets.within import within
from bot.web.wire import Wire

T = TypeVar("T")
_HELLO_WITHIN: Final = 10.0
# A reader that takes longer than this for one frame is disconnected and resumes.
_SEND_WITHIN: Final = 10.0
_CLOSE_WITHIN: Final = 1.0
# Longer than any healthy command takes; who is cut off all the same repeats it elsewhere.
_FINISH_WITHIN: Final = 2.0
_FRAMES_AT_ONCE: Final = 60.0
_FRAMES_PER_SECOND: Final = 20.0
# Forgiven with time: an agent who is the slower of two once in a while works all day on one connection.
_REFUSALS_AT_ONCE: Final = 30.0
_REFUSALS_PER_SECOND: Final = 0.1


class CloseCode(IntEnum):
    """Why the server closes; docs/protocol.md says which mean “come back”."""

    FAULT = 1011
    GOING_AWAY = 1012
    BUSY = 1013
    BAD_HELLO = 4400
    BAD_TOKEN = 4401
    BAD_ORIGIN = 4403
    NO_CONVERSATION = 4404
    NO_HELLO = 4408
    SLOW_READER = 4413
    TOO_MUCH = 4429


class SocketClosedError(Exception):
    """The connection is over; there is nobody to tell."""


class Socket:
    """Typed frames in and out of one accepted connection."""

    def __init__(self, websocket: WebSocket) -> None:
        self._websocket = websocket
        self._sending = asyncio.Lock()
        self._answering = asyncio.Lock()
        self._has_left = False
        self._frames = Budget(_FRAMES_AT_ONCE, _FRAMES_PER_SECOND)
        self._refusals = Budget(_REFUSALS_AT_ONCE, _REFUSALS_PER_SECOND)

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
            async with self._answering:
                if self._has_left:
                    raise SocketClosedError
                await self._answer(text, adapter, answer)

    async def _answer(
        self, text: str, adapter: TypeAdapter[T], answer: Callable[[T], Awaitable[Wire | None]]
    ) -> None:
        try:
            reply = await answer(parse(text, adapter))
        except BotError as error:
            await self._refuse(error, _client_id_in(text))
            return
        if reply is not None:
            await self.send(reply)

    async def leave(self, bye: Bye, code: CloseCode) -> None:
        """Say bye once the command at hand is answered, take no other, and close."""
        with suppress(SocketClosedError, TimeoutError):
            async with asyncio.timeout(_FINISH_WITHIN), self._answering:
                self._has_left = True
                await self.send(bye)
        await self.close(code, "going away")

    async def _refuse(self, error: BotError, client_id: str | None) -> None:
        # That the server has no room is not the client's fault.
        if not isinstance(error, BusyError) and not self._refusals.take():
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
            async with self._sending:
                await within(_SEND_WITHIN, self._websocket.send_text(frame.as_json))
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
