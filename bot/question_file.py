"""Files of test questions, of runs and of baselines."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.errors import SetupError
from bot.flows.evaluate import RunLine, TestQuestion
from bot.flows.gate import Baseline
from knowledge_base.fields import unknown_field
from knowledge_base.words import Language


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    question: Annotated[str, Field(min_length=1)]
    expected: list[str]
    language: Language | None = None


def read_questions(file: Path) -> tuple[TestQuestion, ...]:
    """The questions of a JSON-lines file; raises SetupError that names every faulty line."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{file} cannot be read as UTF-8 text: {error}") from error
    questions: list[TestQuestion] = []
    faults: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            one = _Line.model_validate_json(line)
        except ValidationError as error:
            faults.append(f"{file}:{number}: {_said_of(error)}")
        else:
            expected = frozenset(one.expected)
            place = f"{file}:{number}"
            questions.append(TestQuestion(one.question, expected, one.language, place))
    if faults:
        raise SetupError("\n".join(faults))
    if not questions:
        raise SetupError(f"{file} holds no question. A line looks like: " + _EXAMPLE)
    return tuple(questions)


def _said_of(error: ValidationError) -> str:
    """What to mend in a line, in words; a field that does not exist explains one that is missing."""
    problems = error.errors(include_url=False, include_input=False)
    problem = next((one for one in problems if one["type"] == "extra_forbidden"), problems[0])
    kind = problem["type"]
    if not problem["loc"]:
        wrong = "This is no JSON" if kind == "json_invalid" else "This line is no object"
        return f"{wrong}: write an object such as {_EXAMPLE}"
    field = str(problem["loc"][0])
    if kind == "extra_forbidden":
        return unknown_field(field, tuple(_MENDING))
    if kind in ("missing", "string_too_short"):
        return (
            f"'{field}' is {'missing' if kind == 'missing' else 'empty'}: write {_MENDING[field]}."
        )
    return f"'{field}' is not what belongs there: write {_MENDING[field]}."


_MENDING: Mapping[str, str] = {
    "question": "the customer's words, in quotes",
    "expected": 'a list of ids in quotes, such as ["id"], or [] when it must not be answered',
    "language": " or ".join(f'"{language}"' for language in Language) + ", or leave it out",
}
_EXAMPLE = '{"question": "…", "expected": ["id"], "language": "en"}'


def write_run(file: Path, lines: Sequence[RunLine]) -> None:
    """One JSON object a line, in the order of the questions."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        for line in lines:
            out.write(orjson.dumps(asdict(line), option=orjson.OPT_APPEND_NEWLINE))


_BASELINE = TypeAdapter(Baseline)


def write_baseline(file: Path, baseline: Baseline) -> None:
    """What later runs are compared with, as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_BASELINE.dump_json(baseline, indent=1))


def read_baseline(file: Path) -> Baseline:
    """What `write_baseline` wrote; raises SetupError."""
    try:
        return _BASELINE.validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise SetupError(
            f"{file} is no baseline. Write one with: bot evaluate QUESTIONS --save-baseline FILE"
        ) from error
