"""What was asked lately, as the model read it: the same question is read once."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.backends.index.tokens.token_index import Tokens

# A text of 20 tokens takes 7 KB; one of the longest, 256, 70 KB.
_MOST: Final = 2_048


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, read: its vector (dimension,) of length 1, and its tokens where they are searched.

    `vector` is what is searched, with rare tokens counting more; `plain` is the model's own. Of the content's own
    texts only the former is kept, and stands for both.
    """

    vector: NDArray[np.float32]
    tokens: Tokens | None
    plain: NDArray[np.float32]


class ReadingCache:
    """Keeps the readings that were used last, dropping the one unused for longest; thread-safe."""

    def __init__(self, read: Callable[[Sequence[str]], Sequence[Asked]], most: int = _MOST) -> None:
        self._read = read
        self._most = most
        self._known: OrderedDict[str, Asked] = OrderedDict()
        self._lock = Lock()

    def read(self, texts: Sequence[str]) -> list[Asked]:
        """One for each text, as the model gives them; each text is read once."""
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            found |= dict(zip(missing, self._read(missing), strict=True))
        with self._lock:
            for text, asked in found.items():
                self._known[text] = asked
                self._known.move_to_end(text)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return [found[text] for text in texts]
