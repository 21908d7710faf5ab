"""The ceiling: the same web server and framework, and nothing behind the socket."""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect


async def _echo(websocket: WebSocket) -> None:
    await websocket.accept()
    try:
        while True:
            await websocket.send_text(await websocket.receive_text())
    except WebSocketDisconnect:
        return


async def _ready(request: object) -> PlainTextResponse:
    return PlainTextResponse("ready")


def serve(port: int) -> None:
    """Until it is ended."""
    routes = [WebSocketRoute("/ws/conversation", _echo), Route("/readyz", _ready)]
    uvicorn.run(
        Starlette(routes=routes),
        port=port,
        log_level="warning",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )


if __name__ == "__main__":
    serve(int(sys.argv[1]))
