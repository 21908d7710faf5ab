"""What every frame from a client has in common, and how one is read. docs/protocol.md describes each."""

from typing import Annotated, Final, Literal, TypeVar

import orjson
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from bot.errors import (
    FrameTooLargeError,
    InvalidFrameError,
    InvalidJsonError,
    TextTooLongError,
    UnknownFrameError,
)
from bot.web.storable import Storable

T = TypeVar("T")
LARGEST_FRAME: Final = 16 * 1024
# Texts are measured here only against abuse; the exact limit is the flow's, with its own error.
_LONGEST_FIELD: Final = 20_000

ClientIdField = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
IdField = Annotated[str, Field(min_length=1, max_length=200)]
SeqField = Annotated[int, Field(ge=0, le=2**31 - 1)]
TextField = Annotated[str, Field(max_length=_LONGEST_FIELD)]


class Frame(Storable):
    """A closed, strict object."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Ping(Frame):
    """Answered by pong."""

    type: Literal["ping"]


def parse(text: str | bytes, adapter: TypeAdapter[T]) -> T:
    """A frame of one of the adapter's types, or the BotError that says what is wrong with it."""
    encoded = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(encoded) > LARGEST_FRAME:
        raise FrameTooLargeError(limit=LARGEST_FRAME)
    try:
        # orjson refuses NaN, lone surrogates and deep nesting, which the standard library lets pass.
        decoded = orjson.loads(encoded)
    except orjson.JSONDecodeError as error:
        raise InvalidJsonError from error
    if not isinstance(decoded, dict):
        raise InvalidJsonError
    try:
        return adapter.validate_python(decoded)
    except ValidationError as error:
        raise refusal_of(error) from error


def refusal_of(error: ValidationError) -> InvalidFrameError | UnknownFrameError | TextTooLongError:
    """The refusal that names the wrong fields, without repeating what was in them."""
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    kinds = {problem["type"] for problem in problems}
    if kinds & {"union_tag_invalid", "union_tag_not_found"}:
        return UnknownFrameError()
    if "string_too_long" in kinds and any(problem["loc"][-1:] == ("text",) for problem in problems):
        return TextTooLongError(limit=4_000)
    fields = [f"{'.'.join(str(part) for part in p['loc'])}: {p['msg']}" for p in problems]
    return InvalidFrameError(fields=fields[:10])
