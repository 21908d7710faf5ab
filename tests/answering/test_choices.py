"""What is offered when the bot asks back."""

from dataclasses import replace

from bot.answering.choices import choices_of
from bot.answering.confidence import Evidence
from bot.answering.readings import Reading
from bot.answering.retrieval import Ranking
from bot.domain.reply import Hit
from knowledge_base.words import Passage
from tests.answering.builders import entry, section, with_terms

_CARD = entry("card", "What does a card cost?")
_FEES = replace(
    _CARD, text="The yearly price of every credit card: classic nothing, golden ninety dollars."
)
_TWIN = section(
    "Cards – prices",
    "A classic credit card costs nothing a year. The yearly price of the golden credit card: ninety dollars.",
)
_LOAN = entry("loan", "What does a loan cost?")
_HOURS = entry("hours", "When are you open?")
_DEATH = with_terms(entry("death", "Somebody in my family has died"), sensitive=True)


def _offered(*hits: tuple[Passage, float], is_open: bool = False) -> list[str]:
    ranked = Ranking(tuple(Hit(passage, score) for passage, score in hits), Evidence())
    return [hit.passage.id for hit in choices_of(Reading(ranked, 0.5, is_open))]


def test_three_near_ones_are_offered_and_a_far_third_is_not() -> None:
    assert _offered((_CARD, 0.8), (_LOAN, 0.75), (_HOURS, 0.7)) == ["card", "loan", "hours"]
    assert _offered((_CARD, 0.8), (_LOAN, 0.75), (_HOURS, 0.3)) == ["card", "loan"]


def test_beside_the_first_always_stands_another() -> None:
    """One choice is no choice."""
    assert _offered((_CARD, 0.8), (_LOAN, 0.1), (_HOURS, 0.0)) == ["card", "loan"]
    assert _offered((_CARD, 0.8)) == ["card"]
    assert _offered() == []


def test_a_death_is_offered_first_or_where_it_fits_as_well_and_never_as_filler() -> None:
    assert _offered((_DEATH, 0.8), (_CARD, 0.7)) == ["death", "card"]
    assert _offered((_CARD, 0.8), (_DEATH, 0.78), (_LOAN, 0.7)) == ["card", "death", "loan"]
    assert _offered((_CARD, 0.8), (_DEATH, 0.7), (_LOAN, 0.65)) == ["card", "loan"]
    assert _offered((_CARD, 0.8), (_DEATH, 0.7), (_LOAN, 0.1)) == ["card", "loan"]
    assert _offered((_CARD, 0.8), (_DEATH, 0.7)) == ["card"]


def test_an_entry_and_a_section_on_the_same_leave_room_for_a_third_subject() -> None:
    """Where nothing else is near, both stay."""
    near = (_FEES, 0.8), (_TWIN, 0.79), (_LOAN, 0.7), (_HOURS, 0.65)
    assert _offered(*near) == ["card", "loan", "hours"]
    assert _offered(*near[:3]) == ["card", "Cards – prices", "loan"]
    assert _offered((_FEES, 0.8), (_TWIN, 0.79), (_LOAN, 0.1)) == ["card", "Cards – prices"]


def test_two_that_were_read_apart_are_both_offered() -> None:
    """Their scores come from two readings and cannot be compared."""
    assert _offered((_CARD, 0.2), (_LOAN, 0.9), (_HOURS, 0.1), is_open=True)[:2] == ["card", "loan"]
    assert _offered((_CARD, 0.9), (_DEATH, 0.1), (_HOURS, 0.1), is_open=True) == ["card", "death"]
