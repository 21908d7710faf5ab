"""What is ranked first, and what is never shown."""

import asyncio
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from bot.answering.match import BY_BOTH
from bot.answering.retrieval import Ranking, matches_of, rank, without
from bot.domain.findings import Findings, KeyScores
from knowledge_base.words import Audience, Language, Passage, PassageId
from tests.answering.builders import TODAY, entry, index_of, section, with_terms

NONE = float("nan")
CARD = entry("card", "How do I order a card?")
LOAN = entry("loan", "How do I get a loan?")
NAMED = {passage.id: passage for passage in (CARD, LOAN)}


def _scores(**best: tuple[float, ...]) -> KeyScores:
    """Of each passage the best of its questions, its own text and the best of its sentences; NaN for those left out."""
    rows = [(*some, NONE, NONE)[:3] for some in best.values()]
    return KeyScores(tuple(map(PassageId, best)), np.asarray(rows))


def _nearness(findings: Findings, *passages: Passage) -> dict[PassageId, float]:
    matches = matches_of(findings, {passage.id: passage for passage in passages})
    return dict(zip(matches.passage_ids, matches.nearness.tolist(), strict=True))


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


def test_a_question_alone_is_as_near_as_it_is() -> None:
    """Where nothing is known of the answer."""
    assert _nearness(Findings(_scores(card=(0.9,))), CARD)[CARD.id] == 0.9


def test_where_letters_are_searched_beside_meaning_both_say_how_near_an_entry_is() -> None:
    """And words and the classifier weigh as they do there."""
    findings = Findings(_scores(card=(0.9,)), by_letters=_scores(card=(0.4,)))
    assert 0.4 < _nearness(findings, CARD)[CARD.id] < 0.9
    assert matches_of(findings, NAMED).scale is BY_BOTH


def test_words_weigh_more_for_a_document() -> None:
    """At the same nearness and the same words."""
    paper = section("paper", "What everything costs.")
    findings = Findings(
        _scores(card=(0.5,), paper=(NONE, 0.5)), _scores(card=(0.9,), paper=(NONE, 0.9))
    )
    matches = matches_of(findings, {CARD.id: CARD, paper.id: paper})
    scores = dict(zip(matches.passage_ids, matches.scores.tolist(), strict=True))
    assert scores[paper.id] > scores[CARD.id]


def test_the_more_questions_an_entry_has_the_less_its_answer_says() -> None:
    """One question weighs a quarter beside the answer, six of them two thirds."""
    of_one = entry("one", "How?")
    of_six = entry("six", "How?", "A?", "B?", "C?", "D?", "E?")
    nearness = _nearness(Findings(_scores(one=(0.8, 0.4), six=(0.8, 0.4))), of_one, of_six)
    assert nearness[of_one.id] == pytest.approx(0.25 * 0.8 + 0.75 * 0.4)
    assert nearness[of_six.id] == pytest.approx(2 / 3 * 0.8 + 1 / 3 * 0.4)


def test_a_question_that_is_the_same_needs_no_answer() -> None:
    """From 0.8 on the answer says ever less."""
    nearness = _nearness(Findings(_scores(card=(1.0, 0.1), loan=(0.9, 0.1))), CARD, LOAN)
    assert nearness[CARD.id] == pytest.approx(1.0)
    assert nearness[LOAN.id] == pytest.approx(0.625 * 0.9 + 0.375 * 0.1)


def test_the_best_sentence_stands_beside_the_whole_text() -> None:
    """For a passage of a document, which has no questions."""
    paper = section("paper", "All about cards.")
    found = Findings(_scores(paper=(NONE, 0.5, 0.9)))
    assert _nearness(found, paper)[paper.id] == pytest.approx(0.6 * 0.5 + 0.4 * 0.9)


def test_what_meaning_missed_is_as_far_as_the_farthest() -> None:
    found = Findings(_scores(card=(0.9,)), _scores(card=(0.2,), loan=(0.9,)))
    assert _nearness(found, CARD, LOAN) == {CARD.id: 0.9, LOAN.id: 0.9}


def test_a_document_takes_a_question_up_by_its_own_text() -> None:
    """And what is not compared token by token takes up nothing."""
    paper = section("paper", "All about cards.")
    found = Findings(
        _scores(card=(0.9,), loan=(0.8,), paper=(0.7,)),
        by_precision=_scores(card=(0.6, 0.4), paper=(NONE, 0.3)),
        by_recall=_scores(card=(0.5, 0.2), paper=(NONE, 0.1)),
    )
    matches = matches_of(found, {**NAMED, paper.id: paper})
    assert list(matches.passage_ids) == ["card", "loan", "paper"]
    assert matches.overlaps is not None
    assert matches.overlaps.precision.tolist() == [0.6, 0.0, 0.3]
    assert matches.overlaps.recall.tolist() == [0.5, 0.0, 0.1]
    assert matches.overlaps.support.tolist() == [0.4, 0.0, 0.3]


def test_an_entry_comes_before_a_document_that_fits_as_well() -> None:
    """The classifier names the entry, and documents stand behind its choices."""
    paper = section("paper", "All about cards.")
    near = _scores(paper=(NONE, 0.95), card=(0.8,))
    findings = Findings(near, by_head={CARD.id: -0.1, LOAN.id: -2.5})
    assert _names(rank(findings, {**NAMED, paper.id: paper}, TODAY))[0] == "card"


def test_words_decide_where_the_model_cannot_read() -> None:
    """Nearness is then nearness by words."""
    findings = Findings(by_words=_scores(loan=(0.7,), card=(0.2,)))
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
    assert rank(Findings(), {}, TODAY).hits == ()


def test_a_dropped_passage_leaves_its_probability_to_the_others() -> None:
    """The classifier's probabilities still add up."""
    near = _scores(card=(0.9,), loan=(0.7,))
    findings = Findings(near, near, {CARD.id: -0.693, LOAN.id: -0.693})
    left = without(findings, frozenset({CARD.id}))
    assert left.by_meaning.passage_ids == left.by_words.passage_ids == (LOAN.id,)
    assert left.by_words.best[0, 0] == 0.7
    assert abs(left.by_head[LOAN.id]) < 0.01


def test_a_lone_passage_stands_out_from_nothing() -> None:
    """It is judged as if another were as good."""
    evidence = _ranked("What is the weather in Paris?", CARD).evidence
    assert evidence.first == evidence.second == pytest.approx(-np.log(2.0))
