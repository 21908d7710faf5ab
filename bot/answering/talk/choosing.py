"""Choosing in one's own words among the choices on the screen: by place, as the other one, or by words of a label."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.answering.talk.courtesies import without_courtesies
from bot.domain.reply import Choice
from bot.domain.simplified import simplified

_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_WORD: Final = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_RUN: Final = re.compile(r"[^\W_]+")

# Words that say that one is chosen, and nothing of which.
_CHOOSES: Final = frozenset(
    "no nope yes yeah yep ok okay please pls sorry well hm hmm i i'd i'm mean meant want wanted would like choose pick"
    " take it's it is its that that's thats this was the one ones number nr option choice answer about for of these"
    " those them me and then so rather actually thanks thank you question thing kind give tell show let's".split()
)
# “not the first”, “both”, “a credit card”: these choose none of them.
_CHOOSES_NOT: Final = frozenset(
    "not isn't don't neither nor none both all nothing except without different a an any".split()
)
# “the one about fees”, “I mean …”: these point at one of the choices, with whatever words.
_POINTS: Final = re.compile(
    r"\bthe (?:\w+ ){1,3}ones?\b|\bthe ones? (?:about|for|with|on|of|to|from|in|that)\b|\bi (?:mean|meant)\b"
    r"|\b(?:option|choice)\b"
)
# Who asks a question does not choose, unless it points.
_ASKS: Final = frozenset(
    "and also how what when where why who which can could does do is are".split()
)
_ASKS_IN_CHINESE: Final = re.compile(r"[怎什几多哪吗呢何]")
_MOST_WORDS: Final = 6
# Who says more than these words, or characters, tells rather than points.
_MOST_POINTING: Final = 4
_MOST_POINTING_IN_CHINESE: Final = 5
_PLACES: Final[Mapping[str, int]] = {
    "1": 0,
    "1st": 0,
    "first": 0,
    "top": 0,
    "upper": 0,
    "former": 0,
    "2": 1,
    "2nd": 1,
    "second": 1,
    "two": 1,
    "3": 2,
    "3rd": 2,
    "third": 2,
    "three": 2,
    "last": -1,
    "bottom": -1,
    "lower": -1,
    "latter": -1,
    "final": -1,
}
_OTHER: Final = frozenset({"other", "another", "remaining"})

_CHINESE_BEFORE: Final = r"(?:嗯|好的?|那|就|请|是|我|要|想|选择?|选项|问|说|指|的是|看){0,5}"
_CHINESE_AFTER: Final = r"(?:吧|的|呢|啊|问题|那个|谢谢){0,3}"
_CHINESE_PLACES: Final[Mapping[str, int]] = {"一": 0, "1": 0, "二": 1, "2": 1, "三": 2, "3": 2}
_UNIT: Final = r"[个個项項条條种種款号號点點]"
_CHINESE_PLACE: Final = re.compile(
    rf"{_CHINESE_BEFORE}(?:第([一二三123]){_UNIT}?|([123]){_UNIT}?|(?<=选)([一二三]))(?:那{_UNIT})?{_CHINESE_AFTER}"
)
_CHINESE_LAST: Final = re.compile(
    rf"{_CHINESE_BEFORE}(?:最后|最下面|末尾)[的那]?[一那]?{_UNIT}?{_CHINESE_AFTER}"
)
_CHINESE_OTHER: Final = re.compile(
    rf"{_CHINESE_BEFORE}(?:另外?[一那]?|剩下的?那?|其他那){_UNIT}{_CHINESE_AFTER}"
)
_CHINESE_FRAME: Final = re.compile(
    r"^(?:嗯|好的?|那|就|请|我)*((?:问|说|指|要|想问)的是|选|是)?"
    rf"(.*?)(的?[那这哪]?一?(?<=[那这一]){_UNIT}|的)?(?:吧|呢|啊)*$"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen from.

    `taken`: the ids of those that were answered since; `is_open`: nothing was said since they were offered;
    `wordings`: other words for each, by id.
    """

    choices: Sequence[Choice]
    taken: frozenset[str] = frozenset()
    is_open: bool = True
    wordings: Mapping[str, Sequence[str]] | None = None

    @property
    def left(self) -> tuple[Choice, ...]:
        """Those that were not taken yet."""
        return tuple(choice for choice in self.choices if choice.id not in self.taken)


