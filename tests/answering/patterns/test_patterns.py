"""No message keeps a worker busy: what is read by a regular expression is read in few ways."""

import json
import re
import subprocess
import sys
from random import Random
from typing import Final

import pytest

from bot.answering.language import LONGEST_TEXT
from tests.answering.patterns.ambiguity import exponential_repeats
from tests.answering.patterns.product import makers, modules, patterns
from tests.answering.patterns.trees import parser, rows
from tests.architecture.tree import ROOT

_PATTERNS: Final = patterns()
# What these make is held by the modules that call them.
_MAKERS: Final = {
    "bot.answering.danger.matching": ["any_of", "__init__"],
}
# Only what never ends takes as long: together these texts take some seconds.
_GUARD_SECONDS: Final = 100
_STORIES: Final = (
    "我的银行卡里的钱在手机银行里显示在途，连和客服在电话里说了在哪里也在查，里面连同在里头的和在一起的都在里边。",
    "银行卡在家里，在抽屉里和在包里和在车里都在找，在公司里在桌子里连在柜子里里里外外都在翻，和同事在一起在办公室里连和保安在一起在监控室里在看",
    "我的卡在上海在北京在广州在深圳在杭州在成都在武汉在南京在西安在重庆在天津在苏州都可以取款吗",
    "卡在里面，我在里面我在里面我在里面我在里面我在里面我在里面我在里面我在里面我在里面",
)
_ROWS: Final = (
    ("银行卡", "在"),
    ("银行卡", "在x"),
    ("储蓄卡", "和在里连"),
    ("我妈", "因病"),
    ("我妈", "于"),
    ("被", "网上的人"),
    ("卡", "刚刚"),
    ("丢", "我的"),
    ("转", "你们的"),
    ("转", "接"),
    ("my card", " have"),
    ("", "visa "),
    ("", "你好 how are you "),
    ("for ", "for "),
    ("and ", "?"),
    ("a", " "),
    ("", "1"),
)


def _long_texts() -> list[str]:
    """As long as a message may be: known rows, and for each repeat of the product a mixture of what it reads."""
    random = Random(0)
    texts = [start + word * LONGEST_TEXT for start, word in _ROWS]
    texts += [story * LONGEST_TEXT for story in _STORIES]
    for pattern in _PATTERNS.values():
        for start, words in rows(parser.parse(pattern.pattern, pattern.flags)):
            texts.append(start + "".join(random.choices(words, k=LONGEST_TEXT)))
    return [text[: LONGEST_TEXT - 1] + "。" for text in texts]


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:a|a)*b",
        "(?:a+)+b",
        "(?:a|aa)*b",
        "(?:ab|a|b)*c",
        "(?:a?b?)*c",
        "(?:(?:a?|b?)c)*d",
        "(?:x(?:ab|[a-c]b)){9,}y",
        "(?=(?:a|a)*b)c",
        r"(?:在.{0,3}|我)*丢",
    ],
)
def test_a_repeat_that_reads_a_text_in_two_ways_is_found(pattern: str) -> None:
    assert exponential_repeats(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:a|b)*a",
        "(?:ab|ac)*a",
        "a*a*b",
        r"(?:\w+ )*b",
        "(?:a{0,3}b)*c",
        "(?:a|a)++b",
        "(?:a?b)*c",
    ],
)
def test_a_repeat_that_reads_every_text_in_one_way_is_not(pattern: str) -> None:
    assert not exponential_repeats(re.compile(pattern))


def test_every_pattern_is_known() -> None:
    """A function that makes patterns keeps them where they are found, and is named here."""
    assert {module.__name__: names for module in modules() if (names := makers(module))} == _MAKERS
    held = {name.rpartition("-")[0] for name in _PATTERNS}
    assert {f"bot.answering.danger.{one}._PATTERNS" for one in ("chinese", "english")} <= held
    assert "bot.answering.danger.chinese._CHAINS" in held


@pytest.mark.parametrize("name", _PATTERNS)
def test_no_text_can_be_read_in_exponentially_many_ways(name: str) -> None:
    assert not exponential_repeats(_PATTERNS[name])


def test_the_longest_messages_come_to_an_end() -> None:
    """In a process of their own: a search that does not end cannot be stopped from within."""
    subprocess.run(
        [sys.executable, "-m", "tests.answering.patterns.reader"],
        cwd=ROOT,
        input=json.dumps([*_STORIES, *_long_texts()]).encode(),
        check=True,
        timeout=_GUARD_SECONDS,
    )
