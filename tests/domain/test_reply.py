"""Replies and the record that is kept of each."""

from dataclasses import replace

import pytest

from bot.domain.reply import Answer, Decision, EscalationReason, Hit, Turn
from tests.builders import answer_about, clarification_between, escalation, passage_about


@pytest.mark.parametrize("is_sensitive", [True, False])
def test_a_sensitive_answer_offers_a_person(is_sensitive: bool) -> None:
    plain, delicate = passage_about("hours"), passage_about("loss", sensitive=is_sensitive)
    assert Answer("text", (plain, delicate)).offers_person is is_sensitive


def test_small_talk_rests_on_no_passage_and_offers_nobody() -> None:
    assert not Answer("You are welcome.").offers_person


def test_a_record_keeps_the_ten_best_hits_rounded() -> None:
    hits = tuple(Hit(passage_about(f"topic-{n}"), 0.987654321 - n / 100) for n in range(12))
    turn = Turn.of(replace(answer_about("cards"), hits=hits), seq=4)
    assert len(turn.hits) == 10
    assert (turn.hits[0].id, turn.hits[0].score) == ("topic-0", 0.9877)


@pytest.mark.parametrize("reason", EscalationReason)
def test_a_record_of_an_escalation_keeps_its_reason(reason: EscalationReason) -> None:
    turn = Turn.of(escalation(reason), seq=2)
    assert (turn.decision, turn.reason) == (Decision.ESCALATE, reason)


def test_other_records_have_no_reason() -> None:
    for outcome in (answer_about("cards"), clarification_between("a", "b")):
        assert Turn.of(outcome, seq=2).reason is None