def chosen_in(text: str, offer: Offer) -> tuple[Choice, ...]:
    """The choice that is meant; several when it is one of these; none when the message chooses nothing."""
    text = simplified(without_courtesies(text)).lower().replace("’", "'")
    if not offer.choices:
        return ()
    return _in_chinese(text, offer) if _CHINESE.search(text) else _in_english(text, offer)


def _in_english(text: str, offer: Offer) -> tuple[Choice, ...]:
    words = _WORD.findall(text)
    says = [word for word in words if word not in _CHOOSES]
    if not _CHOOSES_NOT.isdisjoint(words) or len(says) > _MOST_WORDS:
        return ()
    if len(says) == 1 and says[0] in _PLACES:
        return _at(offer.choices, _PLACES[says[0]])
    if len(says) == 1 and says[0] in _OTHER:
        return _other(offer)
    points = len(says) <= _MOST_POINTING and _POINTS.search(text) is not None
    if not points and not _ASKS.isdisjoint(words):
        return ()
    return _by_words([_stem(word) for word in says], _stems, offer, points=points)


def _in_chinese(text: str, offer: Offer) -> tuple[Choice, ...]:
    words = "".join(_RUN.findall(text))
    if place := _CHINESE_PLACE.fullmatch(words):
        return _at(offer.choices, _CHINESE_PLACES[next(filter(None, place.groups()))])
    if _CHINESE_LAST.fullmatch(words):
        return _at(offer.choices, -1)
    if _CHINESE_OTHER.fullmatch(words):
        return _other(offer)
    found = _CHINESE_FRAME.match(words)
    says = found[2] if found else words
    if not says or says[0] in "不没别" or len(says) > 2 * _MOST_WORDS:
        return ()
    is_framed = found is not None and bool(found[1] or found[3])
    goes_on = words.endswith("呢")
    points = is_framed and not goes_on and len(says) <= _MOST_POINTING_IN_CHINESE
    if not points and _ASKS_IN_CHINESE.search(words):
        return ()
    whole = [one for one in offer.choices if says in _plain(one.label)]
    if len(whole) == 1 and (len(says) > 1 and (offer.is_open or points)):
        return (whole[0],)
    return _by_words(list(says), _characters, offer, points=points)


def _by_words(
    says: Sequence[str], units_of: Callable[[str], set[str]], offer: Offer, *, points: bool
) -> tuple[Choice, ...]:
    """The one choice whose label has all the words; who points at one may use any words that only one of them has."""
    if not says or not (offer.is_open or points):
        return ()
    by_label = [units_of(one.label) for one in offer.choices]
    fitting = [one for one, has in zip(offer.choices, by_label, strict=True) if set(says) <= has]
    if len(fitting) == 1:
        return (fitting[0],)
    if not points:
        return ()
    wordings = offer.wordings or {}
    has_words = [
        has.union(*map(units_of, wordings.get(one.id, ())))
        for one, has in zip(offer.choices, by_label, strict=True)
    ]
    counts = Counter(unit for has in has_words for unit in has)
    named = [
        one
        for one, has in zip(offer.choices, has_words, strict=True)
        if set(says) <= has and any(counts[unit] == 1 for unit in says)
    ]
    return (named[0],) if len(named) == 1 else tuple(fitting)


def _at(choices: Sequence[Choice], place: int) -> tuple[Choice, ...]:
    return (choices[place],) if place < len(choices) else ()


def _other(offer: Offer) -> tuple[Choice, ...]:
    """Of two the one that was not taken, or the second; of more it remains to be asked which."""
    left = offer.left
    return left[1:] if len(left) == len(offer.choices) == 2 else left


def _plain(text: str) -> str:
    return "".join(_RUN.findall(simplified(text).lower()))


def _characters(text: str) -> set[str]:
    return set(_plain(text))


def _stems(text: str) -> set[str]:
    return set(map(_stem, _WORD.findall(text.lower().replace("’", "'"))))


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    is_plural = word.endswith("s") and not word.endswith("ss") and len(word) > 3
    return word[:-1] if is_plural else word
