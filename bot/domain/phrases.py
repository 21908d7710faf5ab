"""What the bot and the system themselves say, in the customer's language; everything else is the bank's content."""

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.domain.message import MessageKind
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's sentences."""

    clarification: str
    clarification_again: str
    which_one: str
    other_words: str
    greeting: str
    thanks: str
    acknowledgement: str
    what_question: str
    goodbye: str
    who_are_you: str
    no_answer: str
    no_help: str
    person_later: str
    closed_until: str
    closed: str
    escalations: MappingProxyType[EscalationReason, str]
    events: MappingProxyType[MessageKind, str]


ENGLISH: Final = Phrases(
    clarification="I want to be sure that I answer the right question. Did you mean one of these?",
    clarification_again=(
        "I am still not sure what you mean. Is it one of these? If not, I can bring in a colleague."
    ),
    which_one="Which one of these do you mean?",
    other_words=(
        "Then please tell me in other words what you would like to know, or ask for a colleague if you would "
        "rather talk to a person."
    ),
    greeting="Hello! What would you like to know about the bank’s accounts, cards, payments, loans or services?",
    thanks="You are welcome. Is there anything else you would like to know?",
    acknowledgement="All right. If you would like to know anything else, just ask.",
    what_question="Of course. What would you like to know?",
    goodbye="Goodbye, and thank you for writing to us.",
    who_are_you=(
        "I am the bank’s automatic answering service. I answer with the bank’s approved information, "
        "and I can bring in a colleague whenever you would rather talk to a person."
    ),
    no_answer="I have no approved answer to that, and I would rather not guess.",
    no_help="I am sorry that my answer was not what you needed.",
    person_later="I understand that you would like to talk to a person.",
    closed_until=(
        "Our colleagues are not here now; they are back on {opens_at}. You can leave a message with a way to "
        "reach you, and it will be answered first."
    ),
    closed=(
        "Our colleagues are not here now. You can leave a message with a way to reach you, and it will be "
        "answered as soon as they are back."
    ),
    escalations=MappingProxyType(
        {
            EscalationReason.ASKED_FOR_PERSON: "Of course. I am passing you to a colleague.",
            EscalationReason.NOT_UNDERSTOOD: (
                "I have no approved answer to that, and I would rather not guess. "
                "I am passing your question to a colleague, who will see everything written so far."
            ),
            EscalationReason.SENSITIVE: "A colleague will look after this personally.",
            EscalationReason.UNANSWERED: (
                "I am sorry, I could not answer in good time. I am passing your question to a colleague."
            ),
            EscalationReason.RETURNED: "A colleague will take this up.",
            EscalationReason.REPEATED: (
                "I am sorry that my answer was not what you needed. "
                "I am passing you to a colleague, who will see everything written so far."
            ),
            EscalationReason.SELF_HARM: (
                "I am very glad that you wrote this. You do not have to be alone with it. If you or somebody "
                "else may be in danger now, please call your local emergency number, or a crisis line where "
                "you live; they listen at any hour. I am passing you to a colleague first of all."
            ),
            EscalationReason.THREAT: (
                "We take what you wrote seriously, and a colleague will see it first of all. If anybody is "
                "in danger now, please call your local emergency number."
            ),
            EscalationReason.FRAUD: (
                "I am passing this to a colleague at once. Meanwhile, please stop all payments and contact "
                "with whoever asked for them, freeze your cards, in the app or if you cannot open it by calling "
                "us, and change your password. Never share a code, a PIN or a password with anybody: we never "
                "ask for them."
            ),
            EscalationReason.LOST_CARD: (
                "Please have the card blocked now, in the app or if you cannot open it by calling us, so that "
                "nobody can pay with it. I am passing you to a colleague at once, who will help with the rest. "
                "Never tell anybody your PIN or a code."
            ),
            EscalationReason.DISPUTE: (
                "A colleague will look at this payment with you. If you think that somebody else used your "
                "card, please freeze it now, in the app or by calling us. Keep receipts and messages, and "
                "share no codes."
            ),
            EscalationReason.BEREAVEMENT: (
                "I am very sorry for your loss. A colleague will look after this personally; there is "
                "nothing that you must do before then."
            ),
            EscalationReason.HARDSHIP: (
                "Thank you for telling us; it is good that you wrote early. A colleague will look at your "
                "situation with you in confidence. Please do not borrow elsewhere in a hurry meanwhile."
            ),
            EscalationReason.COMPLAINT: (
                "I am sorry that we gave you reason to complain. I am passing you to a colleague, who will "
                "see everything written so far and take up your complaint."
            ),
        }
    ),
    events=MappingProxyType(
        {
            MessageKind.WAITING_FOR_AGENT: "You are in the queue for a colleague.",
            MessageKind.LEFT_QUEUE: "You have left the queue. I will go on answering.",
            MessageKind.AGENT_JOINED: "{agent_name} has joined the chat.",
            MessageKind.RETURNED_TO_QUEUE: "{agent_name} has left; you keep your place in the queue.",
            MessageKind.RETURNED_TO_BOT: "{agent_name} has left. I will go on answering.",
            MessageKind.TRANSFERRED: "{agent_name} looks after you from now on.",
            MessageKind.PASSED_ON: (
                "{agent_name} is passing you to a colleague who knows more about this; "
                "you keep your place in the queue."
            ),
            MessageKind.AGENT_LOST: (
                "The connection to {agent_name} was lost; you keep your place in the queue."
            ),
            MessageKind.DESK_CLOSED: "Our colleagues are not here now.",
            MessageKind.MESSAGE_LEFT: "Thank you. A colleague will find your message in the queue.",
            MessageKind.RESOLVED: "{agent_name} has closed the chat.",
            MessageKind.ENDED: "You have ended the chat.",
        }
    ),
)

