"""Both sides are held: answering everything fails, answering nothing fails."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.measures import Judged
from bot.flows.gate import KnownQuestion, Result, reasons_against, result_of
from knowledge_base.words import Language

RISK = 0.05


def run_of(right: int, offered: int = 0, passed_on: int = 0, wrong: int = 0) -> list[KnownQuestion]:
    """Answerable questions with these results, and twenty that must not be answered."""
    results = (
        [Result.RIGHT] * right
        + [Result.OFFERED] * offered
        + [Result.PASSED_ON] * passed_on
        + [Result.WRONG] * wrong
    )
    known = [
        KnownQuestion(f"q{number}", Language.ENGLISH, True, result)
        for number, result in enumerate(results)
    ]
    strangers = [
        KnownQuestion(f"s{number}", Language.ENGLISH, False, Result.PASSED_ON)
        for number in range(20)
    ]
    return known + strangers


def with_all(run: Sequence[KnownQuestion], result: Result) -> list[KnownQuestion]:
    """The same questions, all with one result."""
    return [replace(one, result=result) for one in run]


BEFORE = run_of(right=40, offered=30, passed_on=10)


def test_the_same_run_passes() -> None:
    assert reasons_against(BEFORE, BEFORE, RISK) == ()
    assert reasons_against(BEFORE, [], RISK) == ()


def test_always_answering_fails() -> None:
    """What must not be answered is, and wrongly."""
    always = [
        replace(one, result=Result.RIGHT if one.is_answerable else Result.WRONG) for one in BEFORE
    ]
    reasons = reasons_against(always, BEFORE, RISK)
    assert "en: “s0” is answered wrongly now; before: passed_on." in reasons
    assert "10 more questions are answered wrongly now that were not before." in reasons
    assert any("20 of 100 sent answers are wrong, 20.0%" in reason for reason in reasons)
    assert any("sent answers are wrong" in one for one in reasons_against(always, [], RISK))


def test_never_answering_fails() -> None:
    never = with_all(BEFORE, Result.PASSED_ON)
    reasons = reasons_against(never, BEFORE, RISK)
    assert "en: Only 0.0% of the known questions are answered rightly; before: 50.0%." in reasons
    assert "en: Only 0.0% of the known questions are resolved; before: 87.5%." in reasons
    assert reasons_against(never, [], RISK) == (
        "en: No answerable question is answered: a bot that always passes on is no help.",
    )


def test_one_known_question_that_is_answered_wrongly_now_fails_by_name() -> None:
    now = [replace(BEFORE[0], result=Result.WRONG), *BEFORE[1:]]
    assert reasons_against(now, BEFORE, RISK) == (
        "en: “q0” is answered wrongly now; before: right.",
    )


def test_what_was_wrong_before_and_what_is_new_is_no_change_for_the_worse() -> None:
    wrong = [replace(BEFORE[0], result=Result.WRONG), *BEFORE[1:]]
    assert reasons_against(wrong, wrong, RISK) == ()
    new = KnownQuestion("new", Language.ENGLISH, True, Result.PASSED_ON)
    assert reasons_against([*BEFORE, new], BEFORE, RISK) == ()


def test_every_language_is_held_on_its_own() -> None:
    chinese = [replace(one, language=Language.CHINESE) for one in BEFORE]
    now = [*BEFORE, *with_all(chinese, Result.PASSED_ON)]
    reasons = reasons_against(now, [*BEFORE, *chinese], RISK)
    assert reasons
    assert all(reason.startswith("zh: ") for reason in reasons)


def test_a_judged_question_has_one_result() -> None:
    judged = Judged(
        True,
        1,
        is_answered=True,
        is_offered=False,
        is_handed_over=False,
        confidence=1.0,
        milliseconds=1.0,
    )
    assert result_of(judged) is Result.RIGHT
    assert result_of(replace(judged, rank=2)) is Result.WRONG
    assert result_of(replace(judged, is_answered=False, is_offered=True)) is Result.OFFERED
    assert result_of(replace(judged, is_answered=False)) is Result.PASSED_ON
