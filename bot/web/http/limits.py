"""What is refused of an HTTP request before anything reads it: a large body, and an address that no store takes."""

import re
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import BodyTooLargeError, NotFoundError
from bot.web.http.refusals import response_of

LARGEST_BODY: Final = 64 * 1024
_ATTACHMENTS: Final = re.compile(r".*/api/conversations/[^/]+/attachments")


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
        await self._app(scope, _counted(receive, limit), send)


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
