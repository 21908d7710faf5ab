"""Whether the first passage speaks of the very thing that is asked about: product, direction, term, currency, company.

Nearness and words tell the subject; “car loan” and “personal loan”, money that comes and money that goes are near.
"""

from bot.answering.agreement.directions import points_elsewhere
from bot.answering.agreement.names import named_elsewhere
from bot.answering.agreement.particulars import lacks_what_is_named

__all__ = ["lacks_what_is_named", "named_elsewhere", "points_elsewhere"]
