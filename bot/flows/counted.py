"""Numbers with their nouns."""


def counted(count: int, noun: str, plural: str = "") -> str:
    """1 question, 2 questions, 0 entries."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"
