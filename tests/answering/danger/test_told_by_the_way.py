"""What is denied is no danger; what is told as a plan, as a favour or by the way is one."""

import pytest

from bot.answering.danger import borne_out, danger_of
from bot.domain.findings import Suspicion
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language


@pytest.mark.parametrize(
    "text",
    [
        "我妈去世界各地旅行，她的卡在国外能刷吗",
        "我爸走了趟银行，没带身份证",
        "奶奶走了半小时才到网点",
        "他走了三天才到",
        "卡没丢，就是想换个号",
        "不是丢了，卡在手里",
        "新卡激活不了",
        "想死你们了",
        "慢得要死",
        "没被骗",
        "I'm not broke",
        "排队排得想死",
        "遗产税怎么算",
        "不知道对方卡号，怎么把钱给他",
        "在一家没买过的网店下单",
        "forgot my credit card payment this month",
        "I forgot to pay the credit card",
        "my card isn't lost, I only want a new one",
        "nothing stolen, just asking",
        "nobody died, what are the hours",
        "is it suicide to send 9,000 in one go",
    ],
)
def test_what_is_denied_or_a_way_of_speaking_is_no_danger(text: str) -> None:
    assert danger_of(text, Language.ENGLISH if text.isascii() else Language.CHINESE) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("我爸走了三年了", EscalationReason.BEREAVEMENT),
        ("奶奶礼拜三走了", EscalationReason.BEREAVEMENT),
        ("家母仙逝", EscalationReason.BEREAVEMENT),
        ("没被骗，是被盗刷了", EscalationReason.FRAUD),
        ("累死了，不想活了", EscalationReason.SELF_HARM),
        ("卡没丢，是被偷了", EscalationReason.LOST_CARD),
        ("my card is not lost but stolen", EscalationReason.LOST_CARD),
        ("nobody died but I want to die", EscalationReason.SELF_HARM),
    ],
)
def test_what_stands_beside_a_denial_is_told_all_the_same(
    text: str, reason: EscalationReason
) -> None:
    assert danger_of(text, Language.ENGLISH if text.isascii() else Language.CHINESE) is reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a girl I met on bumble needs 900 from me, what's my limit", "fraud"),
        ("one more deposit and my profits are paid out, how fast is a wire", "fraud"),
        ("the inspector told me to transfer my savings today, by when", "fraud"),
        ("your colleague is moving my savings into a protected account", "fraud"),
        ("my son texted from a new number, he needs money for his rent", "fraud"),
        ("the pointer moves by itself on my screen", "fraud"),
        ("I read the six digits to a caller", "fraud"),
        ("I gave my card to the form behind that text message", "fraud"),
        ("I was approved for a loan that I never applied for", "fraud"),
        ("my carer takes my pension and gives me nothing", "fraud"),
        ("the app shows a samsung that isn't mine", "fraud"),
        ("the machine by the station kept my card", "lost_card"),
        ("my rucksack was pinched", "lost_card"),
        ("ka diao le", "lost_card"),
        ("I know what bus your cashier takes", "threat"),
        ("I won't be around in June, who gets my savings", "self_harm"),
        ("I hold a grant of probate", "bereavement"),
        ("Granny is no longer with us", "bereavement"),
        ("my firm let me go", "hardship"),
        ("is this how you treat people", "complaint"),
        ("网恋对象让我汇钱给她，限额多少", "fraud"),
        ("老师说再充一万就能提现", "fraud"),
        ("民警让我把存款转过去，几点前", "fraud"),
        ("主任帮我把钱挪到保护账户", "fraud"),
        ("孙子换了新号，急用钱", "fraud"),
        ("帮人收款再转出去，每笔有提成", "fraud"),
        ("对方远程看了我的手机", "fraud"),
        ("报了六位数给客服", "fraud"),
        ("照短信填了卡号", "fraud"),
        ("寄来信用卡，我根本没申请过", "fraud"),
        ("侄子把我的养老金取走了", "fraud"),
        ("设备里多了一台小米，我家没有", "fraud"),
        ("提款机不还我的卡", "lost_card"),
        ("银包唔見咗", "lost_card"),
        ("包被人顺走了", "lost_card"),
        ("车牌我记下了", "threat"),
        ("老公被公司优化了", "hardship"),
        ("没一个人回我", "complaint"),
        ("我睡着的时候扣款两百", "dispute"),
    ],
)
def test_what_is_told_as_a_plan_or_by_the_way_is_a_danger(text: str, reason: str) -> None:
    language = Language.ENGLISH if text.isascii() else Language.CHINESE
    assert danger_of(text, language) is EscalationReason(reason)


@pytest.mark.parametrize(
    ("text", "language", "reason", "is_borne_out"),
    [
        ("nobody passed away", Language.ENGLISH, "bereavement", False),
        ("not lost, in my hand", Language.ENGLISH, "lost_card", False),
        ("not lost, somebody has taken it", Language.ENGLISH, "lost_card", True),
        ("he wanted my savings, so I hung up", Language.ENGLISH, "fraud", False),
        ("I hung up, but I had told him the rest", Language.ENGLISH, "fraud", True),
        ("卡没掉，在包里", Language.CHINESE, "lost_card", False),
        ("没丢，是给人抢了", Language.CHINESE, "lost_card", True),
        ("累死了", Language.CHINESE, "self_harm", True),
    ],
)
def test_what_is_denied_bears_no_suspicion_out(
    text: str, language: Language, reason: str, is_borne_out: bool
) -> None:
    found = borne_out([Suspicion(EscalationReason(reason), text)], language)
    assert (found is EscalationReason(reason)) is is_borne_out
