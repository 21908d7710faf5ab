"""Recognises that an answer did not help: messages that say so and nothing else, in English or Chinese."""

import re
from typing import Final

from bot.answering.clauses import clauses_of
from bot.answering.talk.courtesies import courtesies_in
from bot.domain.simplified import simplified

_THAT: Final = r"(?:that|this|it|which|your (?:answer|reply|advice)|the (?:answer|reply))"
_DID_NOT: Final = (
    r"(?:(?:did|does|do|is|was|has|have) not|(?:did|does|do|is|was|has|have)n'?t|not|never)"
)
_ALSO: Final = r"(?:(?:still|also|really|even|just|at all|quite|actually) ){0,2}"
_QUESTION: Final = r"(?:me|it|that|my (?:question|problem|issue)|the (?:question|problem|issue)|what i asked|anything)"
_HELPED: Final = (
    rf"(?:work(?:ed|ing|s)?|helpe?d?(?:ful|ing|s)?(?: me| us| with (?:it|that))?|useful|made? sense|change anything"
    r"|(?:answer(?:ed|ing|s)?|solved?|solving|fix(?:ed|ing)?|resolved?|addressed?|understand|understood)"
    rf"(?: {_QUESTION})?)"
)
_WRONG: Final = (
    r"(?:wrong|incorrect|useless|unhelpful|no (?:help|use|good)|nonsense|rubbish"
    r"|not (?:it|right|correct|true|so|the (?:answer|one|point)|an answer|my (?:question|problem)|helpful|useful"
    r"|any (?:help|use)|what i(?:'m| am| was|'ve| have)? ?"
    r"(?:ask(?:ed|ing)?|mean|meant|want(?:ed)?|need(?:ed)?|said|look(?:ed|ing)|wrote)"
    r"(?: for| about| you| to know)?))"
)
_ENGLISH_CORES: Final = (
    rf"(?:{_THAT} )?{_ALSO}{_DID_NOT} {_ALSO}{_HELPED}",
    rf"(?:{_THAT} (?:is|was)|(?:that|it|this)'?s|you(?:'re| are| r)?) {_ALSO}{_WRONG}|{_WRONG}(?: answer)?",
    (
        rf"you(?:'ve| have)? {_ALSO}{_DID_NOT} {_ALSO}(?:(?:get|got|getting|read|listen(?:ed|ing)?(?: to)?)"
        rf"(?: {_QUESTION})?|{_HELPED})"
    ),
    r"you (?:misunderstood|misread|got)(?: (?:me|it|that|my question))?(?: wrong)?",
    r"you(?:'ve| have)? only answered (?:one|half|part)(?: of (?:it|them|that|my questions?))?",
    r"i (?:did not|didn'?t) (?:ask|mean|want|say)(?: for| about)? (?:that|this|it)",
    r"i (?:asked|meant|mean|wanted)(?: for| about)? something (?:else|different)",
    r"my question was (?:different|another(?: one)?)",
    (
        r"(?:i(?:'ve| have)? )?(?:already |just )?(?:tried|did|done|checked|read)"
        r" (?:all |all of |just )?(?:that|this|it|those|these)(?: (?:already|before|twice|too))?"
    ),
    r"no (?:luck|success|change|difference|effect)|(?:still )?(?:the )?same (?:problem|error|issue|thing|result|again)",
    r"still (?:the same|stuck|nothing|no|not|doesn'?t|won'?t|fails|broken)",
    r"nothing (?:happens|happened|changed|has changed)",
    (
        r"i(?:'m| am)? still (?:stuck|(?:do not|don'?t) (?:get it|understand|know)"
        r"|have (?:the|my|that|a) (?:same )?(?:problem|question|issue))"
    ),
)
_ENGLISH_BEFORE: Final = (
    r"(?:(?:no|nope|nah|sorry|but|well|ok|okay|and|oh|yes|yeah|unfortunately|actually"
    r"|thanks|thank you|hm+|ah+) )*"
)
_ENGLISH_AFTER: Final = (
    r"(?: (?:at all|either|sorry|for me|though|unfortunately|i'm afraid|again|anyway|now|already|yet|still|thanks"
    r"|please|what now|what else))*"
)
_CHINESE_BEFORE: Final = (
    r"(?:可是|但是?|不过|还是|依然|仍然?|试了|试过了?|照做了|这样?|这个|那个?|你(?:说|给)的|您(?:说|给)的|你的回答|您的回答|唉|哎|嗯|呃"
    r"|好像|根本|都|也|完全|并|抱歉|不好意思|方法|办法|回答|答案|问题){0,5}"
)
_CHINESE_CORES: Final = (
    r"(?:不行|没有?用|没有?帮助|没(?:有)?什么(?:用|帮助))(?!了)",
    r"不对|不是|不是(?:这样|那样)|不正确|不准确|(?:回答|答|说|搞|弄)?错了?|答非所问|不相关|(?:说了)?等于(?:没|白)说",
    r"(?:问题)?(?:没(?:有|能)?|未)解决|解决不了(?:问题|我的问题)?|没(?:有|能)?帮(?:到|上)(?:我|忙)?",
    r"不管用|不起作用|不好使|不顶用|行不通|没有?(?:效果|反应|变化)|(?:还是)?老样子|还是一样|弄不了|搞不定|还是不(?:会|懂|明白|清楚|知道|可以|能|好)",
    (
        r"(?:这|那)?不是我?(?:要|想|想要)?(?:问|说|找|要|了解|知道)的(?:这个|问题|意思|东西|内容)?"
        r"|我?(?:问|说|指|要|想问|想要)的不是(?:这个|这些|这|那个|那)"
    ),
    r"我?不是(?:问|说|指|要)?(?:这个|那个)(?:意思|问题|事)?",
    (
        r"(?:你|您)?(?:还是|根本|完全)?没(?:有)?(?:听|看|搞|弄)?(?:懂|明白|理解|清楚|回答)(?:我|我的|到)?(?:意思|问题|话|点子上)?"
        r"|(?:你|您)(?:听不懂|没听|理解错|误会|误解)(?:了)?(?:我|我的)?(?:意思|问题|话)?"
    ),
    r"(?:看|听)不(?:懂|明白)|我?(?:都|也|已经)?试过了",
)
_CHINESE_AFTER: Final = r"(?:了|啊|呀|呢|吧|的|嘛|哦|啦|耶|诶|怎么办|怎么弄|咋办|谢谢){0,3}"
_ENGLISH: Final = re.compile(rf"{_ENGLISH_BEFORE}(?:{'|'.join(_ENGLISH_CORES)}){_ENGLISH_AFTER}")
_CHINESE: Final = re.compile(rf"{_CHINESE_BEFORE}(?:{'|'.join(_CHINESE_CORES)}){_CHINESE_AFTER}")
_BETWEEN: Final = re.compile(r"[^\w']+|_+")
# Nobody who says nothing else writes more.
_LONGEST: Final = 120


def says_it_did_not_help(text: str) -> bool:
    """True when every clause is one of courtesy, or says that what was answered did not help; one does."""
    if len(text) > _LONGEST:
        return False
    clauses = [one for one in clauses_of(text) if re.search(r"\w", one)]
    is_said = [_is_disappointed(one) for one in clauses]
    is_all = all(said or courtesies_in(one) for said, one in zip(is_said, clauses, strict=True))
    return _is_disappointed(text) or (any(is_said) and is_all)


def _is_disappointed(clause: str) -> bool:
    words = _BETWEEN.sub(" ", simplified(clause).lower().replace("’", "'")).strip(" '")
    if _ENGLISH.fullmatch(words):
        return True
    return not words.isascii() and _CHINESE.fullmatch(words.replace(" ", "")) is not None
