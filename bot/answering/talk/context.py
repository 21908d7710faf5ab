"""What the messages before a question say about it."""

from bot.domain.message import Author, Message, MessageKind
from bot.domain.reply import Context, plainly

_TOLD = frozenset({MessageKind.ANSWER, MessageKind.CLARIFICATION})


def context_of(messages: tuple[Message, ...]) -> Context:
    """The context of a question that follows these messages, oldest first; a person's part ends what was before."""
    words = {message.seq: message for message in messages if message.author is Author.CUSTOMER}
    replies: list[Message] = []
    for message in messages:
        if message.author in (Author.AGENT, Author.SYSTEM):
            replies.clear()
        elif message.author is Author.BOT and message.kind in _TOLD:
            replies.append(message)
    answers = [reply for reply in replies if reply.kind is MessageKind.ANSWER]
    asked = [words[reply.in_reply_to] for reply in replies if reply.in_reply_to in words]
    answered = {reply.in_reply_to for reply in answers}
    is_newest = bool(replies) and replies[-1].kind is MessageKind.ANSWER
    return Context(
        question=asked[-1].text if asked else None,
        asked=frozenset(
            plainly(message.text)
            for message in asked
            if message.seq in answered and message.choice_id is None
        ),
        told=frozenset(_passages_of(replies[-1])) if is_newest else frozenset(),
        misses=_misses(replies),
    )


def _passages_of(answer: Message) -> list[str]:
    return [citation.passage_id for citation in answer.citations]


def _misses(replies: list[Message]) -> int:
    """How many clarifications stand at the end, one after the other."""
    count = 0
    for reply in reversed(replies):
        if reply.kind is not MessageKind.CLARIFICATION:
            break
        count += 1
    return count
