"""How a message is read: its language, parts, words and spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.clauses import parts_of
from bot.answering.language import are_two_words, is_one_word, language_of
from bot.answering.talk.small_talk import small_talk_reply
from bot.backends.index.classifier.reviewed_texts import (
    danger_messages,
    ordinary_messages,
    out_of_scope_questions,
    personal_messages,
)
from bot.backends.index.keyword_index import KeywordIndex
from bot.backends.index.repairs.homophones import Homophones
from bot.backends.index.repairs.spelling import Spelling
from bot.backends.index.words import words_of
from bot.domain.phrases import phrases_in
from bot.domain.reply import Question
from knowledge_base.words import Language

ENGLISH, CHINESE = Language.ENGLISH, Language.CHINESE


@pytest.mark.parametrize(
    ("text", "otherwise", "language"),
    [
        ("How much is a card?", CHINESE, ENGLISH),
        ("办卡多少钱", ENGLISH, CHINESE),
        ("online购物老让我去App里confirm一下", ENGLISH, CHINESE),
        ("What does 您好 mean in your letter?", CHINESE, ENGLISH),
        ("我的 credit card 被 decline 了，why", CHINESE, CHINESE),
        ("online banking login 不到 app crash", CHINESE, CHINESE),
        ("standing order 怎么 cancel", CHINESE, CHINESE),
        ("standing order payment 怎么 cancel today", ENGLISH, ENGLISH),
        ("transfer limit 可以 raise 吗, branch or app", CHINESE, CHINESE),
        ("How do I send money to 张伟?", CHINESE, ENGLISH),
        ("can I use 支付宝 with the debit card", CHINESE, ENGLISH),
        ("please send the statement for account number five to Mr Wang 好", CHINESE, ENGLISH),
        ("PIN", CHINESE, CHINESE),
        ("PIN", ENGLISH, ENGLISH),
        ("12345", CHINESE, CHINESE),
        ("轉帳", ENGLISH, CHINESE),
    ],
)
def test_the_language_of_a_message(text: str, otherwise: Language, language: Language) -> None:
    """Chinese when it carries the sentence; the page's language when too short to tell."""
    assert language_of(text, otherwise) is language


@pytest.mark.parametrize(
    "text", ["transfer", " Transfer?! ", "e-banking", "转账", "转账？", "IBAN"]
)
def test_a_word_alone(text: str) -> None:
    assert is_one_word(text)


@pytest.mark.parametrize(
    "text", ["card costs", "转账手续费", "查IBAN", "IBAN 是什么", "?!", "24 hours"]
)
def test_more_or_less_than_a_word(text: str) -> None:
    assert not is_one_word(text)


def test_english_words_are_stemmed_and_empty_ones_left_out() -> None:
    """So that cards find a card."""
    assert words_of("What are the cards' fees?") == words_of("card fee")


def test_chinese_is_cut_into_words_and_traditional_reads_as_simplified() -> None:
    """Customers in Hong Kong and Taipei ask as well."""
    assert words_of("信用卡轉帳") == words_of("信用卡转帐")
    assert "信用卡" in words_of("请问信用卡怎么办")


def test_mixed_text_keeps_both() -> None:
    """In order."""
    assert words_of("App 密码") == ["app", "密码"]


def test_a_text_of_empty_words_keeps_them() -> None:
    """No question is without words."""
    assert words_of("what is it") == ["what", "is", "it"]


@given(st.text(alphabet="card loan 信用卡贷款 fee?", max_size=40))
def test_the_keyword_share_lies_between_0_and_1(question: str) -> None:
    """Whatever is asked."""
    shares = KeywordIndex.of(["card fee", "loan", "信用卡 年费", "贷款 card card"]).shares(question)
    assert ((shares >= 0) & (shares <= 1)).all()


def test_a_question_about_something_else_stays_low_although_a_word_fits() -> None:
    """Unknown words count like the rarest."""
    index = KeywordIndex.of(["card fee", "loan rate", "branch hours"])
    assert index.shares("card games rules poker")[0] < index.shares("card fee")[0] / 2


def test_a_short_message_is_one_part() -> None:
    """There is nothing to take apart."""
    assert parts_of("Hello, how much is a card?") == ("Hello, how much is a card?",)


@pytest.mark.parametrize(
    ("story", "question"),
    [
        (
            (
                "I was away with my family for weeks. It rained on nearly every single day of it. We went to "
                "the beach anyway, and then home. I have looked everywhere. My card is gone. What now?"
            ),
            "My card is gone. What now?",
        ),
        (
            (
                "上周我们全家从老城区搬到了新的小区，东西很多也很乱，孩子又刚刚开始上学，我每天忙得连饭都吃不好，"
                "今天早上我想去超市买菜的时候打开钱包一看，银行卡找不到了，怎么办？"
            ),
            "银行卡找不到了， 怎么办？",
        ),
    ],
)
def test_a_story_is_also_asked_by_pairs_of_clauses(story: str, question: str) -> None:
    """The last pair first, after the whole."""
    assert parts_of(story)[:2] == (story, question)