CHINESE: Final = Phrases(
    clarification="为了准确回答您，请问您想了解的是以下哪一个问题？",
    clarification_again="我还是没有完全明白您的意思。是以下哪一个问题吗？如果都不是，我可以为您转接人工客服。",
    which_one="请问您指的是以下哪一个？",
    other_words="那请您换一种说法，告诉我您想了解什么；您也可以随时让我转接人工客服。",
    greeting="您好！关于账户、银行卡、转账、贷款或其他服务，您想了解什么？",
    thanks="不客气。请问还有什么可以帮您？",
    acknowledgement="好的。如果还想了解什么，请直接告诉我。",
    what_question="好的，请问您想了解什么？",
    goodbye="再见，感谢您的咨询。",
    who_are_you="我是本行的自动客服，依据本行审核过的资料回答问题；您也可以随时让我转接人工客服。",
    no_answer="这个问题我没有经过审核的答案，不想随意猜测。",
    no_help="很抱歉，我之前的回答没有帮到您。",
    person_later="我明白您希望与人工客服交谈。",
    closed_until="人工客服目前不在线，将于{opens_at}恢复服务。您可以留言并留下联系方式，我们会优先回复。",
    closed="人工客服目前不在线。您可以留言并留下联系方式，同事上线后会尽快回复。",
    escalations=MappingProxyType(
        {
            EscalationReason.ASKED_FOR_PERSON: "好的，正在为您转接人工客服。",
            EscalationReason.NOT_UNDERSTOOD: (
                "这个问题我没有经过审核的答案，不想随意猜测。正在为您转接人工客服，同事会看到以上全部内容。"
            ),
            EscalationReason.SENSITIVE: "会有同事亲自为您处理。",
            EscalationReason.UNANSWERED: "很抱歉，我没能及时回答。正在为您转接人工客服。",
            EscalationReason.RETURNED: "会有同事继续为您服务。",
            EscalationReason.REPEATED: (
                "很抱歉，我之前的回答没有帮到您。正在为您转接人工客服，同事会看到以上全部内容。"
            ),
            EscalationReason.SELF_HARM: (
                "谢谢您愿意说出来，您不必独自承受。如果您或身边的人现在有危险，请立即拨打当地的紧急求助电话，"
                "或当地的心理援助热线，那里随时有人倾听。正在优先为您转接人工客服。"
            ),
            EscalationReason.THREAT: (
                "我们会认真对待您所写的内容，同事会最先看到。如果有人正处于危险之中，请立即拨打当地的紧急求助电话。"
            ),
            EscalationReason.FRAUD: (
                "正在立即为您转接人工客服。在此之前，请停止一切转账，不要再与对方联系，"
                "在手机应用中冻结您的银行卡并修改密码；打不开应用时请致电我们。"
                "请勿把验证码或密码告诉任何人，本行绝不会索要。"
            ),
            EscalationReason.LOST_CARD: (
                "请马上在手机应用中冻结这张卡，打不开应用时请致电我们，以免他人使用。"
                "正在立即为您转接人工客服，由同事协助后续事宜。"
                "请勿把密码或验证码告诉任何人。"
            ),
            EscalationReason.DISPUTE: (
                "会有同事与您一起核实这笔交易。如果您怀疑有人使用了您的卡，请马上在手机应用中冻结它，或致电我们。"
                "请保留单据和信息，不要把验证码告诉任何人。"
            ),
            EscalationReason.BEREAVEMENT: (
                "请您节哀。会有同事亲自为您处理，在此之前您不需要办理任何手续。"
            ),
            EscalationReason.HARDSHIP: (
                "感谢您告诉我们，尽早提出是好事。会有同事在保密的前提下与您一起看看您的情况。"
                "在此期间请不要急于向他处借款。"
            ),
            EscalationReason.COMPLAINT: (
                "很抱歉给您带来不好的体验。正在为您转接人工客服，同事会看到以上全部内容，并受理您的投诉。"
            ),
        }
    ),
    events=MappingProxyType(
        {
            MessageKind.WAITING_FOR_AGENT: "您正在排队等候人工客服。",
            MessageKind.LEFT_QUEUE: "您已退出排队，我会继续为您解答。",
            MessageKind.AGENT_JOINED: "{agent_name} 已加入对话。",
            MessageKind.RETURNED_TO_QUEUE: "{agent_name} 已离开，您的排队位置保持不变。",
            MessageKind.RETURNED_TO_BOT: "{agent_name} 已离开，我会继续为您解答。",
            MessageKind.TRANSFERRED: "接下来由 {agent_name} 为您服务。",
            MessageKind.PASSED_ON: "{agent_name} 正在为您转给更熟悉此事的同事，您的排队位置保持不变。",
            MessageKind.AGENT_LOST: "与 {agent_name} 的连接已中断，您的排队位置保持不变。",
            MessageKind.DESK_CLOSED: "人工客服目前不在线。",
            MessageKind.MESSAGE_LEFT: "谢谢，同事会在队列中看到您的留言。",
            MessageKind.RESOLVED: "{agent_name} 已结束本次对话。",
            MessageKind.ENDED: "您已结束本次对话。",
        }
    ),
)


def phrases_in(language: Language) -> Phrases:
    """The sentences of one language."""
    return CHINESE if language is Language.CHINESE else ENGLISH


_CHINESE_WEEKDAYS: Final = "一二三四五六日"


def closing_words(language: Language, opens_at: datetime | None) -> str:
    """That nobody is there, and when somebody is, by the clocks of the desk; `opens_at` None: nobody can say."""
    phrases = phrases_in(language)
    if opens_at is None:
        return phrases.closed
    day = opens_at.date()
    if language is Language.CHINESE:
        weekday = _CHINESE_WEEKDAYS[day.weekday()]
        moment = f"{day.month}月{day.day}日（周{weekday}）{opens_at:%H:%M}"
    else:
        moment = f"{opens_at:%A}, {day.day} {opens_at:%B}, at {opens_at:%H:%M}"
    return phrases.closed_until.format(opens_at=moment)
