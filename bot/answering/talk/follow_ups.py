"""A message that leans on the question before it: “and abroad?”, “那美元呢？”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.answering.talk.courtesies import without_courtesies
from bot.domain.reply import Context
from knowledge_base.words import PassageId

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
_LONGEST_FRAGMENT: Final = 8
_MOST_WORDS_OF_FRAGMENT: Final = 4
_STANDS_FOR: Final = re.compile(
    r"(?:he|she)(?: is|'s) (?:[\w'-]+ ?){1,4}$|which (?:one|of (?:these|those|them))\b(?: \S+){0,8}$"
    r"|(?:that|this) one\b(?: \S+){0,6}$|(?:for|with|in|on|to|at|from|by|without) (?:[\w'-]+ ?){1,4}$"
    r"|(?:[他她它]|[这這那][个個张張种種笔筆])(?![们們]).{1,14}$",
    re.IGNORECASE,
)
# Who says one of these says what is wanted.
_ASKS: Final = re.compile(
    r"\b(?:i|my|me|we|you|your|how|what|why|who|can|could|do|does|is|are|please)\b|[我您你怎吗嗎]",
    re.IGNORECASE,
)
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
    before, words = _ENDS.sub("", earlier[-1]), _core_of(text)
    if not words:
        return ()
    one = (joined(text, earlier[-1]),)
    place = re.match(r"(?:for|with|on|of|in|to|at|from)\b", words, re.IGNORECASE)
    if place is None or not _PLACE.search(before):
        return one
    return (*one, _PLACE.sub(words, before))


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A message together with what was said before it.

    `dropped`: what that would find by itself, and the customer has read or been offered. `is_guess`: it
    only may be meant so, and is asked back at the most. `is_bare`: nothing in the message says that it leans.
    """

    text: str
    dropped: frozenset[PassageId]
    is_guess: bool = False
    is_bare: bool = False


def follow_ups_of(text: str, context: Context) -> tuple[FollowUp, ...]:
    """What a message may mean after the question before it, and after what that was taken for."""
    before, topic = context.question, context.topic
    if before is None:
        return ()
    found = [FollowUp(one, context.answered) for one in with_context(text, (before,))]
    is_bare = not found and not stands_for_something(text)
    if is_bare and not is_fragment(text):
        return ()
    is_guess = not found
    found = found or [FollowUp(joined(text, before), context.answered, is_guess, is_bare)]
    if topic is not None and topic.label != before:
        dropped = context.answered | {PassageId(topic.id)}
        # What was offered first is only taken for the subject; what was answered is it.
        is_guess = is_guess or topic.id not in context.answered
        found.append(FollowUp(joined(text, topic.label), dropped, is_guess, is_bare))
    return tuple(found)


def subject_of(asked: Sequence[str]) -> str | None:
    """What was asked last, oldest first, with what it leant on; None when nothing was."""
    subject: str | None = None
    for text in map(without_courtesies, asked[-_MOST_BEFORE:]):
        variants = with_context(text, (subject,) if subject else ())
        subject = variants[-1] if variants else text
    return subject


def is_fragment(text: str) -> bool:
    """True for a few words that ask nothing by themselves: “max term?”, 最长期限."""
    plain = _ENDS.sub("", text.strip())
    if not plain or _ASKS.search(plain):
        return False
    if not plain.isascii():
        return len(plain) <= _LONGEST_FRAGMENT
    return len(plain.split()) <= _MOST_WORDS_OF_FRAGMENT


def stands_for_something(text: str) -> bool:
    """True when a word stands for what was said before: “he is 15”, “which one is nearest?”, 它最多能存多少."""
    return _STANDS_FOR.match(_ENDS.sub("", text.strip())) is not None


def joined(text: str, before: str) -> str:
    """The message behind what was asked before it."""
    return f"{_ENDS.sub('', before)} {_core_of(text)}"


def _core_of(text: str) -> str:
    """Without “and”, “what about” before, and 呢 or signs behind."""
    return _TRAIL.sub("", _LEAD.sub("", text.strip()))


def leans(text: str) -> bool:
    """True when a message is short and begins, or in Chinese ends, as one that goes on from another."""
    plain = text.strip()
    if _CHINESE.match(plain):
        return True
    if len(plain.split()) > _MOST_WORDS or not _ENGLISH.match(plain):
        return False
    rest = _LEAD.sub("", plain)
    return rest == plain or not _WHOLE.match(rest) or _ENGLISH.match(rest) is not None
