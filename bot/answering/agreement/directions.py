"""What goes one way or the other: money in or out, a limit up or down, a switch on or off."""

import re
from functools import lru_cache
from typing import Final

from bot.answering.agreement.told import MOST_READ, as_read, words_told_by
from knowledge_base.words import Language, Passage

# A direction and its opposite.
_OPPOSITES: Final = {
    Language.ENGLISH: (
        (
            re.compile(
                r"\b(?:incoming|inward|inbound)\b"
                r"|\breceiv\w{1,3}(?: \w+){0,3} (?:money|payments?|transfers?|funds|wages|pension)\b"
            ),
            re.compile(
                r"\b(?:outgoing|outward|outbound)\b"
                r"|\bsend(?:ing)?(?: \w+){0,3} (?:money|payments?|transfers?|funds|wages|pension)\b"
            ),
        ),
        (
            re.compile(r"\b(?:raise|raising|increas\w{1,3}|higher)\b"),
            re.compile(r"\b(?:lower|lowering|reduc\w{1,4}|decreas\w{1,3})\b"),
        ),
        (
            re.compile(r"\b(?:open|opening|opened)\b"),
            re.compile(r"\b(?:close|closing|closed)\b"),
        ),
        (
            re.compile(r"\b(?:activat\w{1,3}|switch(?:ing)? on|turn(?:ing)? on|enabl\w{1,3})\b"),
            re.compile(
                r"\b(?:deactivat\w{1,3}|switch(?:ing)? off|turn(?:ing)? off|disabl\w{1,3})\b"
            ),
        ),
        (
            re.compile(r"\b(?:domestic|inland|(?:with)?in the country)\b"),
            re.compile(r"\b(?:abroad|foreign|international|overseas)\b"),
        ),
        (
            re.compile(
                r"\bleav(?:e|ing) you\b"
                r"|\b(?:to|for) (?:another|a different|my new|the other|some other) bank\b"
            ),
            re.compile(r"\bto us\b|\bfrom (?:another|your old|a different|your other) bank\b"),
        ),
        (
            re.compile(r"\b(?:sell|selling|sold)\b"),
            re.compile(r"\b(?:buy|buying|bought)\b"),
        ),
        (
            re.compile(r"\b(?:pay(?:ing)? in|deposit(?:ing)? cash)\b"),
            re.compile(r"\bwithdraw\w{0,4}\b"),
        ),
    ),
    Language.CHINESE: (
        (
            re.compile(r"[汇转](?:入|进|过来)|汇款进|收到.{0,6}汇款|收款"),
            re.compile(r"[汇转]出|汇[到去往]|汇款到"),
        ),
        (
            re.compile(r"提高|调高|增加|提升|提额|升高"),
            re.compile(r"降低|调低|减少|降额"),
        ),
        (
            re.compile(r"开启|打开|开通|激活|启用|设置"),
            re.compile(r"关闭|关掉|停用|解除|关了"),
        ),
        (re.compile(r"开户|开立"), re.compile(r"销户|注销")),
        (re.compile(r"境内|国内|本地|同城"), re.compile(r"境外|国外|海外|跨境")),
        (
            re.compile(r"[转换搬](?:到|去|走)(?:别的|其他|另一家|别家)银行|离开你们"),
            re.compile(r"从(?:其他|别的)银行|转[到入](?:本|我)行"),
        ),
        (re.compile(r"卖出|赎回"), re.compile(r"买入|申购|购买")),
    ),
}
# What only a passage answers that speaks of it: undoing is another matter than the thing, prices are those of today,
# and how one's own things stand the account tells.
_SPOKEN_OF: Final = {
    Language.ENGLISH: (
        re.compile(
            r"\b(?:undo|undoing|revers(?:e|ing|al)|revok\w{1,3}|unstop|unsend|reinstat\w{1,3}"
            r"|unfreez\w{1,3}|unblock\w{0,3}|unlock\w{0,3})\b"
        ),
        re.compile(
            r"\b(?:rates?|interest|prices?|fees?|costs?)\b[^.?!]{0,40}\b(?:last|next) year\b"
            r"|\b(?:last|next) year'?s? (?:rate|interest|price|fee)"
        ),
        re.compile(
            r"\b(?:what(?:'s| is| are)|how (?:much|high|many|large|big)(?: \w+)?)(?: \w+){0,2} my\b"
            r"[^.?!]{1,60}\b(?:right now|at the moment|currently|at present|so far)\b"
        ),
    ),
    Language.CHINESE: (
        re.compile(r"撤销|撤回|反悔|恢复|解冻|解锁|解除"),
        re.compile(
            r"[去前明后]年[^。？！，]{0,12}(?:利率|利息|费|价)|(?:利率|利息|费|价)[^。？！，]{0,8}[去明]年"
        ),
        re.compile(r"我的?[^。？！]{1,30}(?:还剩|目前是|现在是|剩下)"),
    ),
}


def points_elsewhere(question: str, passage: Passage, language: Language) -> bool:
    """True when the question goes a way, or asks of a time, that the passage speaks of nowhere."""
    told = _ways(words_told_by(passage), language)
    asked = _ways(question, language)
    lacking = asked - told
    is_opposite = any(
        (number, side) in lacking and (number, not side) in told - asked
        for number in range(len(_OPPOSITES[language]))
        for side in (False, True)
    )
    return is_opposite or any(side is None for _, side in lacking)


@lru_cache(MOST_READ)
def _ways(text: str, language: Language) -> frozenset[tuple[int, bool | None]]:
    """What a text speaks of: the number of a pair and which side of it, or None with that of what must be spoken of."""
    read = as_read(text)
    ways: set[tuple[int, bool | None]] = set()
    for number, sides in enumerate(_OPPOSITES[language]):
        ways |= {(number, bool(side)) for side, words in enumerate(sides) if words.search(read)}
    spoken_of = enumerate(_SPOKEN_OF[language])
    return frozenset(ways | {(number, None) for number, words in spoken_of if words.search(read)})
