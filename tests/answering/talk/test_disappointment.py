"""Who says that an answer did not help is understood; what only sounds so is a question like any other."""

import pytest

from bot.answering.talk.disappointment import says_it_did_not_help


@pytest.mark.parametrize(
    "text",
    [
        "That did not work",
        "doesn\u2019t help me",
        "it still isn't working, sorry",
        "No, that is not what I was asking",
        "This was not helpful at all.",
        "your answer is wrong",
        "Hm, you haven't understood my question",
        "I did all that already. Same error.",
        "Thank you, but that didn't solve the problem",
        "you got me wrong",
        "I meant something different",
        "still stuck",
        "no use",
    ],
)
def test_english_disappointment_is_understood(text: str) -> None:
    assert says_it_did_not_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "不行",
        "还是不行呀",
        "试过了，不管用",
        "問題沒有解決",
        "没用啊",
        "不对，不是我要的",
        "我问的不是这个",
        "你没明白我的意思",
        "答非所问",
        "谢谢，但没帮上忙",
        "这个办法没效果",
        "还是看不懂",
    ],
)
def test_chinese_disappointment_is_understood(text: str) -> None:
    assert says_it_did_not_help(text)


@pytest.mark.parametrize(
    "text",
    [
        "The app is not working",
        "Is contactless not working abroad?",
        "That did not work, how do I order a new PIN?",
        "What if that doesn't help?",
        "it is not my card",
        "I'm no use to anybody",
        "nothing helps any more",
        "not now",
        "thanks, that helped",
        "没用过",
        "我没用过网上银行",
        "不行的话怎么退",
        "我不行了",
        "没用了",
        "余额不对",
        "对账单怎么看",
        "不用了",
        "没解决的投诉找哪个部门",
        "",
    ],
)
def test_what_only_sounds_so_is_none(text: str) -> None:
    """A question about something that does not work, and despair, which the lists of dangers judge."""
    assert not says_it_did_not_help(text)
