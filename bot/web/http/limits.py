"""What is refused of an HTTP request before anything reads it: a large body, and an address that no store takes."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import BodyTooLargeError, NotFoundError
from bot.web.http.refusals import response_of

LARGEST_BODY: Final = 64 * 1024


class BodyLimit:
    """Refuses a body above the limit, announced or not, and the character U+0000 in the path."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Plain ASGI, so that websockets pass untouched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if "\0" in scope["path"]:
            await response_of(NotFoundError())(scope, receive, send)
            return
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > LARGEST_BODY:
            await response_of(BodyTooLargeError(limit=LARGEST_BODY))(scope, receive, send)
            return
        await self._app(scope, _counted(receive), send)


def _counted(receive: Receive) -> Receive:
    size = 0

    async def receive_counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            raise BodyTooLargeError(limit=LARGEST_BODY)
        return message

    return receive_counted
