"""Runs the application on uvicorn until it is told to stop."""

import logging
import socket
from typing import Final

import uvicorn
from fastapi import FastAPI

from bot import terminal
from bot.errors import SetupError
from bot.settings import Settings
from bot.wiring import web_application

# Twice the largest frame, so that one above the limit is refused with a sentence rather than cut off.
_LARGEST_WEBSOCKET_MESSAGE: Final = 64 * 1024
_LAST_REQUESTS_WITHIN: Final = 10
_BACKLOG: Final = 2_048
_STALLED_FOR: Final = 30_000  # milliseconds


def serve_until_stopped(settings: Settings) -> None:
    """Listens, says where, and serves."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Ours alone: when libraries say everything, they say what customers wrote.
    logging.getLogger("bot").setLevel(settings.log_level.upper())
    listening = listen(settings.host, settings.port)
    config = config_of(settings, web_application(settings))
    _say_where(settings.host, listening.getsockname()[1])
    uvicorn.Server(config).run(sockets=[listening])


def config_of(settings: Settings, app: FastAPI) -> uvicorn.Config:
    """How uvicorn is to serve the application."""
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        ws="websockets-sansio",
        ws_max_size=_LARGEST_WEBSOCKET_MESSAGE,
        ws_per_message_deflate=False,
        limit_concurrency=settings.most_connections,
        timeout_graceful_shutdown=_LAST_REQUESTS_WITHIN,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        root_path=settings.root_path,
        server_header=False,
    )


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections. Raises SetupError when the port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise SetupError(
            f"Port {port} at {host} cannot be listened on ({error.strerror}). "
            "Another port: bot serve --port 8123"
        ) from error
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        # Accepted connections inherit it: one whose reader has stalled is dropped with what it holds.
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
