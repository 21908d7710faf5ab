"""Who asks, as the bank's own site vouches for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer whom the bank's site has signed in; `agent_name` is the adviser that the customer has."""

    id: str
    name: str
    segment: str | None = None
    agent_name: str | None = None
