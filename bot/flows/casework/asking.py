"""Which of a customer's messages asks for something that content could answer."""

import re
from typing import Final

from bot.answering.talk.requests_for_person import asks_for_person
from bot.answering.talk.small_talk import small_talk_reply
from bot.domain.message import Author, Message
from bot.domain.reply import Question
from knowledge_base.words import Language

_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
# What is said while waiting, or to go on; alone or together these name no subject.
_SUBJECTLESS: Final = frozenset(
    "a again all alright am and any anybody anyone are at be been but bye can come could did do does"
    " else fine for go good great got guys had has have hello help here hey hi hmm how hurry i i'm i've"
    " is it just know long me minute moment much must need nice no nobody nope not now of oh ok okay"
    " on one online or please pls quick quickly really right say see sir madam so some somebody"
    " someone sorry still sure talk thank thanks that that's the there this to too up very wait waiting want"
    " was well what whats what's when where who why will with would yeah yep yes yet you you're your"
    " um uh er thx ty lol haha hm mhm respond responding reply replying answer answering".split()
)
_CHINESE_SUBJECTLESS: Final = re.compile(
    r"[你您]们?好|[你您]們好|(?:[还還]|都)?(?:有没有|有沒有|有)?人(?:在|[吗嗎]|呢)|[还還]?在不在|[还還]在|在[吗嗎线線]|"
    r"[谢謝]{2}|多[谢謝]|[请請][问問]?|[快稍][点點一]?|等[一了很]?[下会會久]?|好[的吧]?|是[的吗嗎]?|[对對]|不是|[没沒]有|没事|"
    r"知道了|明白了?|收到|可以|[为為]什[么麼]|什[么麼]|怎[么麼]|回[复復话話答]|理我|人呢|[我你您]们?|"
    r"[喂嗯哦啊呀吧呢吗嗎了的哈嘛哎唉诶]"
)


def is_question(message: Message) -> bool:
    """True for a customer's words that name a subject.

    Not for a file, a request for a person, small talk, symbols, or “hello? anybody?”.
    """
    text = message.text
    if message.author is not Author.CUSTOMER or message.attachment is not None:
        return False
    if asks_for_person(text) or not _names_subject(text):
        return False
    return all(small_talk_reply(Question(text, language)) is None for language in Language)


def _names_subject(text: str) -> bool:
    words = _WORD.findall(_CHINESE.sub(" ", text.lower().replace("\u2019", "'")))
    if any(len(word) > 1 and word not in _SUBJECTLESS for word in words):
        return True
    # Most Chinese words have two characters.
    return len(_CHINESE.findall(_CHINESE_SUBJECTLESS.sub("", text))) > 1
