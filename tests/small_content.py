"""A small bank's content, in both languages, in which the hashing model finds its way."""

from pathlib import Path
from typing import Final

ENGLISH: Final = """\
language: en
entries:
  - id: abroad-fee
    question: What does a transfer abroad cost?
    variants:
      - fee for sending money abroad
      - How much is an international transfer
      - price of a foreign payment
      - transfer abroad cost
    answer: "A transfer abroad costs **$12**."
  - id: debit-card-fee
    question: What does the debit card cost per year?
    variants:
      - debit card yearly price
      - annual fee of the debit card
      - Is the debit card free
      - debit card annual cost
    answer: The debit card is free.
  - id: credit-card-fee
    question: What does the credit card cost per year?
    variants:
      - credit card yearly price
      - annual fee of the credit card
      - Is the credit card free
      - credit card annual cost
    answer: The credit card costs $40 a year.
  - id: opening-hours
    question: When are the branches open?
    variants:
      - branch opening hours
      - At what time do you close
      - Are you open on Saturday
      - opening times
    answer: From nine to five.
  - id: lost-card
    question: I have lost my wallet with everything in it
    variants:
      - my wallet is gone
      - somebody took my purse
      - who helps after a purse theft
      - I cannot find my purse
    answer: Call 0800 555 0111 now.
    sensitive: true
  - id: change-address
    question: How do I change my postal address?
    variants:
      - I have moved house
      - new home address
      - update my postal address
      - we moved to another town
    answer: Change it in the app under Profile.
  - id: password-forgotten
    question: I have forgotten my app password
    variants:
      - reset app password
      - the app rejects my password
      - new password for the app
      - cannot log in to the app
    answer: Choose Forgotten password in the app.
  - id: savings-rate
    question: Which interest rate do savings earn?
    variants:
      - savings interest rate
      - interest on my savings
      - how much interest do I earn
      - rate of the savings account
    answer: Savings earn 2 % a year.
  - id: old-offer
    question: Is there a welcome bonus for newcomers?
    variants:
      - welcome bonus
      - bonus for newcomers
      - newcomer gift
      - gift for joining
    answer: The bonus of 2020 was $50.
    valid_until: 2020-12-31
  - id: staff-note
    question: What is the cashier override procedure?
    variants:
      - cashier override
      - override at the counter
      - procedure to override
      - counter override steps
    answer: Ask the head of the branch.
    audience: internal
"""

CHINESE: Final = """\
language: zh
entries:
  - id: zh-abroad-fee
    question: 跨境汇款手续费是多少？
    variants:
      - 国外转账要多少钱
      - 境外汇款费用
      - 往国外汇钱怎么收费
      - 跨境汇款怎么收费
    answer: 跨境汇款每笔收费 **12 美元**。
  - id: zh-opening-hours
    question: 网点几点开门？
    variants:
      - 营业时间
      - 网点什么时候营业
      - 周末开门吗
      - 几点下班
    answer: 营业时间为九点到十七点。
  - id: zh-change-address
    question: 怎么修改通讯地址？
    variants:
      - 我搬家了
      - 更新地址
      - 换地址怎么办
      - 地址填错了
    answer: 请在手机银行的个人资料中修改。
"""

GUIDE: Final = """\
---
id: guide
title: The guide
language: en
---

# The guide

A guide to gardens, balconies and window sills.

## Hostile <b>words</b> {{text}}

Roses <script>alert(1)</script> and [a link](javascript:alert(2)) and <img src=x onerror=alert(3)>.

| flower | price |
|---|---|
| rose | $3 |
"""

QUESTION: Final = "What does a transfer abroad cost?"
ANSWER: Final = "A transfer abroad costs **$12**."
UNCLEAR: Final = "What does the card cost per year?"
UNKNOWN: Final = "Zebra quilts, why oh why"


def write_small_content(folder: Path) -> Path:
    """The folder, with two FAQ files and a document in it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "faq.en.yaml").write_text(ENGLISH, "utf-8")
    (folder / "faq.zh.yaml").write_text(CHINESE, "utf-8")
    (folder / "guide.md").write_text(GUIDE, "utf-8")
    return folder
