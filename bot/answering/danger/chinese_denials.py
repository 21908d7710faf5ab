"""What is said of a danger in Chinese that is none: it has not happened, or it is a way of speaking."""

import re
from typing import Final

from bot.answering.danger.matching import Denials
from bot.domain.reply import EscalationReason

# “卡没丢”, “没人去世”; “想死你们了” is longing, “排队排到想死” impatience.
_PATTERNS: Final = {
    EscalationReason.SELF_HARM: re.compile(
        r"想死(?:你|您|我(?!了?算)|大家|家里)|(?:排|等|慢|热|冷|困|堵|卡)[^，。]{0,3}[到得]我?想死"
        r"|(?:慢|卡|冷|热|贵|忙|困|累|饿|烦|吵|堵|丑)[得的]要死"
        r"|(?:冻|笑|热|冷|累|困|饿|渴|烦|急|吵|慢|忙|羡慕|开心|贵|丑|堵|晒|馋|美|爱)死(?:了|我|人|个人|你)?"
    ),
    EscalationReason.LOST_CARD: re.compile(
        r"(?:没有?|并未|不是)(?:弄|搞)?(?:丢|掉|遗失|被偷|被盗|失窃)了?"
    ),
    EscalationReason.FRAUD: re.compile(r"没有?(?:被|遭|人)(?:骗|诈骗|盗刷?|黑)"),
    EscalationReason.BEREAVEMENT: re.compile(r"没有?人?(?:去世|过世|死)|(?:还|都)?健在|活得好好的"),
}
# Then it did happen, whatever is denied: “没丢，是被抢了”.
_HAPPENED: Final = re.compile(
    r"偷|抢|盗|丢|遗失|不见|找不|去世|过世|病逝|死|不想活|自杀|活着|解脱|杀|砍"
)
DENIALS: Final = Denials(_PATTERNS, _HAPPENED, gap="，")
