"""Whether the first passage speaks of the very thing that is asked about, and of the same direction.

Nearness and words tell the subject; “car loan” and “personal loan”, money that comes and money that goes are near.
"""

from bot.answering.agreement.directions import points_elsewhere
from bot.answering.agreement.names import named_elsewhere

__all__ = ["named_elsewhere", "points_elsewhere"]
