"""Courtesies of any kind, number and order are answered when they are the whole message, and hide no other."""

import pytest

from bot.answering.danger import danger_of
from bot.answering.talk.courtesies import without_courtesies
from bot.answering.talk.small_talk import small_talk_reply
from bot.domain.phrases import CHINESE, ENGLISH
from bot.domain.reply import EscalationReason, Question
from knowledge_base.words import Language


def _reply(text: str, language: Language = Language.ENGLISH) -> str | None:
    return small_talk_reply(Question(text, language))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Hello there!", ENGLISH.greeting),
        ("ok, thanks a lot", ENGLISH.thanks),
        ("That was very helpful, thank you so much :)", ENGLISH.thanks),
        ("Okay thank you so much for your quick reply", ENGLISH.thanks),
        ("thank you, goodbye", ENGLISH.goodbye),
        ("thanks for your help, goodbye", ENGLISH.goodbye),
        ("ok goodbye and thank you for everything", ENGLISH.goodbye),
        ("ok thanks bye", ENGLISH.goodbye),
        ("Thank you very much in advance. Have a nice day.", ENGLISH.goodbye),
        ("ok", ENGLISH.acknowledgement),
        ("yes", ENGLISH.acknowledgement),
        ("no thanks", ENGLISH.acknowledgement),
        ("no, that’s all", ENGLISH.acknowledgement),
        ("No more questions, thank you!", ENGLISH.acknowledgement),
        ("Hello, I have a question", ENGLISH.what_question),
        ("hi, can you help me please?", ENGLISH.what_question),
        ("hi, who are you", ENGLISH.who_are_you),
        ("Is this a real human or just a bot?", ENGLISH.who_are_you),
        ("are u a person or a machine", ENGLISH.who_are_you),
        ("actually, no. Forget it!", ENGLISH.acknowledgement),
        ("sorry", ENGLISH.acknowledgement),
        ("sorry, found it", ENGLISH.acknowledgement),
        ("no longer needed, I sorted it out myself", ENGLISH.acknowledgement),
        ("thanks for being so patient", ENGLISH.thanks),
        ("u r awesome, thx", ENGLISH.thanks),
        ("Great job, you're a star", ENGLISH.thanks),
        ("so", ENGLISH.what_question),
        ("help", ENGLISH.what_question),
        ("Hello! Help me please", ENGLISH.what_question),
    ],
)
def test_of_several_courtesies_the_last_that_asks_for_a_reply_gets_it(
    text: str, phrase: str
) -> None:
    assert _reply(text) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("您好", CHINESE.greeting),
        ("好的谢谢", CHINESE.thanks),
        ("知道了 谢谢啦", CHINESE.thanks),
        ("谢谢，再见", CHINESE.goodbye),
        ("好的，谢谢，拜拜", CHINESE.goodbye),
        ("謝謝您的耐心解答，再見！", CHINESE.goodbye),
        ("谢谢，祝您生活愉快", CHINESE.goodbye),
        ("好的", CHINESE.acknowledgement),
        ("嗯", CHINESE.acknowledgement),
        ("没事了", CHINESE.acknowledgement),
        ("不用了谢谢", CHINESE.acknowledgement),
        ("没有其他问题了，谢谢", CHINESE.acknowledgement),
        ("我有个问题", CHINESE.what_question),
        ("帮帮我", CHINESE.what_question),
        ("你好，想咨询一下", CHINESE.what_question),
        ("你是机器人吗", CHINESE.who_are_you),
        ("你到底是真人还是机器啊", CHINESE.who_are_you),
        ("您是不是智能客服呀", CHINESE.who_are_you),
        ("算了，我自己找到了", CHINESE.acknowledgement),
        ("不用人工了，谢谢", CHINESE.acknowledgement),
    ],
)
def test_chinese_courtesies_are_replied_to_in_the_same_order(text: str, phrase: str) -> None:
    assert _reply(text, Language.CHINESE) == phrase


@pytest.mark.parametrize(
    "text",
    [
        "thank you, my card is gone",
        "thanks for nothing",
        "ok nothing works",
        "no, I mean the gold card",
        "yes it was me",
        "so what",
        "I don't need a loan",
        "the problem is not solved",
        "解决不了的问题",
        "不用手机银行",
        "good card",
        "and",
        "please",
        "I'm done. Thanks for everything. Goodbye.",
        "谢谢，我的卡呢",
        "好的卡",
        "再见了，大家",
        "",
    ],
)
def test_more_than_courtesy_is_no_small_talk(text: str) -> None:
    assert _reply(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "goodbye, I can't go on",
        "thanks for everything, you won't hear from me again",
        "Thank you all. You will never see me again.",
        "goodbye cruel world",
        "Goodbye forever",
        "thank you for everything, this is goodbye",
        "再见了这个世界",
        "谢谢你们，永别了",
        "来世再见",
        "感谢你们，你们再也见不到我了",
    ],
)
def test_a_last_farewell_is_a_danger(text: str) -> None:
    assert _reply(text) is None
    assert danger_of(text) is EscalationReason.SELF_HARM


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, hope to see you again",
        "goodbye, I won't be in the branch again before May",
        "Bye! Thanks, I'll never forget my PIN again",
        "谢谢，不打扰您了，再见",
        "再见，下次再来",
    ],
)
def test_an_ordinary_farewell_is_none(text: str) -> None:
    assert danger_of(text) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hi there! my card does not work", "my card does not work"),
        (
            "Hello, how do I close my account? Thank you very much in advance. Have a nice day.",
            "how do I close my account?",
        ),
        ("Thanks, and abroad?", "and abroad?"),
        ("Good morning,\nI want a loan.\n\nKind regards", "I want a loan."),
        ("Hi, is 1,000.50 too much, thanks?", "is 1,000.50 too much"),
        ("ok - transfer", "transfer"),
        ("你好，怎么开户？谢谢！", "怎么开户？"),
        ("How do I open an account?", "How do I open an account?"),
    ],
)
def test_a_message_is_read_without_the_courtesies_around_it(text: str, left: str) -> None:
    assert without_courtesies(text) == left


@pytest.mark.parametrize("text", ["Hello", "Hi, thanks!", "谢谢，再见", "?!", "bye, thanks"])
def test_of_mere_courtesy_everything_is_left(text: str) -> None:
    assert without_courtesies(text) == text


@pytest.mark.parametrize(
    "text",
    ["I just can't any more. Goodbye.", "The letters are written. Thanks for everything."],
)
def test_a_goodbye_after_something_is_left(text: str) -> None:
    """It may be what tells that somebody goes for ever."""
    assert without_courtesies(text) == text
