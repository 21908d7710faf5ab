"""What might happen is no danger yet: a message that only supposes tells of nothing."""

import re
from typing import Final

from bot.domain.reply import EscalationReason

# “If I were gone, all would be well”: here what is supposed tells enough.
MEANT_LITERALLY: Final = frozenset({EscalationReason.SELF_HARM, EscalationReason.THREAT})
_ENDS_OF_CLAUSES: Final = re.compile(r"[，。？！；,.?!;\n]")


def only_supposes(words: str, hypothetical: re.Pattern[str]) -> bool:
    """True when no clause is without a supposition: “my card is gone, what if …” tells of something."""
    clauses = [one for one in _ENDS_OF_CLAUSES.split(words) if re.search(r"\w", one)]
    return bool(clauses) and all(hypothetical.search(clause) for clause in clauses)
