"""A ticket is in the language that the customer writes, whatever the page's is."""

import pytest

from bot.domain.desk.desk import Desk, DeskMode
from bot.domain.ids import DeskId
from bot.ports.desk import Duties
from knowledge_base.words import Language
from tests.flows.conftest import Bank
from tests.flows.desk.people import at_work, command, ticket_of
from tests.small_content import QUESTION, UNKNOWN

CHINESE_CARD = "我的银行卡丢了，怎么办"


async def test_a_reply_that_calls_a_person_does_so_in_the_questions_language(bank: Bank) -> None:
    conversation, _ = await bank.replied(CHINESE_CARD, Language.ENGLISH)
    assert conversation.ticket is not None
    assert conversation.ticket.language is Language.CHINESE


async def test_an_english_question_in_a_chinese_widget_is_english(bank: Bank) -> None:
    conversation, _ = await bank.replied(UNKNOWN, Language.CHINESE)
    assert conversation.ticket is not None
    assert conversation.ticket.language is Language.ENGLISH


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("怎么汇款到国外？",), Language.CHINESE),
        (("怎么汇款到国外？", QUESTION), Language.ENGLISH),
        (("OK",), Language.ENGLISH),
        ((), Language.ENGLISH),
    ],
)
async def test_the_button_goes_by_the_last_words_and_then_by_the_page(
    bank: Bank, said: tuple[str, ...], expected: Language
) -> None:
    conversation = await bank.start()
    for number, text in enumerate(said):
        await bank.said(conversation.id, text, f"a{number}")
    await bank.converse.request_person(conversation.id, command())
    assert (await ticket_of(bank, conversation.id)).language is expected


async def test_a_message_that_was_left_goes_by_its_own_words(bank: Bank) -> None:
    conversation = await bank.start()
    await bank.converse.leave_message(conversation.id, command(), "请明天给我回电话", "555")
    assert (await ticket_of(bank, conversation.id)).language is Language.CHINESE


async def test_a_desk_offers_it_to_who_reads_that_language(bank: Bank) -> None:
    await bank.desks.put(Desk(DeskId("main"), mode=DeskMode.OFFER))
    lin = await at_work(bank, "Lin", Duties(languages=frozenset({Language.CHINESE})))
    mina = await at_work(bank, "Mina", Duties(languages=frozenset({Language.ENGLISH})))
    await bank.replied(CHINESE_CARD, Language.ENGLISH)
    await bank.upkeep.sweep()
    assert len(await bank.offering.open_to(lin)) == 1
    assert await bank.offering.open_to(mina) == ()
