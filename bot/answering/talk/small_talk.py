"""Greetings, thanks, goodbyes and “who are you”: answered when they are the whole message."""

import re
from typing import Final

from bot.domain.phrases import phrases_in
from bot.domain.reply import Question
from bot.domain.simplified import simplified

_ROBOT: Final = r"(?:a |an )?(?:(?:ro)?bot|human|real(?: person)?|person|machine|computer|ai)"
# The space before “how are you” may belong to either greeting; what was read is not read again.
_GREETING: Final = re.compile(
    r"(?:(?:hiya|hi|hello|hey|howdy|greetings|good (?:morning|afternoon|evening|day))"
    r"(?: there| all| team| bot)?,?"
    r"| ?how are you(?: doing)?(?: today)?"
    r"|(?:您好|你好|哈[喽啰罗]|嗨|早上好|上午好|中午好|下午好|晚上好|早安|晚安|在吗|有人吗)"
    r"(?:呀|啊|哦)?,? ?)++",
)
_THANKS: Final = re.compile(
    r"(?:(?:ok(?:ay)?|great|perfect|good|cool|alright|super)?(?: |, )*"
    r"(?:many |thanks?|thank you|thx|ty|cheers)+(?: a lot| so much| very much| you)?"
    r"(?:,? (?:that(?:'s| was| is) )?(?:all|great|perfect|helpful|very helpful))?"
    r"|(?:that(?:'s| was| is) )(?:great|perfect|(?:very )?helpful)"
    r"|(?:好的|好|明白了|知道了|了解了|非常|太|,| )*(?:谢谢|多谢|感谢|谢了)"
    r"(?:你|您|啦|了|你们|您的?帮助|你的帮助)*)",
)
_GOODBYE: Final = re.compile(
    r"(?:ok(?:ay)?,? )?(?:bye(?:[ -]bye)?|goodbye|good bye|see you(?: later)?"
    r"|have a (?:nice|good|great) (?:day|one|evening|weekend))"
    r"|(?:再见|拜拜|回头见|下次见|88)(?:啦|了|咯)?",
)
_WHO: Final = re.compile(
    rf"(?:who|what) are you|are you {_ROBOT}"
    rf"|am i (?:talking|speaking|chatting) (?:to|with) {_ROBOT}"
    r"|what can you do(?: for me)?"
    r"|(?:你|您)(?:是谁|叫什么|能做什么|会什么|是机器人|是真人|是人工|是人)"
    r"(?:吗|啊|呢)?",
)


def small_talk_reply(question: Question) -> str | None:
    """The phrase that answers this small talk; None when the message is something else, or more."""
    words = simplified(question.text).lower().replace("’", "'").replace("，", ", ")
    words = re.sub(r"[^\w\s',-]+", " ", words)
    words = " ".join(words.split()).strip(" ,-'")
    phrases = phrases_in(question.language)
    patterns = (
        (_GREETING, phrases.greeting),
        (_THANKS, phrases.thanks),
        (_GOODBYE, phrases.goodbye),
        (_WHO, phrases.who_are_you),
    )
    return next((phrase for pattern, phrase in patterns if pattern.fullmatch(words)), None)
