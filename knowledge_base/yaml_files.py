"""FAQ files and front matter in YAML: their fields with the lines on which they stand."""

from collections.abc import Collection, Iterator, Mapping

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from knowledge_base.entries import ENTRY_FIELDS, Found, entry_of
from knowledge_base.fields import Fields, Kind, SourceFile, Value, unknown_field
from knowledge_base.terms import TERM_FIELDS
from knowledge_base.words import FaqEntry

# Whether an entry is sensitive is decided for each entry, never for a whole file.
_FILE_FIELDS = ("entries", *(name for name in TERM_FIELDS if name != "sensitive"))
_SCALAR_KINDS: Mapping[str, Kind] = {
    "tag:yaml.org,2002:bool": Kind.TRUTH,
    "tag:yaml.org,2002:null": Kind.NOTHING,
}
# Pasted from word processors: YAML would begin a new line there, and no editor counts one.
_SPACES = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
_START = "write a list of entries, or 'entries:' with the list below it."


def read_yaml(file: SourceFile) -> tuple[Found[FaqEntry], ...]:
    """The file's entries with its defaults filled in; faults are reported to the file."""
    top = compose(file.text, file)
    if top is None:
        return ()
    if not isinstance(top, MappingNode):
        return tuple(_entries(top, {}, file))
    defaults = values_of(top, _FILE_FIELDS, file)
    entries = next((content for name, content in _pairs(top) if _word(name) == "entries"), None)
    if entries is None:
        file.report(1, f"'entries' is missing: {_START}")
        return ()
    return tuple(_entries(entries, defaults, file))


def compose(text: str, file: SourceFile) -> Node | None:
    """The YAML text's top node; None when there is nothing, or nothing but a reported fault."""
    try:
        return yaml.compose(text.translate(_SPACES), Loader=yaml.SafeLoader)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        file.report(line, "An invisible control character stands in this line: delete it.")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        file.report(line, f"This is no valid YAML: {_explained(error)}.")
    return None


def values_of(node: MappingNode, known: Collection[str], file: SourceFile) -> dict[str, Value]:
    """The mapping's known fields; unknown and repeated ones are reported."""
    values: dict[str, Value] = {}
    for name, content in _pairs(node):
        word, line = _word(name), _line_of(name)
        if word not in known:
            file.report(line, unknown_field(word, known))
        elif word in values:
            file.report(line, f"'{word}' is written twice here: leave one of them out.")
        else:
            values[word] = _value_of(content, line)
    return values


def _entries(
    node: Node, defaults: Mapping[str, Value], file: SourceFile
) -> Iterator[Found[FaqEntry]]:
    """The sound and the faulty entries of a list; what is no entry at all is reported."""
    if not isinstance(node, SequenceNode):
        file.report(_line_of(node), f"There is no list of entries here: {_START}")
        return
    items: list[Node] = node.value
    for item in items:
        line = _line_of(item)
        if isinstance(item, MappingNode):
            yield entry_of(Fields(file, line, {**defaults, **values_of(item, ENTRY_FIELDS, file)}))
        else:
            file.report(line, "This entry has no fields: write 'question:' and 'answer:'.")


def _value_of(node: Node, line: int) -> Value:
    """The node as a field's value; a list's items are looked at one level deep, so aliases end."""
    if not isinstance(node, SequenceNode):
        return _single_value_of(node, line)
    items: list[Node] = node.value
    return Value(
        Kind.LIST, line, items=tuple(_single_value_of(item, _line_of(item)) for item in items)
    )


def _single_value_of(node: Node, line: int) -> Value:
    """Numbers and dates count as the text that the editor wrote."""
    if isinstance(node, SequenceNode):
        return Value(Kind.LIST, line)
    if isinstance(node, MappingNode):
        return Value(Kind.MAPPING, line)
    return Value(_SCALAR_KINDS.get(node.tag, Kind.TEXT), line, str(node.value))


def _pairs(node: MappingNode) -> list[tuple[Node, Node]]:
    pairs: list[tuple[Node, Node]] = node.value
    return pairs


def _word(name: Node) -> str:
    """The field's name as written; a list or mapping in its place names no field."""
    return str(name.value) if isinstance(name, ScalarNode) else "[…]"


def _line_of(node: Node) -> int:
    return node.start_mark.line + 1


def _explained(error: yaml.MarkedYAMLError) -> str:
    """What the parser stumbled over, where that thing begins, and the usual remedy."""
    where = f" begun in line {error.context_mark.line + 1}" if error.context_mark else ""
    context = f"{error.context}{where}, " if error.context else ""
    return f"{context}{error.problem}; mend the indentation, quotes or colons near here"
