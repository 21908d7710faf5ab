"""What was measured."""

from dataclasses import dataclass, field


def percentile(values: list[float], share: float) -> float:
    """The value that this share does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(frozen=True, slots=True)
class Idle:
    """Sockets that only listen."""

    sockets: int
    bytes_each: float
    core_before: float
    core: float
    """Share of one core that the server used while they were held."""
    held: int


@dataclass(slots=True)
class Delays:
    """Milliseconds from the intended time of sending."""

    rate: float
    seconds: float
    sent: int = 0
    acknowledged: list[float] = field(default_factory=list)
    delivered: list[float] = field(default_factory=list)
    core: float = 0.0

    @property
    def is_complete(self) -> bool:
        """True when everything that was sent was acknowledged and delivered, once."""
        return len(self.acknowledged) == len(self.delivered) == self.sent


@dataclass(frozen=True, slots=True)
class Contention:
    """Rounds in which many agents claim one customer at the same moment."""

    agents: int
    rounds: int
    winners: dict[int, int]
    """How many rounds had so many winners."""
    slowest: float
    """Milliseconds until the last of the agents had an answer."""


@dataclass(frozen=True, slots=True)
class Storm:
    """A server that dies with all its sockets, and everybody who comes back."""

    sockets: int
    seconds: float
    """From the moment when the new server answered until everybody had everything."""
    lost: int
    doubled: int


@dataclass(frozen=True, slots=True)
class Stalled:
    """Readers who take nothing of what is sent to them."""

    count: int
    written_within: float
    """Seconds in which everything was written that they do not read."""
    bytes_each: float
    p99_before: float
    p99_beside: float
    """Milliseconds of acknowledgement for others, before there were any and beside them."""
    gone_after: float
    """Seconds after the last word was written."""
    left: int


@dataclass(frozen=True, slots=True)
class Overload:
    """More than a server can do. Rates in messages a second, delays in milliseconds from the sending."""

    senders: int
    seconds: float
    peak: float
    """The most it did for a few senders who waited for each answer."""
    wanted: float
    """What all would send together if each were answered at once."""
    goodput: float
    """Accepted while it lasted."""
    accepted: list[float]
    refused: list[float]
    unanswered: int
    well_after: float | None
    """Seconds after it ended until a message took no more than twice as long as before it."""


@dataclass(slots=True)
class Measured:
    """One run; parts that were left out are empty."""

    idle: Idle | None = None
    echo: list[Delays] = field(default_factory=list)
    teller: list[Delays] = field(default_factory=list)
    contention: Contention | None = None
    storm: Storm | None = None
    stalled: Stalled | None = None
    overload: Overload | None = None

    @property
    def keeps_its_word(self) -> bool:
        """True when nothing was lost or doubled, and each customer had one winner. Speed is another matter."""
        is_single = self.contention is None or set(self.contention.winners) == {1}
        is_whole = self.storm is None or self.storm.lost == self.storm.doubled == 0
        return is_single and is_whole and all(one.is_complete for one in self.teller)
