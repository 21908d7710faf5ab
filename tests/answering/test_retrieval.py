"""What is ranked first, and what is never shown."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from bot.answering.match import BY_BOTH
from bot.answering.retrieval import Ranking, matches_of, rank, without
from bot.domain.findings import Findings, KeyHit
from knowledge_base.words import Audience, Language, Passage, PassageId
from tests.answering.builders import TODAY, entry, index_of, section, with_terms

CARD = entry("card", "How do I order a card?")
LOAN = entry("loan", "How do I get a loan?")
NAMED = {passage.id: passage for passage in (CARD, LOAN)}


def _hit(name: str, score: float, key: int = 0) -> KeyHit:
    return KeyHit(PassageId(name), key, score)


def _ranked(question: str, *passages: Passage, language: Language = Language.ENGLISH) -> Ranking:
    index = index_of(passages)
    findings = asyncio.run(index.search([question], language))[0]
    return rank(findings, index.passages, TODAY)


def _names(ranking: Ranking) -> list[str]:
    return [hit.passage.id for hit in ranking.hits]


def test_the_entry_with_the_question_comes_first() -> None:
    """Its score is near 1 when the words are the same."""
    ranking = _ranked("How do I get a loan?", CARD, LOAN)
    assert _names(ranking)[0] == "loan"
    assert 0.85 < ranking.hits[0].score <= 1.0001


def test_an_entry_is_as_near_as_its_nearest_question() -> None:
    """A farther one does not pull it down."""
    findings = Findings((_hit("card", 0.9), _hit("card", 0.1, key=1)), ())
    assert matches_of(findings, NAMED)[PassageId("card")].nearness == 0.9


def test_where_letters_are_searched_beside_meaning_both_say_how_near_an_entry_is() -> None:
    """And words and the classifier weigh as they do there."""
    findings = Findings((_hit("card", 0.9),), (), by_letters=(_hit("card", 0.4),))
    match = matches_of(findings, NAMED)[PassageId("card")]
    assert 0.4 < match.nearness < 0.9
    assert match.scale is BY_BOTH


def test_words_weigh_more_for_a_document() -> None:
    """At the same nearness and the same words."""
    text = section("fees", "What everything costs.")
    hits = [_hit("card", 0.5), _hit(text.id, 0.5, key=-1)]
    words = (_hit("card", 0.9), _hit(text.id, 0.9, key=-1))
    matches = matches_of(Findings(tuple(hits), words), {**NAMED, text.id: text})
    assert matches[text.id].score > matches[PassageId("card")].score


def test_the_more_questions_an_entry_has_the_less_its_answer_says() -> None:
    """One question weighs a quarter beside the answer, six of them two thirds."""
    of_one = entry("one", "How?")
    of_six = entry("six", "How?", "A?", "B?", "C?", "D?", "E?")
    hits = [_hit("one", 0.8), _hit("one", 0.4, key=-1), _hit("six", 0.8), _hit("six", 0.4, key=-1)]
    passages = {of_one.id: of_one, of_six.id: of_six}
    matches = matches_of(Findings(tuple(hits), ()), passages)
    assert matches[of_one.id].nearness == pytest.approx(0.25 * 0.8 + 0.75 * 0.4)
    assert matches[of_six.id].nearness == pytest.approx(2 / 3 * 0.8 + 1 / 3 * 0.4)


def test_the_best_sentence_stands_beside_the_whole_text() -> None:
    """For a passage of a document, which has no questions."""
    paper = section("paper", "All about cards.")
    hits = (_hit("paper", 0.5, key=-1), _hit("paper", 0.9, key=-2), _hit("paper", 0.1, key=-2))
    matches = matches_of(Findings(hits, ()), {paper.id: paper})
    assert matches[paper.id].nearness == pytest.approx(0.6 * 0.5 + 0.4 * 0.9)


def test_an_entry_comes_before_a_document_that_fits_as_well() -> None:
    """The classifier names the entry, and documents stand behind its choices."""
    paper = section("paper", "All about cards.")
    findings = Findings(
        (_hit("paper", 0.95, key=-1), _hit("card", 0.8)),
        (),
        {CARD.id: -0.1, LOAN.id: -2.5},
    )
    assert _names(rank(findings, {**NAMED, paper.id: paper}, TODAY))[0] == "card"


def test_words_decide_where_the_model_cannot_read() -> None:
    """Nearness is then nearness by words."""
    findings = Findings((), (_hit("loan", 0.7), _hit("card", 0.2)))
    assert _names(rank(findings, NAMED, TODAY)) == ["loan", "card"]


def test_expired_future_and_internal_content_is_never_ranked() -> None:
    """However well it fits."""
    old = with_terms(entry("old", "welcome bonus"), valid_until=date(2026, 2, 28))
    new = with_terms(entry("new", "welcome bonus now"), valid_from=date(2026, 3, 2))
    staff = with_terms(entry("staff", "welcome bonus staff"), audience=Audience.INTERNAL)
    assert _names(_ranked("welcome bonus", old, new, staff, CARD)) == ["card"]


def test_both_ends_of_the_validity_are_valid() -> None:
    """The last day is a day."""
    today_only = with_terms(entry("today", "sale"), valid_from=TODAY, valid_until=TODAY)
    assert _names(_ranked("sale", today_only)) == ["today"]


def test_each_answer_text_is_ranked_once() -> None:
    """Two entries may share an answer."""
    twin = replace(entry("twin", "How to order a card"), text=CARD.text)
    assert len(_ranked("How do I order a card?", CARD, twin).hits) == 1


def test_a_question_searches_its_own_language_only() -> None:
    """When there is content in it."""
    chinese = entry("zh-card", "怎么办卡", language=Language.CHINESE)
    assert _names(_ranked("card 怎么办卡", CARD, chinese, language=Language.CHINESE)) == ["zh-card"]


def test_a_language_without_content_searches_all_content() -> None:
    """A bank with English content only still answers "card 多少钱"."""
    assert _names(_ranked("How do I order a card?", CARD, language=Language.CHINESE)) == ["card"]


def test_at_most_ten_hits() -> None:
    """The audit record holds ten."""
    cards = [entry(f"card-{n}", f"card number {n}") for n in range(15)]
    assert len(_ranked("card number", *cards).hits) == 10


def test_nothing_found_is_an_empty_ranking() -> None:
    """And no error."""
    assert rank(Findings((), ()), {}, TODAY).hits == ()


def test_a_dropped_passage_leaves_its_probability_to_the_others() -> None:
    """The classifier's probabilities still add up."""
    findings = Findings(
        (_hit("card", 0.9),), (_hit("card", 0.9),), {CARD.id: -0.693, LOAN.id: -0.693}
    )
    left = without(findings, frozenset({CARD.id}))
    assert left.by_meaning == left.by_words == ()
    assert abs(left.by_head[LOAN.id]) < 0.01
