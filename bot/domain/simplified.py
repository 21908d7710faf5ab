"""Traditional Chinese characters as simplified ones."""

from functools import cache

from opencc import OpenCC


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Traditional characters as simplified ones; everything else as it is."""
    if text.isascii():
        return text
    converted: str = _simplifier().convert(text)
    return converted
