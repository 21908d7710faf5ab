"""What the engines of every product have in common."""

from typing import Any

import orjson


def pool_of(size: int) -> dict[str, Any]:
    """Settings for at most `size` connections."""
    return {
        "pool_size": size,
        "max_overflow": 0,
        # Errors are logged, and what people wrote is not.
        "hide_parameters": True,
        "json_serializer": lambda value: orjson.dumps(value).decode(),
        "json_deserializer": orjson.loads,
    }
