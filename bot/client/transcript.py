"""The rows of one conversation as they come: in order, each once, none left out."""

from bot.client.frames import Message


class GapError(Exception):
    """The server left out a seq, which it promised not to."""


class Transcript:
    """Which row is known last, and what may come next."""

    def __init__(self, after_seq: int = 0) -> None:
        self.last_seq = after_seq
        self._is_torn = False

    def take(self, message: Message) -> bool:
        """False for a row that is known. Raises GapError, once for each gap."""
        if message.seq <= self.last_seq:
            return False
        if message.seq > self.last_seq + 1:
            if self._is_torn:
                return False
            self._is_torn = True
            raise GapError
        self._is_torn = False
        self.last_seq = message.seq
        return True
