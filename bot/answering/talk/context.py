"""What the messages before a question say about it."""

from collections.abc import Mapping, Sequence

from bot.answering.talk.follow_ups import subject_of
from bot.answering.talk.small_talk import is_assent, is_refusal
from bot.domain.message import Author, Message, MessageKind
from bot.domain.reply import Choice, Context, plainly
from knowledge_base.words import PassageId

_TOLD = frozenset({MessageKind.ANSWER, MessageKind.CLARIFICATION})


def context_of(messages: tuple[Message, ...]) -> Context:
    """The context of a question that follows these messages, oldest first; a person's part ends what was before."""
    words = {message.seq: message for message in messages if message.author is Author.CUSTOMER}
    said = _replies_since_a_person(messages)
    replies = [reply for reply in said if reply.kind in _TOLD]
    answers = [reply for reply in replies if reply.kind is MessageKind.ANSWER]
    asked = [words[reply.in_reply_to] for reply in replies if reply.in_reply_to in words]
    answered = {reply.in_reply_to for reply in answers}
    is_newest = bool(replies) and replies[-1].kind is MessageKind.ANSWER
    return Context(
        question=subject_of([message.text for message in asked if not is_assent(message.text)]),
        asked=frozenset(
            plainly(message.text)
            for message in asked
            if message.seq in answered and message.choice_id is None
        ),
        told=frozenset(_passages_of(replies[-1])) if is_newest else frozenset(),
        answered=frozenset(one for answer in answers for one in _passages_of(answer)),
        choices=said[-1].choices if said else (),
        offered=_offered(replies),
        misses=_misses(said, words),
    )


def _replies_since_a_person(messages: Sequence[Message]) -> list[Message]:
    """The bot's, also its small talk."""
    replies: list[Message] = []
    for message in messages:
        if message.author in (Author.AGENT, Author.SYSTEM):
            replies.clear()
        elif message.author is Author.BOT and message.kind in (*_TOLD, MessageKind.SMALL_TALK):
            replies.append(message)
    return replies


def _offered(replies: Sequence[Message]) -> tuple[Choice, ...]:
    """The newest choices, unless the customer went on to something else than these."""
    for place in reversed(range(len(replies))):
        choices = replies[place].choices
        if choices:
            ids = {choice.id for choice in choices}
            is_left = all(ids.intersection(_passages_of(one)) for one in replies[place + 1 :])
            return choices if is_left else ()
    return ()


def _passages_of(answer: Message) -> list[PassageId]:
    return [PassageId(citation.passage_id) for citation in answer.citations]


def _misses(replies: Sequence[Message], words: Mapping[int, Message]) -> int:
    """How many clarifications stand at the end, one after the other; small talk begins anew.

    What follows “yes” and “no” is the same clarification still.
    """
    count = 0
    for reply in reversed(replies):
        said = words.get(reply.in_reply_to or 0)
        if said is not None and (is_assent(said.text) or is_refusal(said.text)):
            continue
        if reply.kind is not MessageKind.CLARIFICATION:
            break
        count += 1
    return count
