"""The vectors of what was asked lately: the same question is embedded once."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

# 4,096 vectors of 384 float32 are 6 MB.
_MOST: Final = 4_096


class VectorCache:
    """Keeps the vectors that were used last, dropping the one unused for longest; thread-safe."""

    def __init__(
        self, embed: Callable[[Sequence[str]], NDArray[np.float32]], most: int = _MOST
    ) -> None:
        self._embed = embed
        self._most = most
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (texts, dimension), float32, as the model gives them; each text is embedded once."""
        if not texts:
            return self._embed(texts)
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            found |= dict(zip(missing, self._embed(missing), strict=True))
        with self._lock:
            for text, vector in found.items():
                self._known[text] = vector
                self._known.move_to_end(text)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return np.stack([found[text] for text in texts])
