"""Repairs Chinese typed by its sound: another character of the same pinyin than the content's word has."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

import rjieba
from pypinyin import lazy_pinyin

from bot.domain.simplified import simplified

_CHINESE: Final = re.compile(r"[\u3400-\u9fff]+")
_LENGTHS: Final = (4, 3, 2)
# Beside these any two characters may stand, so that a pair with the sound of a word is no error.
_EVERYWHERE: Final = frozenset(
    "的了是我你您他她它们会要去来不没有在这那哪就还也都又很能想得着过给把被和与及或跟向从到上下里吗呢吧啊"
    "什么怎多少几个已一二三四五六七八九十百千万两家非可以只才再让说看做用为对比按请"
)


class Homophones:
    """The content's Chinese words, found again by their sound without tones."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts = Counter(
            word
            for text in texts
            for run in _CHINESE.findall(simplified(text))
            for word in rjieba.cut(run)
            if len(word) in _LENGTHS
        )
        self._by_sound: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for word in self._counts:
            self._by_sound[tuple(lazy_pinyin(word))].append(word)

    def __bool__(self) -> bool:
        """False when the content has no Chinese words."""
        return bool(self._counts)

    def repaired(self, question: str) -> str:
        """The question, simplified, with what is no word but sounds like one of the content's as that word."""
        return _CHINESE.sub(lambda run: self._repair(run.group()), simplified(question))

    def _repair(self, run: str) -> str:
        sounds = lazy_pinyin(run)
        is_free = _is_free(run)
        characters = list(run)
        place = 0
        while place < len(run) and len(sounds) == len(run):
            word = self._word_at(run, place, sounds) if is_free[place] else None
            if word is not None and all(is_free[place : place + len(word)]):
                characters[place : place + len(word)] = word
                place += len(word)
            else:
                place += 1
        return "".join(characters)

    def _word_at(self, run: str, place: int, sounds: list[str]) -> str | None:
        """The longest of the content's words that sounds like what stands there, the most frequent of several."""
        for length in _LENGTHS:
            written = run[place : place + length]
            if len(written) < length or written in self._counts or set(written) & _EVERYWHERE:
                continue
            if alike := self._by_sound.get(tuple(sounds[place : place + length])):
                return max(alike, key=lambda word: (self._counts[word], word))
        return None


def _is_free(run: str) -> list[bool]:
    """Which characters stand alone: the dictionary knows no longer word that they are part of."""
    return [len(word) == 1 for word in rjieba.cut(run, False) for _ in word]
