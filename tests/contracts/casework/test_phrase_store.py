"""Every PhraseStore keeps canned replies for all, and one draft for each message."""

import pytest

from bot.domain.casework import CannedReply
from bot.domain.ids import ConversationId
from bot.errors import UnknownMessageError
from bot.ports import ConversationStore
from bot.ports.casework import PhraseStore
from knowledge_base.words import Language
from tests.contracts.casework.conftest import MINA
from tests.contracts.conversation_store.steps import say


async def test_canned_replies_are_added_changed_and_removed(phrases: PhraseStore) -> None:
    thanks = await phrases.add_reply("thanks", "Thank you.")
    hello = await phrases.add_reply("Hello", "Hello {customer}.")
    assert await phrases.replies() == (hello, thanks)
    changed = CannedReply(thanks.id, "bye", "Good-bye.")
    assert await phrases.change_reply(changed)
    assert await phrases.replies() == (changed, hello)
    assert await phrases.remove_reply(hello.id)
    assert not await phrases.remove_reply(hello.id)
    assert not await phrases.change_reply(hello)
    assert await phrases.replies() == (changed,)


async def test_a_draft_joins_the_question_and_the_agents_words_and_is_made_once(
    phrases: PhraseStore, store: ConversationStore, held: ConversationId
) -> None:
    await say(store, held, "Do you take cheques?")
    seq = (await store.edit(held, lambda edit: edit.agent_says(MINA, 1, "We do."))).seq
    draft = await phrases.keep_draft(held, seq, MINA, Language.ENGLISH)
    assert (draft.question, draft.answer, draft.agent_name) == (
        "Do you take cheques?",
        "We do.",
        "Mina",
    )
    assert await phrases.keep_draft(held, seq, MINA, Language.ENGLISH) == draft
    assert await phrases.drafts() == (draft,)


async def test_only_an_agents_words_become_a_draft(
    phrases: PhraseStore, store: ConversationStore, held: ConversationId
) -> None:
    seq = (await say(store, held, "Do you take cheques?")).seq
    for other in (seq, 99):
        with pytest.raises(UnknownMessageError):
            await phrases.keep_draft(held, other, MINA, Language.ENGLISH)
    assert await phrases.drafts() == ()