def test_amounts_are_not_taken_apart() -> None:
    """A thousand is one number."""
    assert parts_of("Pay 1,000.50 now") == ("Pay 1,000.50 now",)


@given(st.text(max_size=300))
def test_a_message_has_one_to_seven_parts_and_is_the_first(text: str) -> None:
    """So that a long story costs no more than seven searches."""
    assert parts_of(text)[0] == text
    assert len(parts_of(text)) <= 7


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("crad", "card"), ("acount", "account"), ("transferr", "transfer"), ("morgage", "mortgage")],
)
def test_a_typing_error_becomes_the_word_of_the_content(wrong: str, right: str) -> None:
    """One letter too many, too few, changed or exchanged."""
    spelling = Spelling(["card account", "transfer mortgage"], lambda word: False)
    assert spelling.repaired(f"my {wrong}?") == f"my {right}?"


def test_everyday_words_and_the_content_s_own_are_left_alone() -> None:
    """A lord is no card, although one letter away from a word that is."""
    spelling = Spelling(["card", "loan"], lambda word: word == "loon")
    assert spelling.repaired("loan loon Zanzibar 卡") == "loan loon Zanzibar 卡"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("周一存的支漂啥时候能用", "周一存的支票啥时候能用"),
        ("带款合同今天签的", "贷款合同今天签的"),
        ("買車貸款利律多少", "买车贷款利率多少"),
    ],
)
def test_a_character_of_the_same_sound_becomes_the_content_s_word(wrong: str, right: str) -> None:
    """As people type by pinyin; traditional characters are read as simplified ones."""
    homophones = Homophones(["存支票多久能用？", "申请贷款需要什么材料", "贷款利率是多少"])
    assert homophones.repaired(wrong) == right


def test_what_is_a_word_is_no_homophone() -> None:
    """Neither a word of the dictionary nor everyday characters that happen to stand together."""
    homophones = Homophones(["公司账户", "卡要紧急挂失", "手机银行"])
    for text in ("收集", "我要进去", "手机 bank card"):
        assert homophones.repaired(text) == text


def test_content_without_chinese_repairs_none() -> None:
    assert not Homophones(["card account"])


@pytest.mark.parametrize("language", list(Language))
def test_the_reviewed_texts_are_many_and_differ(language: Language) -> None:
    """Some 260 out of scope, 600 ordinary, 300 personal and 440 that tell of a danger, in each language."""
    groups = {
        250: out_of_scope_questions(language),
        500: ordinary_messages(language),
        280: personal_messages(language),
        400: tuple(text for text, _ in danger_messages(language)),
    }
    for fewest, texts in groups.items():
        assert len(set(texts)) == len(texts) >= fewest
    assert len(set().union(*groups.values())) == sum(map(len, groups.values()))


_SMALL_TALK = [
    *[(t, ENGLISH, "greeting") for t in ("Hi", "hello there!", "Good morning", "hi, how are you?")],
    *[
        (t, ENGLISH, "thanks")
        for t in ("thanks", "ok thank you so much", "That was helpful", "thx!")
    ],
    *[(t, ENGLISH, "goodbye") for t in ("bye", "Ok, goodbye!", "have a nice day")],
    *[(t, ENGLISH, "who_are_you") for t in ("Who are you?", "are you a bot?", "what can you do")],
    *[(t, CHINESE, "greeting") for t in ("你好", "您好，在吗？", "早上好！", "哈囉")],
    *[(t, CHINESE, "thanks") for t in ("谢谢", "好的，谢谢你", "非常感谢！", "多謝您的幫助")],
    *[(t, CHINESE, "goodbye") for t in ("再见", "拜拜啦")],
    *[(t, CHINESE, "who_are_you") for t in ("你是谁？", "你是机器人吗")],
]


@pytest.mark.parametrize(("text", "language", "phrase"), _SMALL_TALK)
def test_small_talk_has_its_phrase(text: str, language: Language, phrase: str) -> None:
    """In the customer's language."""
    assert small_talk_reply(Question(text, language)) == getattr(phrases_in(language), phrase)


@pytest.mark.parametrize(
    "text",
    ["Hi, my card is lost", "thanks, but what about fees?", "你好，怎么开户", "谢谢，再问一下年费"],
)
def test_small_talk_with_a_question_is_a_question(text: str) -> None:
    """Only the whole message counts."""
    assert small_talk_reply(Question(text, ENGLISH)) is None


@pytest.mark.parametrize(
    ("text", "are"),
    [
        ("card fee", True),
        ("card fee?", True),
        ("card", False),
        ("my card fee", False),
        ("转账 fee", False),
    ],
)
def test_two_words_are_two(text: str, are: bool) -> None:
    assert are_two_words(text) is are
