"""Refusals of the desk: room, offers, colleagues, and what only supervisors may do."""

from bot.errors.base import BotError


class AtCapacityError(BotError):
    """The agent holds as many conversations as allowed."""

    code, status = "at_capacity", 409
    sentence = "There is no room: an agent may hold {limit} conversations at a time here."


class NotOfferedError(BotError):
    """At this desk tickets are offered, and this one was not, or no longer is."""

    code, status = "not_offered", 409
    sentence = "This desk offers its tickets, and this one is not offered to you."


class AgentUnavailableError(BotError):
    """The colleague is not online, or away."""

    code, status = "agent_unavailable", 409
    sentence = "{agent_name} is not there at the moment. Choose somebody else, or the queue."


class UnknownAgentError(BotError):
    """No such colleague."""

    code, status = "unknown_agent", 404
    sentence = "There is no such colleague."


class UnknownDeskError(BotError):
    """No such desk."""

    code, status = "unknown_desk", 404
    sentence = "There is no such desk."


class SupervisorsOnlyError(BotError):
    """What an agent may not do."""

    code, status = "supervisors_only", 403
    sentence = "Only a supervisor can do this."
