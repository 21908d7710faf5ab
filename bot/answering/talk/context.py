"""What the messages before a question say about it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

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
    chosen = _chosen(replies)
    asked = [words[reply.in_reply_to] for reply in replies if reply.in_reply_to in words]
    answered = {reply.in_reply_to for reply in answers} - chosen.keys()
    is_newest = bool(replies) and replies[-1].kind is MessageKind.ANSWER
    misses = _misses(said, words)
    return Context(
        # Who chose means what was chosen, whatever the words: “the second one” is no subject.
        question=subject_of(
            [chosen.get(one.seq, one.text) for one in asked if not is_assent(one.text)]
        ),
        asked=frozenset(
            plainly(one.text) for one in asked if one.seq in answered and one.choice_id is None
        ),
        told=frozenset(_passages_of(replies[-1])) if is_newest else frozenset(),
        answered=frozenset(one for answer in answers for one in _passages_of(answer)),
        choices=said[-1].choices if said else (),
        offered=_offered(replies),
        topic=_topic_of(replies[-1]) if replies else None,
        misses=sum(misses),
        asked_back=len(misses),
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


def _chosen(replies: Sequence[Message]) -> dict[int, str]:
    """The customer's words, by number, that were answered with what the reply before had offered: its label."""
    labels: dict[int, str] = {}
    for before, answer in pairwise(replies):
        offered = {choice.id: choice.label for choice in before.choices}
        taken = [offered[one] for one in _passages_of(answer) if one in offered]
        if taken and answer.in_reply_to is not None:
            labels[answer.in_reply_to] = taken[0]
    return labels


def _topic_of(reply: Message) -> Choice | None:
    if reply.choices:
        return reply.choices[0]
    return next((Choice(one.passage_id, one.title) for one in reply.citations), None)


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


def _misses(replies: Sequence[Message], words: Mapping[int, Message]) -> list[bool]:
    """Of the clarifications at the end, one after the other and newest first, whether each was in vain.

    One that was followed by wholly other choices was not: the customer went on to something else. Small talk begins
    anew; what follows “yes” and “no” is the same clarification still.
    """
    in_vain: list[bool] = []
    later: set[str] = set()
    for reply in reversed(replies):
        said = words.get(reply.in_reply_to or 0)
        if said is not None and (is_assent(said.text) or is_refusal(said.text)):
            continue
        if reply.kind is not MessageKind.CLARIFICATION:
            break
        choices = {choice.id for choice in reply.choices}
        in_vain.append(not later or not choices.isdisjoint(later))
        later = choices
    return in_vain
