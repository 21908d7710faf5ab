"""The terms of an entry or document: read from its fields, or joined from two places."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from knowledge_base.fields import Fields
from knowledge_base.words import Audience, Language, Terms

TERM_FIELDS = (
    "language",
    "category",
    "tags",
    "sensitive",
    "valid_from",
    "valid_until",
    "audience",
)

_LANGUAGES: Mapping[str, Language] = {
    "en": Language.ENGLISH,
    "en-us": Language.ENGLISH,
    "en-gb": Language.ENGLISH,
    "zh": Language.CHINESE,
    "zh-cn": Language.CHINESE,
    "zh-tw": Language.CHINESE,
    "zh-hk": Language.CHINESE,
    "zh-hans": Language.CHINESE,
    "zh-hant": Language.CHINESE,
}
_AUDIENCES: Mapping[str, Audience] = {
    "public": Audience.PUBLIC,
    "all": Audience.PUBLIC,
    "everyone": Audience.PUBLIC,
    "customers": Audience.PUBLIC,
    "internal": Audience.INTERNAL,
    "staff": Audience.INTERNAL,
}
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")
# Chinese bank texts are full of Latin letters (App, ATM, BIC); English ones hold no Chinese.
_CHINESE_SHARE = 0.2


def terms_of(fields: Fields, text: str) -> Terms:
    """The terms written in the fields; a language that is not written is recognised from `text`."""
    return Terms(
        language=fields.one_of("language", _LANGUAGES) or language_of(text),
        category=one_line(fields.text("category")),
        tags=unique(*fields.texts("tags")),
        sensitive=fields.truth("sensitive"),
        valid_from=fields.day("valid_from"),
        valid_until=_last_day(fields),
        audience=fields.one_of("audience", _AUDIENCES) or Audience.PUBLIC,
    )


def language_of(text: str) -> Language:
    """Chinese when at least a fifth of the letters are Chinese, else English."""
    letters = len(_LETTER.findall(text))
    chinese = len(_CHINESE.findall(text))
    return Language.CHINESE if chinese and chinese >= letters * _CHINESE_SHARE else Language.ENGLISH


def joined_terms(first: Terms, second: Terms) -> Terms:
    """The stricter of both, and what only one of them says."""
    is_internal = Audience.INTERNAL in (first.audience, second.audience)
    return replace(
        first,
        category=first.category or second.category,
        tags=unique(*first.tags, *second.tags),
        sensitive=first.sensitive or second.sensitive,
        valid_from=first.valid_from or second.valid_from,
        valid_until=first.valid_until or second.valid_until,
        audience=Audience.INTERNAL if is_internal else Audience.PUBLIC,
    )


def contradictions(first: Terms, second: Terms) -> tuple[str, ...]:
    """The fields in which both say something, and not the same."""
    both = {
        "category": (first.category, second.category),
        "valid_from": (first.valid_from, second.valid_from),
        "valid_until": (first.valid_until, second.valid_until),
    }
    return tuple(name for name, (one, other) in both.items() if one and other and one != other)


def one_line(text: str) -> str:
    """The same words with single spaces between them."""
    return " ".join(text.split())


def unique(*texts: str) -> tuple[str, ...]:
    """Each text once, on one line, in the order of its first use."""
    return tuple(dict.fromkeys(one_line(text) for text in texts))


def _last_day(fields: Fields) -> date | None:
    """The day after which the content no longer holds; reported when it never held."""
    begin, end = fields.day("valid_from"), fields.day("valid_until")
    if begin and end and end < begin:
        fields.report("valid_until", "'valid_until' is before 'valid_from': exchange or mend them.")
    return end
