"""What is refused of an HTTP request before anything reads it: too many, too large, too slow, or no address at all."""

import asyncio
import re
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import BodyTooLargeError, BusyError, NotFoundError
from bot.web.http.refusals import response_of

LARGEST_BODY: Final = 64 * 1024
# Between two parts of a body; a phone on a bad line is faster.
_NEXT_PART_WITHIN: Final = 15.0
_RETRY_AFTER: Final = 2
_ATTACHMENTS: Final = re.compile(r".*/api/conversations/[^/]+/attachments")


class RequestLimit:
    """Refuses requests above a number that goes on at once; the question whether it lives is always answered."""

    def __init__(self, app: ASGIApp, at_once: int) -> None:
        self._app = app
        self._at_once = at_once
        self._now = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Plain ASGI, so that websockets pass untouched."""
        if scope["type"] != "http" or scope["path"].endswith("/healthz"):
            await self._app(scope, receive, send)
            return
        if self._now >= self._at_once:
            await response_of(BusyError(retry_after=_RETRY_AFTER))(scope, receive, send)
            return
        self._now += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._now -= 1


class BodyLimit:
    """Refuses a body above the limit, announced or not, and the character U+0000 in the path."""

    def __init__(self, app: ASGIApp, attachments: int = 0) -> None:
        self._app = app
        self._attachments = attachments

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Plain ASGI, so that websockets pass untouched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if "\0" in scope["path"]:
            await response_of(NotFoundError())(scope, receive, send)
            return
        is_attachment = _ATTACHMENTS.fullmatch(scope["path"]) is not None
        limit = self._attachments if is_attachment else LARGEST_BODY
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > limit:
            await response_of(BodyTooLargeError(limit=limit))(scope, receive, send)
            return
        await self._app(scope, _in_time(_counted(receive, limit)), send)


def _counted(receive: Receive, limit: int) -> Receive:
    size = 0

    async def receive_counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > limit:
            raise BodyTooLargeError(limit=limit)
        return message

    return receive_counted


def _in_time(receive: Receive) -> Receive:
    """A body whose next part does not come counts as broken off."""
    is_complete = False

    async def receive_in_time() -> Message:
        nonlocal is_complete
        if is_complete:
            return await receive()
        try:
            async with asyncio.timeout(_NEXT_PART_WITHIN):
                message = await receive()
        except TimeoutError:
            return {"type": "http.disconnect"}
        is_complete = not message.get("more_body", False)
        return message

    return receive_in_time
