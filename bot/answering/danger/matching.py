"""How the lists of both languages are held against a message. What might happen is no danger yet."""

import re
from collections.abc import Iterable
from typing import Final

from bot.domain.reply import EscalationReason

# “If I were gone, all would be well”: here what is supposed tells enough.
MEANT_LITERALLY: Final = frozenset({EscalationReason.SELF_HARM, EscalationReason.THREAT})
_ENDS_OF_CLAUSES: Final = re.compile(r"[，。？！；,.?!;\n]")


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern that is found where any of these is; a third of the time that they take one after the other.

    Those that begin at the edge of a word stand together: elsewhere in a text none of them is tried.
    """
    at_edges: list[str] = []
    others: list[str] = []
    for pattern in patterns:
        (at_edges if pattern.startswith(r"\b") else others).append(pattern)
    return re.compile(_either([*others, *([_either(at_edges)] if at_edges else [])]))


def _either(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def only_supposes(words: str, hypothetical: re.Pattern[str]) -> bool:
    """True when no clause is without a supposition: “my card is gone, what if …” tells of something."""
    clauses = [one for one in _ENDS_OF_CLAUSES.split(words) if re.search(r"\w", one)]
    return bool(clauses) and all(hypothetical.search(clause) for clause in clauses)
