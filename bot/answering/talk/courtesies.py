"""What is said out of courtesy, clause by clause: greetings, thanks, acknowledgements, goodbyes and the like."""

import re
from enum import IntEnum
from typing import Final

from bot.answering.clauses import clauses_of
from bot.answering.talk import chinese_courtesies as chinese
from bot.answering.talk import english_courtesies as english
from bot.domain.simplified import simplified


class Courtesy(IntEnum):
    """Kinds of small talk; of several in a message the highest is replied to."""

    FILLER = 0
    ASSENT = 1
    GREETING = 2
    THANKS = 3
    THANKS_FOR_ALL = 4
    REFUSAL = 5
    CLOSING = 6
    WITHDRAWAL = 7
    QUESTION = 8
    WHO = 9
    WISH = 10
    FAREWELL = 11


# Neither ends within a word.
_PATTERNS: Final = {
    kind: re.compile(
        rf"(?:{'|'.join((*getattr(english, kind.name), *getattr(chinese, kind.name)))})(?![a-z0-9'])"
    )
    for kind in Courtesy
}
_BETWEEN: Final = re.compile(r"[^\w']+|_+")
# Courtesies a message is read without; a farewell may be what tells that somebody means it for ever.
_SAY_NOTHING: Final = frozenset(Courtesy) - {Courtesy.FAREWELL, Courtesy.THANKS_FOR_ALL}


def courtesies_in(text: str) -> frozenset[Courtesy]:
    """The kinds of courtesy that the message consists of; none when it says anything else."""
    words = _BETWEEN.sub(" ", simplified(text).lower().replace("’", "'")).strip(" '")
    kinds: set[Courtesy] = set()
    place = 0
    while place < len(words):
        if words[place] == " ":
            place += 1
            continue
        end, kind = max((_end(words, place, kind), kind) for kind in Courtesy)
        if end <= place:
            return frozenset()
        kinds.add(kind)
        place = end
    return frozenset(kinds - {Courtesy.FILLER})


def _end(words: str, place: int, kind: Courtesy) -> int:
    """Where a courtesy of this kind ends that begins at this place; 0 when none does."""
    found = _PATTERNS[kind].match(words, place)
    return found.end() if found is not None else 0


def without_courtesies(text: str) -> str:
    """The text without the clauses of mere courtesy at its beginning and end; all of a text that is nothing else."""
    if courtesies_in(text):
        return text
    clauses = clauses_of(text)
    first, last = 0, len(clauses)
    while first < last and _says_nothing(clauses[first]):
        first += 1
    while first < last and _says_nothing(clauses[last - 1]):
        last -= 1
    return "".join(clauses[first:last]).strip().rstrip(",，;；–—-").rstrip() or text


def _says_nothing(clause: str) -> bool:
    return not re.search(r"\w", clause) or (
        bool(kinds := courtesies_in(clause)) and kinds <= _SAY_NOTHING
    )
