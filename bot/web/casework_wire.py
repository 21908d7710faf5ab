"""What agents are sent about a case: notes, tags, the customer's card, canned replies, drafts."""

from bot.domain.agent import Agent
from bot.domain.casework import (
    CannedReply,
    CaseFile,
    CustomerCard,
    FaqDraft,
    Mention,
    Note,
    PastConversation,
    Resolution,
)
from bot.domain.conversation import ConversationStatus
from bot.domain.message import Citation
from bot.web.wire import CitationObject, Time, Wire
from knowledge_base.words import Language, Passage


class AgentObject(Wire):
    """A colleague."""

    agent_id: str
    name: str

    @classmethod
    def of(cls, agent: Agent) -> "AgentObject":
        """As it is."""
        return cls(agent_id=agent.id, name=agent.name)


class NoteObject(Wire):
    """An internal note."""

    note_id: int
    author: AgentObject
    text: str
    at: Time
    mentions: list[str]

    @classmethod
    def of(cls, note: Note) -> "NoteObject":
        """For an agent; never for a customer."""
        return cls(
            note_id=note.id,
            author=AgentObject.of(note.author),
            text=note.text,
            at=note.at,
            mentions=list(note.mentions),
        )


class CaseObject(Wire):
    """What is kept beside a conversation."""

    notes: list[NoteObject]
    tags: list[str]
    snoozed_until: Time | None
    resolution: Resolution | None

    @classmethod
    def of(cls, case_file: CaseFile) -> "CaseObject":
        """For an agent; never for a customer."""
        return cls(
            notes=[NoteObject.of(note) for note in case_file.notes],
            tags=list(case_file.tags),
            snoozed_until=case_file.snoozed_until,
            resolution=case_file.resolution,
        )


class MentionObject(Wire):
    """A note that names the agent and was not seen yet."""

    note_id: int
    conversation_id: str
    author_name: str
    text: str
    at: Time

    @classmethod
    def of(cls, mention: Mention) -> "MentionObject":
        """For the agent who is named."""
        return cls(
            note_id=mention.note_id,
            conversation_id=mention.conversation_id,
            author_name=mention.author_name,
            text=mention.text,
            at=mention.at,
        )


class PastObject(Wire):
    """An earlier conversation of the same customer."""

    conversation_id: str
    started_at: Time
    status: ConversationStatus
    first_words: str
    stars: int | None

    @classmethod
    def of(cls, past: PastConversation) -> "PastObject":
        """As it is."""
        return cls(
            conversation_id=past.id,
            started_at=past.started_at,
            status=past.status,
            first_words=past.first_words,
            stars=past.stars,
        )


class CardObject(Wire):
    """What the bank knows of who is asking."""

    language: Language
    started_at: Time
    page: str | None
    name: str | None
    segment: str | None
    past: list[PastObject]

    @classmethod
    def of(cls, card: CustomerCard) -> "CardObject":
        """For an agent."""
        return cls(
            language=card.language,
            started_at=card.started_at,
            page=card.page,
            name=card.name,
            segment=card.segment,
            past=[PastObject.of(past) for past in card.past],
        )


class SuggestionObject(Wire):
    """An approved text that may answer the customer's last words."""

    citation: CitationObject
    text: str

    @classmethod
    def of(cls, passage: Passage) -> "SuggestionObject":
        """With its source."""
        return cls(citation=CitationObject.of(Citation.of(passage)), text=passage.text)


class CannedObject(Wire):
    """A reply that agents send often."""

    reply_id: int
    shortcut: str
    text: str

    @classmethod
    def of(cls, reply: CannedReply) -> "CannedObject":
        """As it is."""
        return cls(reply_id=reply.id, shortcut=reply.shortcut, text=reply.text)


class DraftObject(Wire):
    """An agent's words that may become an entry of the FAQ one day."""

    draft_id: int
    conversation_id: str
    seq: int
    language: Language
    question: str
    answer: str
    agent_name: str
    at: Time

    @classmethod
    def of(cls, draft: FaqDraft) -> "DraftObject":
        """As it is."""
        return cls(
            draft_id=draft.id,
            conversation_id=draft.conversation_id,
            seq=draft.seq,
            language=draft.language,
            question=draft.question,
            answer=draft.answer,
            agent_name=draft.agent_name,
            at=draft.at,
        )
