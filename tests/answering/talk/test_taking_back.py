"""Who waits for a person may say in words that none is needed any more."""

import pytest

from bot.answering.talk.taking_back import Withdrawal, withdrawal_in


@pytest.mark.parametrize(
    "text",
    [
        "Never mind!",
        "oh sorry, I've found it",
        "actually no need any more",
        "ok it's solved now, thank you",
        "I don't need anybody anymore. Bye",
        "It had slipped behind the seat, so forget it",
        "不用了谢谢",
        "算了吧",
        "没事了，我自己解决了",
        "刚刚找到了",
        "不排队了",
    ],
)
def test_a_wish_is_taken_back(text: str) -> None:
    assert withdrawal_in(text) == Withdrawal(asks=False)


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, found it! How can I switch it on again?",
        "no longer needed, but when does the branch close",
        "算了，那年费是多少",
        "不用了，请问怎么重置密码",
    ],
)
def test_a_question_may_stand_behind_it(text: str) -> None:
    assert withdrawal_in(text) == Withdrawal(asks=True)


@pytest.mark.parametrize(
    "text",
    [
        "That's all",
        "ok",
        "no",
        "no thanks, I would rather wait",
        "never mind the bot, give me an agent",
        "I found it odd that this cost me 5",
        "no need to hurry",
        "it is not solved",
        "算了，还是找人工吧",
        "没解决",
        "解决不了",
        "没找到",
        "没事，我等着",
        "不用手机银行",
        "",
    ],
)
def test_who_waits_on_takes_nothing_back(text: str) -> None:
    assert withdrawal_in(text) is None
