"""What is said of a card that is not lost, or no longer: found again, or to be frozen without haste."""

import re
from typing import Final

from bot.answering.danger.english_words import CARD

_SINCE: Final = (
    r"(?: have|'ve| had| just| now| finally| then| later| since| actually| already){0,4}"
)
# Not “found my card missing”, nor “I found it was used”.
_NO_MORE: Final = r"(?! (?:missing|gone|stolen|lost|broken|empty|used|being|been|was|is|had|has|isn't|wasn't|to be))"
_ENGLISH: Final = re.compile(
    rf"(?:^\W*|[,.;!?]\W*|\b(?:i|we|and|but|then|now|just)\b){_SINCE} ?\b(?:found|recovered|located|got back)"
    rf" (?:it|(?:my|the) {CARD})\b{_NO_MORE}"
)
_CHINESE: Final = re.compile(
    r"(?<!没)(?<!没有)(?<!未)(?<!才能)(?:找到|找回来?|寻回来?)了(?!.{0,4}(?:小偷|骗子|盗刷|被))"
)
_UNDO: Final = r"(?:unfreeze|unblock|unlock|un-?pause|reactivate|activate|undo|resume|use|lift)"
# After the finding nothing else is said of the card: where it was, and how it can be used again.
_ENGLISH_REST: Final = re.compile(
    r"(?: (?:again|now|back|today|yesterday|at home|after all"
    r"|(?:in|under|behind|inside) (?:my|the|a) (?:other )?\w+)){0,3}"
    r"(?: (?:after|once) (?:(?:i|we) )?(?:blocked|froze|paused|locked|stopped|blocking|freezing|pausing)(?: it)?)?"
    r"(?:[,.;!?]? (?:and |so |but )?(?:how|can|could|may|please|do|what)\b[^,.;!?]{0,30}?"
    rf"\b{_UNDO}\b[\w ]{{0,30}})?\W*"
)
_CHINESE_REST: Final = re.compile(
    r"(?:[，,。]?(?:请问|那)?(?:怎么|如何|可以|还?能)(?:解冻|解锁|恢复|解除|继续用|再用|取消挂失|用)(?:使用|冻结)?[吗呢]?)?\W*"
)
_WISH: Final = re.compile(
    r"\W*(?:(?:please|pls|can you|could you|can i|i (?:want|need|would like|wish) to|i'd like to"
    r"|how (?:do|can) i) ){0,2}"
    r"(?:freeze|pause|lock)(?: my| the| this)?(?: (?:debit|credit|bank))? card(?: (?:please|pls|for a while))?\W*"
    r"|\W*(?:怎么|如何|我?想)?(?:临时|暂时)?(?:冻结|锁定?)(?:一下)?(?:我的?)?(?:这张)?(?:银行卡|信用卡|借记卡|卡片?)\W*"
)


def since_found(words: str) -> str:
    """What is left of a message after the card was found again; all of it where none was."""
    ends = [found.end() for pattern in (_ENGLISH, _CHINESE) for found in pattern.finditer(words)]
    return words[max(ends, default=0) :]


def is_found_again(words: str) -> bool:
    """True when the message ends with a card being found, and the wish to use it again."""
    rest = since_found(words)
    return rest != words and any(
        one.fullmatch(rest) is not None for one in (_ENGLISH_REST, _CHINESE_REST)
    )


def wishes_to_freeze(text: str) -> bool:
    """True when the message asks to freeze a card, without haste or a reason."""
    return _WISH.fullmatch(" ".join(text.lower().replace("’", "'").split())) is not None
