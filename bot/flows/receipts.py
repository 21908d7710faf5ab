"""What a client is told once its command is committed, and what happens when it repeats one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.editing import ConversationEdit
from bot.domain.message import Message, MessageKind
from bot.errors import ClientIdReusedError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Receipt:
    """Committed. `seq` is the message the command made, if it made one."""

    seq: int | None = None
    is_duplicate: bool = False

    @classmethod
    def of(cls, message: Message | None) -> "Receipt":
        """For a command that may have made a message."""
        return cls(message.seq if message else None)


def unless_repeated(
    change: Callable[[ConversationEdit], T], *kinds: MessageKind, text: str | None = None
) -> Callable[[ConversationEdit], T | Receipt]:
    """`change`, or the receipt of the same command when it was done before, as `receipt_again` gives it."""

    def step(edit: ConversationEdit) -> T | Receipt:
        if edit.earlier is not None:
            return receipt_again(edit.earlier, *kinds, text=text)
        return change(edit)

    return step


def receipt_again(earlier: Message, *kinds: MessageKind, text: str | None = None) -> Receipt:
    """The receipt of a repeated command; raises ClientIdReusedError when it says something else."""
    if earlier.kind not in kinds or (text is not None and earlier.text != text):
        raise ClientIdReusedError
    return Receipt(earlier.seq, is_duplicate=True)
