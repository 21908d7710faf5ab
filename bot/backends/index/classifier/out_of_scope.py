"""Questions that a bank's content does not answer: from them the bot learns to be silent.

Other subjects, matters close to banking, private data, requests to act, nonsense. Reviewed by
people, one a line, in out_of_scope_en.txt and out_of_scope_zh.txt; add to them what customers
really ask.
"""

from functools import cache
from importlib import resources

from knowledge_base.words import Language


@cache
def out_of_scope_questions(language: Language) -> tuple[str, ...]:
    """All of one language, in the file's order."""
    file = resources.files(__package__) / f"out_of_scope_{language}.txt"
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
