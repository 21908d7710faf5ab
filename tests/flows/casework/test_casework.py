"""Colleagues are told, the customer is not; drafts answer nothing."""

from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.domain.agent import Agent, Role
from bot.domain.casework import CannedReply
from bot.domain.ids import ClientId, ConversationId
from bot.domain.message import MessageKind
from bot.errors import FencedError, NotFoundError, TextEmptyError, UnknownConversationError
from bot.flows.handoff import Claim
from tests.builders import agent_named
from tests.flows.conftest import Bank

MINA = agent_named("Mina")
OMAR = agent_named("Omar")
BOSS = replace(agent_named("Boss"), role=Role.SUPERVISOR)
HOUR = timedelta(hours=1)


async def held_by(bank: Bank, agent: Agent, text: str = "Is there a vault?") -> ConversationId:
    """A conversation in which this was asked, and which the agent holds."""
    conversation = await bank.start()
    await bank.said(conversation.id, text)
    await bank.converse.request_person(conversation.id, ClientId("p1"))
    ticket = (await bank.store.conversation(conversation.id)).ticket
    assert ticket is not None
    await bank.handoff.claim(ticket.id, agent, ClientId("c1"))
    return conversation.id


async def test_a_conversation_without_a_ticket_has_no_case(bank: Bank) -> None:
    conversation = await bank.start()
    for attempt in (
        bank.casework.note(conversation.id, MINA, ClientId("n1"), "A note."),
        bank.casework.tag(conversation.id, ("card",)),
        bank.casework.card(conversation.id),
        bank.advise.answers_to(conversation.id),
        bank.phrasebook.draft(conversation.id, 1, MINA),
    ):
        with pytest.raises(UnknownConversationError):
            await attempt


async def test_notes_and_tags_make_no_message(bank: Bank) -> None:
    conversation_id = await held_by(bank, MINA)
    before = await bank.store.messages(conversation_id, 0)
    await bank.casework.note(conversation_id, MINA, ClientId("n1"), "Do not tell the customer.")
    await bank.casework.tag(conversation_id, ("secret",))
    assert await bank.store.messages(conversation_id, 0) == before


async def test_an_empty_note_is_refused(bank: Bank) -> None:
    conversation_id = await held_by(bank, MINA)
    with pytest.raises(TextEmptyError):
        await bank.casework.note(conversation_id, MINA, ClientId("n1"), "  ")


async def test_only_who_holds_a_conversation_snoozes_it(bank: Bank) -> None:
    conversation_id = await held_by(bank, MINA)
    with pytest.raises(FencedError):
        await bank.casework.snooze(conversation_id, OMAR.id, HOUR)
    await bank.casework.snooze(conversation_id, MINA.id, HOUR)
    assert await bank.cases.snoozed() == {conversation_id}


async def test_a_supervisor_sees_what_waits_and_what_everybody_holds(bank: Bank) -> None:
    views = bank.board.views(BOSS)
    async with aclosing(views):
        assert (await anext(views)).total_waiting == 0
        mine, theirs = await held_by(bank, MINA), await held_by(bank, OMAR)
        conversation = await bank.start()
        await bank.converse.request_person(conversation.id, ClientId("p1"))
        view = await anext(views)
    assert [place.ticket.conversation_id for place in view.waiting] == [conversation.id]
    assert view.held is not None
    assert {place.ticket.conversation_id for place in view.held} == {mine, theirs}
    assert view.mine == ()
    assert view.total_waiting == 1


async def test_what_did_not_change_is_the_same_object_for_everybody(bank: Bank) -> None:
    conversation_id = await held_by(bank, MINA)
    views, others = bank.board.views(MINA), bank.board.views(BOSS)
    async with aclosing(views), aclosing(others):
        (before,) = (await anext(views)).mine
        held = (await anext(others)).held
        await held_by(bank, OMAR)
        assert (await anext(views)).mine[0] is before
        assert held == (before,)
        assert held[0] is before
        await bank.said(conversation_id, "Hello?", "a2")
        (changed,) = (await anext(views)).mine
        assert changed.last_words == "Hello?"


