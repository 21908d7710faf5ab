"""Facts about docs/content.md: what it shows to editors is so."""

import re
from pathlib import Path

import pytest

from tests.knowledge_base.content_folder import read

PAGE = (Path(__file__).parents[2] / "docs" / "content.md").read_text("utf-8")
ENDINGS = {"yaml": ".yaml", "csv": ".csv", "markdown": ".md"}
EXAMPLES = re.findall(r"```(yaml|csv|markdown)\n(.*?)```\n", PAGE, re.DOTALL)


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_each_example_is_without_a_fault(tmp_path: Path, language: str, example: str) -> None:
    content = read(tmp_path, {f"example{ENDINGS[language]}": example})
    assert content.entries or content.documents


def test_every_format_is_shown() -> None:
    assert {language for language, _ in EXAMPLES} == set(ENDINGS)
