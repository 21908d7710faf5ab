"""Files of test questions, of runs and of baselines."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.errors import SetupError
from bot.flows.evaluate import RunLine, TestQuestion
from bot.flows.gate import Baseline
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
            problem = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in problem["loc"])
            faults.append(f"{file}:{number}: {where} {problem['msg']}".replace(":  ", ": "))
        else:
            questions.append(TestQuestion(one.question, frozenset(one.expected), one.language))
    if faults:
        raise SetupError("\n".join(faults))
    if not questions:
        raise SetupError(f"{file} holds no question. A line looks like: " + _EXAMPLE)
    return tuple(questions)


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
