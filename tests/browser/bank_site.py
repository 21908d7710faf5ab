"""A bank's own site on an origin of its own: a page with a policy, and a proxy that serves Teller under a path."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

PATH: Final = "/bank/teller/"
_PAGE: Final = """<!doctype html><html lang="en"><title>A bank</title>
<main><h1>A bank</h1></main><script src="{script}" data-bank="A bank" async></script></html>"""


@asynccontextmanager
async def bank_site(teller_port: int, *, is_proxied: bool) -> AsyncIterator[str]:
    """The address of its page, whose policy allows Teller's script and frame and nothing else."""
    script = f"{PATH}widget.js" if is_proxied else f"http://localhost:{teller_port}/widget.js"
    source = "'self'" if is_proxied else f"http://localhost:{teller_port}"
    policy = f"default-src 'none'; script-src {source}; frame-src {source}"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        path = head.split(" ", 2)[1]
        if path.startswith(PATH):
            await _passed_on(head, teller_port, reader, writer)
        else:
            body = _PAGE.format(script=script) if path == "/" else ""
            writer.write(_response(body, policy))
            await writer.drain()
        writer.close()

    served = await asyncio.start_server(answer, "localhost", 0)
    port = served.sockets[0].getsockname()[1]
    async with served:
        yield f"http://localhost:{port}"


def _response(body: str, policy: str) -> bytes:
    lines = [
        "HTTP/1.1 200 OK",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Security-Policy: {policy}",
        f"Content-Length: {len(body.encode())}",
        "Connection: close",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


async def _passed_on(
    head: str, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Take the path away, keep the host, and carry bytes in both directions until one side ends."""
    head = re.sub(f" {re.escape(PATH)}", " /", head, count=1)
    if "upgrade: websocket" not in head.lower():
        head = re.sub(r"(?im)^connection:.*\r\n", "", head).replace(
            "\r\n", "\r\nConnection: close\r\n", 1
        )
    upstream_reader, upstream_writer = await asyncio.open_connection("127.0.0.1", port)
    upstream_writer.write(head.encode("latin-1"))
    both = [
        asyncio.create_task(_carried(reader, upstream_writer)),
        asyncio.create_task(_carried(upstream_reader, writer)),
    ]
    await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    for task in both:
        task.cancel()
    upstream_writer.close()


async def _carried(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while part := await reader.read(65_536):
            writer.write(part)
            await writer.drain()
