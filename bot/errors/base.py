"""What every refusal is."""

import re
from typing import ClassVar, Final

# “1 seconds”.
_ONE: Final = re.compile(r"(?<![\d.,])1 (second|character|conversation)s\b")
Detail = dict[str, str | int | float | list[str]]


class BotError(Exception):
    """A refusal that a client can understand."""

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    sentence: ClassVar[str] = "Something went wrong here; nothing was lost. Please try again."

    def __init__(
        self, sentence: str | None = None, **detail: str | int | float | list[str]
    ) -> None:
        text = sentence or self.sentence
        # A sentence of its own may quote a file's words, braces and all.
        self.message = _ONE.sub(r"1 \1", text.format(**detail)) if detail else text
        self.detail: Detail = detail
        super().__init__(self.message)
