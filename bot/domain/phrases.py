"""What the bot and the system themselves say, in the customer's language; everything else is the bank's content."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.domain.message import MessageKind
from bot.domain.reply import EscalationReason
from knowledge_base.words import Language


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's sentences."""

    clarification: str
    greeting: str
    thanks: str
    goodbye: str
    who_are_you: str
    escalations: MappingProxyType[EscalationReason, str]
    events: MappingProxyType[MessageKind, str]


ENGLISH: Final = Phrases(
    clarification="I want to be sure that I answer the right question. Did you mean one of these?",
    greeting="Hello! What would you like to know about the bank’s accounts, cards, payments, loans or services?",
    thanks="You are welcome. Is there anything else you would like to know?",
    goodbye="Goodbye, and thank you for writing to us.",
    who_are_you=(
        "I am the bank’s automatic answering service. I answer with the bank’s approved information, "
        "and I can bring in a colleague whenever you would rather talk to a person."
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
        }
    ),
    events=MappingProxyType(
        {
            MessageKind.WAITING_FOR_AGENT: "You are in the queue for a colleague.",
            MessageKind.LEFT_QUEUE: "You have left the queue. I will go on answering.",
            MessageKind.AGENT_JOINED: "{agent_name} has joined the chat.",
            MessageKind.RETURNED_TO_QUEUE: "{agent_name} has left; you keep your place in the queue.",
            MessageKind.RETURNED_TO_BOT: "{agent_name} has left. I will go on answering.",
            MessageKind.RESOLVED: "{agent_name} has closed the chat.",
            MessageKind.ENDED: "You have ended the chat.",
        }
    ),
)

CHINESE: Final = Phrases(
    clarification="为了准确回答您，请问您想了解的是以下哪一个问题？",
    greeting="您好！关于账户、银行卡、转账、贷款或其他服务，您想了解什么？",
    thanks="不客气。请问还有什么可以帮您？",
    goodbye="再见，感谢您的咨询。",
    who_are_you="我是本行的自动客服，依据本行审核过的资料回答问题；您也可以随时让我转接人工客服。",
    escalations=MappingProxyType(
        {
            EscalationReason.ASKED_FOR_PERSON: "好的，正在为您转接人工客服。",
            EscalationReason.NOT_UNDERSTOOD: (
                "这个问题我没有经过审核的答案，不想随意猜测。正在为您转接人工客服，同事会看到以上全部内容。"
            ),
            EscalationReason.SENSITIVE: "会有同事亲自为您处理。",
            EscalationReason.UNANSWERED: "很抱歉，我没能及时回答。正在为您转接人工客服。",
            EscalationReason.RETURNED: "会有同事继续为您服务。",
        }
    ),
    events=MappingProxyType(
        {
            MessageKind.WAITING_FOR_AGENT: "您正在排队等候人工客服。",
            MessageKind.LEFT_QUEUE: "您已退出排队，我会继续为您解答。",
            MessageKind.AGENT_JOINED: "{agent_name} 已加入对话。",
            MessageKind.RETURNED_TO_QUEUE: "{agent_name} 已离开，您的排队位置保持不变。",
            MessageKind.RETURNED_TO_BOT: "{agent_name} 已离开，我会继续为您解答。",
            MessageKind.RESOLVED: "{agent_name} 已结束本次对话。",
            MessageKind.ENDED: "您已结束本次对话。",
        }
    ),
)


def phrases_in(language: Language) -> Phrases:
    """The sentences of one language."""
    return CHINESE if language is Language.CHINESE else ENGLISH
