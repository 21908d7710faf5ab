"""A message that leans on the question before it: “and abroad?”, “那美元呢？”."""

import re
from collections.abc import Sequence
from typing import Final

from bot.answering.talk.courtesies import without_courtesies

_ENGLISH: Final = re.compile(
    # “and abroad?”, “what about …”
    r"(?:and|but|or|also|then|ok(?:ay)?|so)\b,? ?(?:what|how)? ?(?:about|if|for|with)?\b|(?:what|how) about\b"
    # “how much is it?”, “can I repay it early?”, but not “is it possible to …”
    r"|(?:how much|how long|when|where|why|who|which)(?: (?:is|are|does|do|for|would|will)\b)?"
    r"(?: (?:it|that|this|they)\b)"
    r"|(?:can|could|may|do|does|did|will|would|should|must|is|are) (?!it \w+ to )[a-z']+ (?:[\w']+ ){0,4}?"
    r"(?:it|that|this|them|one|those|these)\b(?! \w+ (?:card|account|loan|app|bank|payment|transfer)s?\b)"
    r"|(?:is|does|will|can) (?:it|that|this|they)\b(?! \w+ to )"
    # “how long?”, “is there a limit?”, “what documents do I need?”
    r"|(?:how (?:long|much|many|often|fast|soon)|until when|since when|when|where|why|how|which one)\W*$"
    r"|how (?:long|much|often|soon|fast) (?:do|does|will|would) (?:it|i|that|they)"
    r"(?: (?:take|cost|have|need|last|be))?\W*$"
    r"|(?:is|are) there (?:an?|any) (?:fees?|limits?|charges?|minimum|maximum|deadline|discount)\W*$"
    r"|(?:what|which) (?:documents?|papers|paperwork|forms?|id) (?:do|will|would|should) i (?:need|have|bring)"
    r"(?: to bring)?\W*$"
    r"|(?:how|where|when) (?:do|can|could|should) i"
    r" (?:apply|start|sign up|do (?:it|that)|get (?:one|it)|order one)\W*$",
    re.IGNORECASE,
)
_CHINESE: Final = re.compile(
    r"^(?:那|[还還]有|而|但是?|或者|要是|如果是).{1,14}$|^.{1,12}呢[？?。]*$"
    # “多久到账”, “要什么材料”, “可以提前还吗”
    r"|^(?:大概|一般|通常|需要|要|得|最快|最多|最少|最低|最高){0,2}(?:多久|多[长長](?:[时時][间間])?|[几幾]天|多少[钱錢]?|什[么麼][时時]候"
    r"|[几幾][个個]工作日)(?:才能?|能|可以)?(?:到[账賬帳]?|[办辦]好|[办辦]完|生效|批下[来來]|收到|拿到|完成)?[呢吗嗎啊？?。]*$"
    r"|^(?:怎[么麼]|在?哪[里裡]?|如何)(?:[办辦]理?|申[请請]|操作|弄|开通|開通)[呢啊？?。]*$"
    r"|^(?:需要|要)(?:[带帶]|准[备備]|提供)?(?:什[么麼]|哪些)(?:材料|[证證]件|[资資]料|[条條]件|手[续續])?[呢啊？?。]*$"
    r"|^(?:有|收)?(?:手[续續][费費]|限[额額]|[费費]用|利率|利息)(?:多少|是多少|吗|嗎)[呢啊？?。]*$"
    r"|^我?(?:可以|能|能不能|可不可以)[^，。？?]{1,6}[吗嗎么麼]?[？?。]*$"
)
_LEAD: Final = re.compile(
    r"^(?:and|but|or|also|then|ok(?:ay)?|so|what about|how about|,|\s)+"
    r"|^(?:那[么麼]?|[还還]有|而|但是?|或者|要是|如果是)+",
    re.IGNORECASE,
)
_TRAIL: Final = re.compile(r"[呢吗嗎嘛?？。!！\s]+$")
# “and how do I reset my PIN?” goes on, but names its own subject.
_WHOLE: Final = re.compile(
    r"(?:how|what|where|when|why|who|which|can|could|may|do|does|is|are|will|would|should|i)\b(?: \S+){5}",
    re.IGNORECASE,
)
# A subject that was carried on more often has mostly changed.
_MOST_BEFORE: Final = 3
# More words than these stand on their own, whatever they begin with.
_MOST_WORDS: Final = 9
_ENDS: Final = re.compile(r"[?？。.!！\s]+$")
_PLACE: Final = re.compile(
    r"\b(?:for|with|on|of|in|to|at|from) (?:the |a |an |my )?[\w -]+$", re.IGNORECASE
)


def with_context(text: str, earlier: tuple[str, ...]) -> tuple[str, ...]:
    """What an elliptical message may mean after the questions before it, newest last; nothing for a whole one.

    The last question with the message behind it, and, where it ends in “for the …”, with that exchanged, last.
    """
    if not earlier or not leans(text):
        return ()
    before = _ENDS.sub("", earlier[-1])
    words = _TRAIL.sub("", _LEAD.sub("", text.strip()))
    if not words:
        return ()
    joined = (f"{before} {words}",)
    place = re.match(r"(?:for|with|on|of|in|to|at|from)\b", words, re.IGNORECASE)
    if place is None or not _PLACE.search(before):
        return joined
    return (*joined, _PLACE.sub(words, before))


def subject_of(asked: Sequence[str]) -> str | None:
    """What was asked last, oldest first, with what it leant on; None when nothing was."""
    subject: str | None = None
    for text in map(without_courtesies, asked[-_MOST_BEFORE:]):
        variants = with_context(text, (subject,) if subject else ())
        subject = variants[-1] if variants else text
    return subject


def leans(text: str) -> bool:
    """True when a message is short and begins, or in Chinese ends, as one that goes on from another."""
    plain = text.strip()
    if _CHINESE.match(plain):
        return True
    if len(plain.split()) > _MOST_WORDS or not _ENGLISH.match(plain):
        return False
    rest = _LEAD.sub("", plain)
    return rest == plain or not _WHOLE.match(rest) or _ENGLISH.match(rest) is not None
