"""Commands that have no answer yet. They survive the connection, and go out again with the same client id."""

from dataclasses import dataclass

from bot.client.frames import Command


@dataclass(slots=True)
class _Unanswered:
    lane: str
    frame: Command
    is_under_way: bool = False


class Outbox:
    """One command of a lane is under way at a time, so that a lane's commands are done in their order."""

    def __init__(self) -> None:
        self._commands: dict[str, _Unanswered] = {}

    def __len__(self) -> int:
        return len(self._commands)

    def __contains__(self, client_id: str) -> bool:
        return client_id in self._commands

    def add(self, client_id: str, lane: str, frame: Command) -> None:
        """Behind all others of its lane."""
        self._commands[client_id] = _Unanswered(lane, frame)

    def due(self) -> list[Command]:
        """What is to be sent now; it is under way from here on."""
        taken = {one.lane for one in self._commands.values() if one.is_under_way}
        frames = []
        for one in self._commands.values():
            if one.lane not in taken:
                taken.add(one.lane)
                one.is_under_way = True
                frames.append(one.frame)
        return frames

    def answered(self, client_id: str) -> None:
        """It is not to be sent again."""
        del self._commands[client_id]

    def interrupted(self) -> None:
        """Nothing is under way any more: all of it is to be sent again."""
        for one in self._commands.values():
            one.is_under_way = False
