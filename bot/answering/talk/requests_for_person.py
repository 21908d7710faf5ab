"""Recognises that a customer wants a person: a reviewed list, the same every time."""

import re
from typing import Final

_PERSON: Final = (
    r"(?:a |an |the |some |any |your |my |one of your )?(?:real |live |actual |human |living )*"
    r"(?:person|human|human being|somebody|someone|agents?|advis[eo]rs?|representatives?|rep"
    r"|operator|colleagues?|(?:member of )?staff|employees?|manager|supervisor|people"
    r"|customer (?:service|support|care))\b"
)
_HUMAN: Final = r"(?:human|agent|operator|representative|real person|live person)"
_ENGLISH: Final = re.compile(
    r"\b(?:talk(?:ing)?|speak(?:ing)?|chat(?:ting)?|connect(?: me)?|get through|transfer me"
    r"|put me through|pass me on|hand me over|switch me)"
    rf"(?: now| directly| please)? (?:to|with) {_PERSON}"
    rf"|\b(?:get|give|find|send|fetch) me {_PERSON}"
    r"|\b(?:want|need|prefer|would like|rather have) (?:a |an )?(?:real|live|actual|human)"
    r"(?: live)? (?:person|human|agent|being|advis[eo]r|representative|operator|help|support)\b"
    rf"|\b(?:want|need|prefer) (?:a|an) {_HUMAN}\b"
    rf"|\bcan (?:a|an) {_HUMAN} (?:please )?(?:help|answer|call|contact|take over)\b"
    r"|\b(?:not|no|instead of|hate|stop|do(?:n[\u2019']t| not) want)"
    r" (?:(?:to talk|talking|to speak|speaking) (?:to|with) )?(?:a |an |the |this )?(?:ro)?bots?\b"
    r"|\bis there (?:a|any) (?:real |live |human )(?:person|human|agent)\b",
    re.IGNORECASE,
)
_ENGLISH_ALONE: Final = re.compile(
    r"\W*(?:please |pls )?(?:(?:real |live )?"
    r"(?:human|person|agent|operator|representative|advis[eo]r)s?"
    r"|human help|human agent|customer (?:service|support|care)|live (?:chat|support))"
    r"(?: please| pls| now)?\W*",
    re.IGNORECASE,
)
_CHINESE_STAFF: Final = (
    r"(?:真人|活人|人工|客服|工作人员|工作人員|经理|經理|客户经理|顾问|顧問|人|同事)(?:员|員)?"
)
_CHINESE: Final = re.compile(
    r"(?:转|轉|接|换|換|叫|找|要|联系|聯繫|呼叫|请|請|有没有|有沒有|需要|想要)"
    r"(?:接|到|个|個|一下|一个|一個|你们|你們|您|的){0,6}"
    r"(?:人工|真人|活人|客服|坐席|座席|接线员|接線員|专员|專員)"
    r"|(?<!视频)(?<!視頻)(?:跟|和|与|與|同|找)(?:一?个|一?個|一位|你们的?|你們的?|银行的?)?"
    rf"{_CHINESE_STAFF}(?:谈|談|聊|说|說|讲|講|沟通|溝通|对话|對話|通话|通話|交流)"
    r"|(?:叫|找)(?:一?[个個]|位)人(?:来|來)?(?:跟|和|同|与|與)我"
    r"|(?:叫|找)(?:你们|你們)(?:的)?(?:经理|經理|主管|领导|領導)"
    r"|人工(?:客服|服务|服務|坐席|座席|接听|接聽)(?:在吗|在嗎|吧|呢)?[。！？!?~～]*$"
    r"|(?:不要|不想(?:跟|和)?|别用|別用|不是)(?:再)?(?:机器人|機器人|智能客服)"
)
_CHINESE_ALONE: Final = re.compile(
    r"\W*(?:我要)?(?:人工|真人|客服|在线客服|在線客服|转人工|轉人工|人工客服|活人|接线员|接線員)"
    r"(?:在吗|在嗎|谢谢|請|请)?\W*"
)


def asks_for_person(text: str) -> bool:
    """True when the message asks to be passed to a person, in English or Chinese.

    Asking *about* people (“can someone else use my card?”, “客服电话是多少”) is not a request.
    """
    text = " ".join(text.split())
    if _ENGLISH_ALONE.fullmatch(text) or _CHINESE_ALONE.fullmatch(text):
        return True
    return bool(_ENGLISH.search(text) or _CHINESE.search(text))
