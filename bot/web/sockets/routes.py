"""The addresses of the sockets, and what a client is told whatever ends its connection."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, WebSocket

from bot.errors import BusyError
from bot.web.context import Flows, WebOptions
from bot.web.sockets.console import serve_console
from bot.web.sockets.conversation import serve_conversation
from bot.web.sockets.open_sockets import OpenSockets
from bot.web.sockets.origins import is_allowed
from bot.web.sockets.socket import CloseCode, Socket, SocketClosedError


def install(app: FastAPI, options: WebOptions) -> None:
    """Serve both sockets."""
    sockets = OpenSockets(options.most_connections)
    app.state.sockets = sockets
    for address, serve in (
        ("/ws/conversation", serve_conversation),
        ("/ws/console", serve_console),
    ):
        app.add_api_websocket_route(address, _socket_route(serve, options, sockets))


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
