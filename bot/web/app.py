"""The application: routes, sockets, pages, and the work that goes on beside them."""

import asyncio
import gc
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from traceback import format_tb

from fastapi import FastAPI, WebSocket

from bot.errors import BusyError
from bot.web.context import Flows, WebOptions
from bot.web.http import (
    agent_routes,
    api_page,
    ask_routes,
    conversation_routes,
    pages,
    refusals,
)
from bot.web.http.casework import case_routes, phrase_routes
from bot.web.http.customer import attachment_routes, question_routes
from bot.web.http.customer.budgets import Budgets
from bot.web.http.limits import BodyLimit, RequestLimit
from bot.web.sockets.console import serve_console
from bot.web.sockets.conversation import serve_conversation
from bot.web.sockets.open_sockets import OpenSockets
from bot.web.sockets.origins import is_allowed
from bot.web.sockets.socket import CloseCode, Socket, SocketClosedError

_log = logging.getLogger(__name__)
_DESCRIPTION = """
Approved answers at once, a person when one is needed.

The websockets `/ws/conversation` and `/ws/console` are described in `docs/protocol.md`;
the calls below do the same without a socket. Every error has the form
`{"error": {"code": "…", "message": "…", "detail": {…}}}`.
"""


def create_app(
    opening: Callable[[], AbstractAsyncContextManager[Flows]], options: WebOptions
) -> FastAPI:
    """The ASGI application; `opening` opens the engines for as long as it runs."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with opening() as flows:
            app.state.flows = flows
            # Before the first question, which would go to a person while the content is being loaded.
            await flows.library.refresh()
            # What is loaded now stays; from here on the collector looks only at what comes.
            gc.freeze()
            gc.enable()
            async with _beside(*flows.replies.works, flows.library.watch):
                yield

    app = FastAPI(
        title="Teller",
        description=_DESCRIPTION,
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.options = options
    app.add_middleware(BodyLimit, attachments=options.largest_attachment)
    app.add_middleware(RequestLimit, at_once=options.most_requests)
    refusals.install(app)
    _add_routes(app)
    sockets = OpenSockets(options.most_connections)
    app.state.sockets = sockets
    for address, serve in (
        ("/ws/conversation", serve_conversation),
        ("/ws/console", serve_console),
    ):
        app.add_api_websocket_route(address, _socket_route(serve, options, sockets))
    pages.install(app, options)
    return app


def _add_routes(app: FastAPI) -> None:
    # A fast typist's questions for a while, for each address.
    app.state.question_budgets = Budgets(40, 8, time.monotonic)
    for routes in (
        conversation_routes,
        attachment_routes,
        question_routes,
        ask_routes,
        agent_routes,
        case_routes,
        phrase_routes,
        api_page,
    ):
        app.include_router(routes.router)


def _socket_route(
    serve: Callable[[Socket, Flows], Awaitable[None]], options: WebOptions, sockets: OpenSockets
) -> Callable[[WebSocket], Awaitable[None]]:
    async def route(websocket: WebSocket) -> None:
        # A refusal before accept would reach the browser as 1006, which means “come back”.
        await websocket.accept()
        socket = Socket(websocket)
        if not is_allowed(websocket, options.allowed_origins):
            await socket.close(CloseCode.BAD_ORIGIN, "origin_refused")
        elif not sockets.has_room:
            await socket.close(CloseCode.BUSY, "busy")
        else:
            with sockets.holding(socket):
                await _served(serve(socket, websocket.app.state.flows), socket)

    return route


async def _served(serving: Awaitable[None], socket: Socket) -> None:
    """Whatever ends it, the client is told whether to come back."""
    try:
        await serving
    except SocketClosedError:
        pass
    except BusyError:
        await socket.close(CloseCode.BUSY, "busy")
    except BaseExceptionGroup as group:
        _, others = group.split(SocketClosedError)
        _, faults = others.split(BusyError) if others else (None, None)
        if others is not None:
            code = CloseCode.FAULT if faults else CloseCode.BUSY
            await socket.close(code, "internal" if faults else "busy")
        if faults is not None:
            raise faults from None
    except Exception:
        await socket.close(CloseCode.FAULT, "internal")
        raise


@asynccontextmanager
async def _beside(*works: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Work that goes on for as long as the block lasts."""
    tasks = [asyncio.create_task(_for_ever(work)) for work in works]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _for_ever(work: Callable[[], Awaitable[None]]) -> None:
    """Work that must not end: what goes wrong is said, and it goes on."""
    while True:
        try:
            await work()
        except BusyError:
            _log.warning("background work waits for the database")
        except Exception as error:
            # Where it happened and not what it said, which may be a customer's words.
            where = "".join(format_tb(error.__traceback__))
            kind = type(error).__name__
            _log.error("background work failed with %s and starts again\n%s", kind, where)
        await asyncio.sleep(1)
