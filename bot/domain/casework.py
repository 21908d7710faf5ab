"""What agents keep beside a conversation, and never send to the customer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.agent import Agent
from bot.domain.conversation import ConversationStatus
from bot.domain.ids import AgentId, ConversationId
from knowledge_base.words import Language

MOST_TAGS: Final = 12
LONGEST_TAG: Final = 40


class Resolution(StrEnum):
    """Why an agent closed a conversation."""

    SOLVED = "solved"
    REFERRED = "referred"
    NO_REPLY = "no_reply"
    NOT_A_MATTER = "not_a_matter"


@dataclass(frozen=True, slots=True)
class Note:
    """One agent's words to colleagues about a conversation."""

    id: int
    author: Agent
    text: str
    at: datetime
    mentions: tuple[AgentId, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A note that names an agent who has not seen it yet."""

    note_id: int
    conversation_id: ConversationId
    author_name: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything kept beside one conversation."""

    notes: tuple[Note, ...] = ()
    tags: tuple[str, ...] = ()
    snoozed_until: datetime | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class PastConversation:
    """An earlier conversation of the same customer."""

    id: ConversationId
    started_at: datetime
    status: ConversationStatus
    first_words: str
    stars: int | None


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """What the bank knows of who is asking; `name` and `segment` only of those who are signed in."""

    language: Language
    started_at: datetime
    page: str | None
    name: str | None = None
    segment: str | None = None
    past: tuple[PastConversation, ...] = ()


@dataclass(frozen=True, slots=True)
class CannedReply:
    """A reply that agents send often; found by its shortcut, with places to fill in."""

    id: int
    shortcut: str
    text: str


@dataclass(frozen=True, slots=True)
class FaqDraft:
    """An agent's words that may become an entry of the FAQ one day; it answers nothing."""

    id: int
    conversation_id: ConversationId
    seq: int
    language: Language
    question: str
    answer: str
    agent_name: str
    at: datetime


def mentioned_in(text: str, agents: Iterable[Agent]) -> tuple[AgentId, ...]:
    """The agents whose name stands behind an @, each once; of two that fit the longer one."""
    named = sorted(agents, key=lambda agent: len(agent.name), reverse=True)
    found: list[AgentId] = []
    for place in re.finditer("@", text):
        rest = text[place.end() :].casefold()
        fitting = (agent.id for agent in named if _begins_with_name(rest, agent.name.casefold()))
        found += [agent_id for agent_id in [next(fitting, None)] if agent_id is not None]
    return tuple(dict.fromkeys(found))


def _begins_with_name(rest: str, name: str) -> bool:
    # Chinese words follow each other without a space, so only Latin letters go on a name.
    return rest.startswith(name) and not re.match(r"[a-z0-9_]", rest[len(name) :])


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Without white space around, without empty ones, each once whatever its case."""
    words = (" ".join(tag.split())[:LONGEST_TAG].strip() for tag in tags)
    by_key = {word.casefold(): word for word in words if word}
    return tuple(by_key.values())[:MOST_TAGS]
