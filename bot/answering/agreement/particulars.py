"""What a question names to the letter and a passage must have as well: a term, a currency, somebody else's company."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.answering.agreement.told import as_read, words_told_by
from bot.domain.reply import Hit
from knowledge_base.words import Language

# What a term is counted in, and how many of its smallest units it has.
_MONTHS: Final = {"month": 1, "year": 12, "个月": 1, "年": 12}
_NUMERALS: Final = {"两": 2, **{one: n for n, one in enumerate("一二三四五六七八九十", start=1)}}
_TEN: Final = "十"
# Terms are sorts of a product: “a 9 month deposit” is one, “9 months ago” and “my 9 year old” are none.
_ASKED: Final = {
    Language.ENGLISH: (
        re.compile(r"\b(?P<number>\d{1,3})[ -](?P<unit>month|year)\b(?![ -](?:old|ago)\b)"),
        re.compile(
            r"\b(?:deposits?|loans?|mortgages?|term|savings)(?: of| for| over)?"
            r" (?P<number>\d{1,3}) (?P<unit>month|year)s\b(?! (?:old|ago|early|later)\b)"
        ),
    ),
    Language.CHINESE: (
        re.compile(
            r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3}) ?(?P<unit>个月|年)期?的?"
            r"(?:定期|定存|存款|大额存单|按揭|房贷|车贷|贷款)"
        ),
        re.compile(
            r"(?:定期|定存|存款|按揭|房贷|车贷|贷款)(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})"
            r" ?(?P<unit>个月|年)(?![前后])"
        ),
    ),
}
_TOLD: Final = re.compile(
    r"(?P<least>\d{1,3}|[一二两三四五六七八九十]{1,3})"
    r"(?: ?(?:–|-|~|to|and|至|到) ?(?P<most>\d{1,3}))?[ -]?(?P<unit>month|year|个月|年)"
)
# One figure may be anything; several are the terms that there are.
_FEWEST_TERMS: Final = 2
_CURRENCIES: Final = re.compile(
    r"\b(?:swiss francs?|francs?|chf|yen|jpy|euros?|eur|pounds? sterling|gbp|rupees?|inr|yuan|renminbi|rmb|cny"
    r"|kron(?:a|or)|zloty|pesos?|roubles?|rubles?|bitcoins?|crypto\w{0,10})\b"
    r"|瑞士法郎|瑞郎|日元|日币|欧元|英镑|卢比|人民币|韩元|澳元|加元|港币|港元|泰铢|卢布|比特币|虚拟货币"
)
_ANY_CURRENCY: Final = re.compile(r"\bcurrenc(?:y|ies)\b|外币|币种|货币")
# Banks and payment services that people mistake for this one, or ask about by the way.
_COMPANIES: Final = re.compile(
    r"\b(?:hsbc|barclays|lloyds|natwest|santander|monzo|revolut|citibank|wells fargo|bank of america|jp ?morgan"
    r"|capital one|chase bank|american express|amex|paypal|venmo|cash app|zelle|transferwise|klarna|n26|bnp paribas"
    r"|deutsche bank|commerzbank|ubs|dbs|ocbc|standard chartered|icbc|bank of china|alipay|wechat|western union"
    r"|moneygram|coinbase|binance)\b"
    r"|工商银行|工行|建设银行|建行|农业银行|农行|中国银行|交通银行|交行|招商银行|招行|浦发|民生银行|兴业银行|平安银行|邮储"
    r"|汇丰|花旗|渣打|恒生|星展|支付宝|微信|云闪付|花呗|余额宝|京东"
)


def lacks_what_is_named(question: str, hits: Sequence[Hit], language: Language) -> bool:
    """True when the first hit has terms but not the one that is asked for, or speaks of no such currency, or when none
    of the hits speaks of a company that is named.
    """
    asked = as_read(question)
    told = as_read(words_told_by(hits[0].passage))
    if _lacks_term(asked, told, language) or _lacks_currency(asked, told):
        return True
    # The bank's own name stands in some of them.
    return any(
        not any(name in as_read(words_told_by(hit.passage)) for hit in hits)
        for name in _COMPANIES.findall(asked)
    )


def _lacks_term(asked: str, told: str, language: Language) -> bool:
    terms = {
        _number(found["number"]) * _MONTHS[found["unit"]]
        for pattern in _ASKED[language]
        for found in pattern.finditer(asked)
    }
    if not terms:
        return False
    ranges = set(_ranges(told))
    return len(ranges) >= _FEWEST_TERMS and not any(
        least <= term <= most for term in terms for least, most in ranges
    )


def _ranges(told: str) -> Iterator[tuple[int, int]]:
    """The terms of a passage in months, from and to."""
    for found in _TOLD.finditer(told):
        times = _MONTHS[found["unit"]]
        least = _number(found["least"])
        most = int(found["most"]) if found["most"] else least
        yield least * times, most * times


def _number(text: str) -> int:
    """Up to 99: 18, 十八, 二十."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition(_TEN)
    if not ten:
        return _NUMERALS[text[0]]
    return 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0)


def _lacks_currency(asked: str, told: str) -> bool:
    named = set(_CURRENCIES.findall(asked))
    return bool(named) and not _ANY_CURRENCY.search(told) and not any(one in told for one in named)
