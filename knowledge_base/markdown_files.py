"""Documents in Markdown, with or without front matter."""

from collections.abc import Sequence
from dataclasses import dataclass

from yaml.nodes import MappingNode

from knowledge_base.entries import Found
from knowledge_base.fields import Fields, SourceFile, Value
from knowledge_base.naming import given_id, slug
from knowledge_base.sections import first_heading, sections
from knowledge_base.terms import TERM_FIELDS, one_line, terms_of
from knowledge_base.words import Document, SourceId
from knowledge_base.yaml_files import compose, values_of

_DOCUMENT_FIELDS = ("id", "title", *TERM_FIELDS)
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class _Halves:
    """A document's front matter and body, and the line after which the body begins."""

    front: str
    body: str
    line: int


def read_markdown(file: SourceFile) -> tuple[Found[Document], ...]:
    """The file's document, or none when its front matter cannot be read; faults are reported."""
    halves = _halves(file.text.split("\n"))
    if halves is None:
        file.report(1, f"The front matter has no end: write a line '{_FENCE}' below its fields.")
        return ()
    values = _front_values(halves.front, file)
    if values is None:
        return ()
    fields = Fields(file, 1, values)
    document = _document_of(fields, halves.body)
    if not sections(halves.body):
        message = "This document has no text: write some below its front matter and headings."
        file.report(halves.line, message)
    return (Found(document, file.path, fields.line_of("id")),)


def _halves(lines: Sequence[str]) -> _Halves | None:
    """The two halves; None when the front matter is never closed."""
    if lines[0].rstrip() != _FENCE:
        return _Halves("", "\n".join(lines).strip("\n"), 1)
    ends = (number for number, line in enumerate(lines) if number and line.rstrip() == _FENCE)
    end = next(ends, None)
    if end is None:
        return None
    # An empty line in the fence's place keeps the YAML's line numbers those of the file.
    front = "\n".join(["", *lines[1:end]])
    return _Halves(front, "\n".join(lines[end + 1 :]).strip("\n"), end + 1)


def _front_values(front: str, file: SourceFile) -> dict[str, Value] | None:
    """The front matter's fields; None when it cannot be read, which is reported."""
    node = compose(front, file)
    if isinstance(node, MappingNode):
        return values_of(node, _DOCUMENT_FIELDS, file)
    if node is not None:
        file.report(2, "The front matter holds no fields: write them as 'title: text'.")
    is_read = node is None and not file.faults.names(file.path)
    return {} if is_read else None


def _document_of(fields: Fields, body: str) -> Document:
    """The document with what its front matter leaves out taken from its heading and file name."""
    title = one_line(fields.text("title")) or first_heading(body)
    if not title:
        fields.report("title", "This document has no title: write 'title:' or begin with '# '.")
    return Document(
        # What was meant by an id that cannot be read is not the file's name.
        id=given_id(fields) if fields.has("id") else _named_after(fields.file),
        title=title,
        text=body,
        terms=terms_of(fields, f"{title}\n{body}"),
    )


def _named_after(file: SourceFile) -> SourceId:
    return SourceId(slug(file.path.stem) or "document")
