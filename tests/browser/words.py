"""What the tests read and press, in both languages, and what they ask."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    """One language's labels and questions."""

    language: str
    button: str
    write: str
    send: str
    person: str
    next_in_line: str
    no_adviser: str
    stop_waiting: str
    helpful: str
    rating_title: str
    five_stars: str
    send_rating: str
    thanks: str
    name: str
    password: str
    sign_in: str
    waiting_tab: str
    claim: str
    reply: str
    send_reply: str
    to_bot: str
    confirm_bot: str
    to_queue: str
    confirm_queue: str
    resolve: str
    confirm_resolve: str
    how_decided: str
    question: str
    answer_part: str
    second_question: str
    second_part: str
    offered: str
    hello: str
    agent: str
    offer: str
    beginning: str
    unclear: str


ENGLISH: Final = Words(
    language="en",
    button="Ask us",
    write="Write your question",
    send="Send",
    person="Talk to a person",
    next_in_line="You are next.",
    no_adviser="No adviser is here just now.",
    stop_waiting="Stop waiting",
    helpful="Yes, this helped",
    rating_title="How was it?",
    five_stars="5 stars",
    send_rating="Send rating",
    thanks="Thank you for your rating.",
    name="Name",
    password="Password",
    sign_in="Sign in",
    waiting_tab="Waiting",
    claim="Claim",
    reply="Your reply",
    send_reply="Send",
    to_bot="To the bot",
    confirm_bot="Hand to the bot",
    to_queue="To the queue",
    confirm_queue="Hand to the queue",
    resolve="Resolve",
    confirm_resolve="Close the conversation",
    how_decided="How the bot decided",
    question="How much does a transfer abroad cost?",
    answer_part="$12",
    second_question="When will my new card arrive?",
    second_part="5–7 working days",
    offered="Did you mean",
    hello="Good morning, I have read everything. One moment please.",
    agent="Mina",
    offer="Looking for the right account? We are happy to help.",
    beginning="card",
    unclear="what does a card cost",
)

CHINESE: Final = Words(
    language="zh",
    button="在线咨询",
    write="请输入您的问题",
    send="发送",
    person="转人工服务",
    next_in_line="下一位就是您。",
    no_adviser="现在没有顾问在线。",
    stop_waiting="不再等待",
    helpful="有帮助",
    rating_title="您对这次服务满意吗？",
    five_stars="5 星",
    send_rating="提交评价",
    thanks="感谢您的评价。",
    name="用户名",
    password="密码",
    sign_in="登录",
    waiting_tab="等待中",
    claim="接待",
    reply="您的回复",
    send_reply="发送",
    to_bot="交还机器人",
    confirm_bot="确认交还机器人",
    to_queue="退回队列",
    confirm_queue="确认退回队列",
    resolve="解决并结束",
    confirm_resolve="确认结束对话",
    how_decided="机器人如何决定",
    question="往国外汇款要收多少手续费？",
    answer_part="12 美元",
    second_question="新卡多久能寄到？",
    second_part="5–7 个工作日",
    offered="请问您想了解的是",
    hello="您好，我已看完全部内容，请稍等。",
    agent="敏娜",
    offer="在找合适的账户吗？我们很乐意帮忙。",
    beginning="银行卡",
    unclear="卡的费用",
)
