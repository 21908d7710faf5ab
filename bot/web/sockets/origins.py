"""Which pages may connect: browsers send the origin, and nothing but this check looks at it on a websocket."""

from urllib.parse import urlsplit

from fastapi import WebSocket

_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


def is_allowed(websocket: WebSocket, allowed_origins: tuple[str, ...]) -> bool:
    """True for the server's own pages, for those allowed in the settings, and for clients that are no browsers."""
    origin = websocket.headers.get("origin")
    if origin is None or origin in allowed_origins:
        return True
    scheme = origin.partition("://")[0]
    # Compared with the Host header, so that it holds behind a proxy that passes it on; the scheme may differ there.
    own = _place_of(f"{scheme}://{websocket.headers.get('host', '')}")
    return own is not None and _place_of(origin) == own


def _place_of(url: str) -> tuple[str, int | None] | None:
    """Host and port; None for what names no host, such as the origin “null” of a sandboxed frame."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if not parts.hostname:
        return None
    return parts.hostname, port or _DEFAULT_PORTS.get(parts.scheme)
