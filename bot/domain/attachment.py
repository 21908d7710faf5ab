"""A picture or a PDF that a customer gives to a person; what it is is read from its content, never from its name."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType
from uuid import uuid4

AttachmentId = NewType("AttachmentId", str)

LONGEST_NAME: Final = 120
# What would lead to another folder, end a header, or turn the direction of the text around.
_UNWANTED: Final = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\"<>|:*?]")


class MediaType(StrEnum):
    """What may be attached."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a customer's message."""

    id: AttachmentId
    name: str
    media_type: MediaType
    size: int


def new_attachment_id() -> AttachmentId:
    """One that cannot be guessed."""
    return AttachmentId(f"f_{uuid4().hex}")


def media_type_of(content: bytes) -> MediaType | None:
    """What the first bytes say that it is; None for what may not be attached."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return MediaType.WEBP
    return MediaType.PDF if content.startswith(b"%PDF-") else None


def plain_name(name: str) -> str:
    """The last part of a file's name, harmless and not too long."""
    last = re.split(r"[/\\]", name)[-1]
    clean = _UNWANTED.sub("", last).strip(" .")
    return clean[-LONGEST_NAME:] or "file"
