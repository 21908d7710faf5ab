"""What the connections of every product have in common."""

from typing import Any

import orjson
from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


def engine_at(url: URL, *, size: int, **more: Any) -> AsyncEngine:
    """A pool of at most `size` connections."""
    return create_async_engine(
        url,
        pool_size=size,
        max_overflow=0,
        # Errors are logged, and what people wrote is not.
        hide_parameters=True,
        json_serializer=lambda value: orjson.dumps(value).decode(),
        json_deserializer=orjson.loads,
        **more,
    )
