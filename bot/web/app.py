"""The application: routes, sockets, pages, and the work that goes on beside them."""

import gc
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI

from bot.web.beside import beside
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
from bot.web.http.desk import desk_routes
from bot.web.http.limits import BodyLimit, RequestLimit
from bot.web.sockets import routes as sockets

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
            async with beside(*_works(flows)):
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
    sockets.install(app, options)
    pages.install(app, options)
    return app


def _works(flows: Flows) -> tuple[Callable[[], Awaitable[None]], ...]:
    return (*flows.replies.works, flows.library.watch, flows.upkeep.work, flows.attach.work)


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
        desk_routes,
        api_page,
    ):
        app.include_router(routes.router)
