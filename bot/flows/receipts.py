"""What a client is told once its command is committed, and what happens when it repeats one."""

from dataclasses import dataclass

from bot.domain.message import Message, MessageKind
from bot.errors import ClientIdReusedError


@dataclass(frozen=True, slots=True)
class Receipt:
    """Committed. `seq` is the message the command made, if it made one."""

    seq: int | None = None
    is_duplicate: bool = False

    @classmethod
    def of(cls, message: Message | None) -> "Receipt":
        """For a command that may have made a message."""
        return cls(message.seq if message else None)


def receipt_again(earlier: Message, *kinds: MessageKind, text: str | None = None) -> Receipt:
    """The receipt of a repeated command; raises ClientIdReusedError when it says something else."""
    if earlier.kind not in kinds or (text is not None and earlier.text != text):
        raise ClientIdReusedError
    return Receipt(earlier.seq, is_duplicate=True)
