"""The words of content: what an editor writes, and the passages that are found in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import NewType

SourceId = NewType("SourceId", str)
PassageId = NewType("PassageId", str)


class Language(StrEnum):
    """The languages in which customers are answered."""

    ENGLISH = "en"
    CHINESE = "zh"


class Audience(StrEnum):
    """Who may read a piece of content."""

    PUBLIC = "public"
    INTERNAL = "internal"


class SourceKind(StrEnum):
    """What a passage comes from."""

    FAQ = "faq"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a whole entry or document, whatever it says."""

    language: Language
    category: str = ""
    tags: tuple[str, ...] = ()
    sensitive: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    audience: Audience = Audience.PUBLIC

    def allow_answering_on(self, day: date) -> bool:
        """True when a customer may be told this on that day (both ends included)."""
        if self.audience is not Audience.PUBLIC:
            return False
        has_begun = self.valid_from is None or self.valid_from <= day
        has_ended = self.valid_until is not None and self.valid_until < day
        return has_begun and not has_ended


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """A question that customers ask, in several wordings, with its approved answer."""

    id: SourceId
    question: str
    answer: str
    terms: Terms
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A product document in Markdown, without its front matter."""

    id: SourceId
    title: str
    text: str
    terms: Terms


@dataclass(frozen=True, slots=True)
class Passage:
    """A findable piece of approved content; `text` is what a customer is shown, to the letter."""

    id: PassageId
    source_id: SourceId
    kind: SourceKind
    title: str
    text: str
    terms: Terms
    questions: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits that change with the passage's title or text."""
        return sha256(f"{self.title}\0{self.text}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that one content folder says."""

    entries: tuple[FaqEntry, ...] = ()
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend in one place of a content folder; line 0 is the file, or the folder, as a whole."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        """As compilers say it, so that editors can jump to the place."""
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {self.message}"


class FaultyContentError(Exception):
    """Content that cannot be published; names every fault at once."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
