"""Text as the words it is searched by.

English stemmed, Chinese cut into words, traditional as simplified.
"""

import re
from functools import cache
from typing import Final

import rjieba
from Stemmer import Stemmer

from bot.domain.simplified import simplified

_RUNS: Final = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+(?:['’][a-z]+)?")
_ENGLISH_STOP_WORDS: Final = frozenset(
    (
        "a an and are as at be been but by can could did do does for from had has have how i "
        "if in into is it its i'm i've i'd it's me my of on or please so some such that the "
        "their them then there these they this to too us was we were what what's when where "
        "which who will with would you your am just any get got want need like "
    ).split()
)
_CHINESE_STOP_WORDS: Final = frozenset(
    (
        "的 了 吗 呢 吧 啊 呀 我 你 您 他 她 它 我们 你们 是 在 有 和 与 及 或 也 都 "
        "就 还 又 很 想 要 请 请问 一下 一个 这 那 这个 那个 什么 怎么 怎样 如何 可以 能 "
        "能不能 会 需要 应该 给 把 被 对 向 从 到 上 下 里 "
    ).split()
)


@cache
def _stemmer() -> Stemmer:
    return Stemmer("english")


def _chinese_words(run: str) -> list[str]:
    words = rjieba.cut_for_search(simplified(run))
    return [word for word in words if word not in _CHINESE_STOP_WORDS]


def words_of(text: str) -> list[str]:
    """The words of a text in English, Chinese or both, in order, without those that say nothing.

    A text of nothing but such words keeps them all, so that no question is without words.
    """
    runs = _RUNS.findall(text.lower().replace("’", "'"))
    words: list[str] = []
    for run in runs:
        if run[0] >= "\u3400" and run[0] <= "\u9fff":
            words += _chinese_words(run)
        elif run not in _ENGLISH_STOP_WORDS:
            words.append(_stemmer().stemWord(run.removesuffix("'s")))
    return words or runs
