"""Runs the application on uvicorn until it is told to stop."""

import asyncio
import gc
import logging
import os
import signal
import socket
import sys
from contextlib import suppress
from threading import Thread
from typing import Final

import uvicorn
from fastapi import FastAPI

from bot import terminal
from bot.settings import Settings
from bot.web.patient_protocol import PatientProtocol
from bot.web.sockets.open_sockets import OpenSockets
from bot.wiring.application import web_application
from bot.workers import port_refused, reserve_port, run_workers

# Twice the largest frame, so that one above the limit is refused with a sentence rather than cut off.
_LARGEST_WEBSOCKET_MESSAGE: Final = 64 * 1024
_LAST_REQUESTS_WITHIN: Final = 10
_BACKLOG: Final = 2_048
_STALLED_FOR: Final = 30_000  # milliseconds
# What the kernel keeps for a reader that has stalled; by itself it lets this grow to megabytes.
_SEND_BUFFER: Final = 64 * 1024
_SPARE: Final = 2_000


def serve_until_stopped(settings: Settings) -> None:
    """Listens, says where, and serves; with several workers, looks after them."""
    if settings.workers == 1:
        listening = listen(settings.host, settings.port)
        _say_where(settings.host, listening.getsockname()[1])
        _serve(settings, listening)
        return
    with reserve_port(settings.host, settings.port) as reserved:
        port = reserved.getsockname()[1]
        _say_where(settings.host, port)
        asyncio.run(run_workers(settings, port))


def serve_as_worker(settings: Settings) -> None:
    """Serves beside others on the same port, for as long as somebody looks after this process."""
    listening = listen(settings.host, settings.port, is_shared=True)
    Thread(target=_stop_when_left_alone, daemon=True).start()
    _serve(settings, listening)


def _stop_when_left_alone() -> None:
    # Ends when the process at its other end does.
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def _serve(settings: Settings, listening: socket.socket) -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Ours alone: when libraries say everything, they say what customers wrote.
    logging.getLogger("bot").setLevel(settings.log_level.upper())
    app = web_application(settings)
    # Ctrl-C is the way to stop it, which uvicorn says once more when everything has ended.
    with suppress(KeyboardInterrupt):
        DrainingServer(config_of(settings, app), app).run(sockets=[listening])


class DrainingServer(uvicorn.Server):
    """Before it stops, it takes no more connections and says bye to those who are there."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._sockets: OpenSockets = app.state.sockets

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn does it; what is there then stays, and is not looked through for garbage again."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn does it, after the bye."""
        for server in self.servers:
            server.close()
        await self._sockets.say_bye()
        await super().shutdown(sockets)


def config_of(settings: Settings, app: FastAPI) -> uvicorn.Config:
    """How uvicorn is to serve the application."""
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        http=PatientProtocol,
        ws="websockets-sansio",
        ws_max_size=_LARGEST_WEBSOCKET_MESSAGE,
        ws_per_message_deflate=False,
        # The last resort, in uvicorn's own words; before that our own limits answer in ours.
        limit_concurrency=2 * settings.most_connections + _SPARE,
        timeout_graceful_shutdown=_LAST_REQUESTS_WITHIN,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        root_path=settings.root_path,
        server_header=False,
    )


def listen(host: str, port: int, *, is_shared: bool = False) -> socket.socket:
    """A socket that takes connections. Raises SetupError when the port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server(
            (host, port), family=family, backlog=_BACKLOG, reuse_port=is_shared
        )
    except OSError as error:
        raise port_refused(host, port, error) from error
    # Accepted connections inherit both options.
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # One whose reader has stalled is dropped with what it holds.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _STALLED_FOR)
    return listening


def _say_where(host: str, port: int) -> None:
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1", "::") else host
    address = f"http://{shown}:{port}"
    terminal.out.print(f"\n  [bold]Teller serves at {address}/[/]")
    terminal.out.print(
        f"  the agents' console at {address}/console/ · the API at {address}/api/docs"
    )
    terminal.out.print(
        "  an account for the console: .venv/bin/bot agent add NAME · stop with Ctrl-C\n"
    )