async def test_suggestions_are_approved_texts_and_nothing_is_sent(bank: Bank) -> None:
    question = "How much does a transfer abroad cost?"
    conversation_id = await held_by(bank, MINA, question)
    before = await bank.store.messages(conversation_id, 0)
    found = await bank.advise.answers_to(conversation_id)
    assert found.seq == 1
    assert 1 <= len(found.passages) <= 3
    passages = bank.library.index.passages
    assert all(passages[one.id].text == one.text for one in found.passages)
    assert await bank.store.messages(conversation_id, 0) == before


async def test_a_request_for_a_person_is_no_question_to_suggest_for(bank: Bank) -> None:
    conversation_id = await held_by(bank, MINA)
    await bank.said(conversation_id, "I want to talk to a person", "a2")
    assert (await bank.advise.answers_to(conversation_id)).seq == 1


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f44d",
        "???",
        "hello? anybody?",
        "Hello, is anybody still there?",
        "ok thanks",
        "I'm still waiting…",
        "yes please",
        "12345",
        "有人在吗？",
        "你好，还在吗",
        "好的，谢谢",
        "人呢？？",
    ],
)
async def test_what_names_no_subject_is_no_question_to_suggest_for(bank: Bank, text: str) -> None:
    conversation_id = await held_by(bank, MINA)
    await bank.said(conversation_id, text, "a2")
    assert (await bank.advise.answers_to(conversation_id)).seq == 1


@pytest.mark.parametrize(
    "text", ["fees", "And for euros?", "Hello, can I wait for my card?", "转账", "那美元呢"]
)
async def test_suggestions_follow_a_later_question(bank: Bank, text: str) -> None:
    conversation_id = await held_by(bank, MINA)
    seq = await bank.said(conversation_id, text, "a2")
    await bank.said(conversation_id, "hello?", "a3")
    assert (await bank.advise.answers_to(conversation_id)).seq == seq


async def test_a_draft_answers_nothing(bank: Bank) -> None:
    question = "Is there a vault for gold bars?"
    conversation_id = await held_by(bank, MINA, question)
    claim = Claim(MINA, conversation_id, 1)
    receipt = await bank.handoff.say(claim, ClientId("s1"), "Yes, in the cellar.")
    assert receipt.seq is not None
    draft = await bank.phrasebook.draft(conversation_id, receipt.seq, MINA)
    assert (draft.question, draft.answer) == (question, "Yes, in the cellar.")
    assert await bank.phrasebook.drafts() == (draft,)
    await bank.library.refresh()
    _, reply = await bank.replied(question)
    assert reply.kind is not MessageKind.ANSWER
    assert "cellar" not in reply.text


async def test_canned_replies_are_tidy(bank: Bank) -> None:
    added = await bank.phrasebook.add(" /hello  there ", "Hello.")
    assert added.shortcut == "hello there"
    with pytest.raises(TextEmptyError):
        await bank.phrasebook.add("/", "Hello.")
    with pytest.raises(TextEmptyError):
        await bank.phrasebook.add("hello", " ")
    with pytest.raises(NotFoundError):
        await bank.phrasebook.change(CannedReply(99, "hello", "Hello."))
    await bank.phrasebook.remove(added.id)
    await bank.phrasebook.remove(added.id)
    assert await bank.phrasebook.replies() == ()


async def test_mentions_come_by_themselves(bank: Bank) -> None:
    await SqlAgentDirectory(bank.database).add(OMAR, "hash")
    conversation_id = await held_by(bank, MINA)
    mentions = bank.casework.mentions(OMAR.id)
    async with aclosing(mentions):
        assert await anext(mentions) == ()
        await bank.casework.note(conversation_id, MINA, ClientId("n1"), "@Omar, look.")
        (mention,) = await anext(mentions)
        assert mention.text == "@Omar, look."
        await bank.casework.see_mentions(OMAR.id, conversation_id)
        assert await anext(mentions) == ()
