"""Multinomial logistic regression as plain arrays: trained with scikit-learn, used without it."""

from importlib import import_module
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

# Inverse of the penalty; chosen on BANKING77 with 5 and 10 questions per entry.
FREEDOM: Final = 30.0
_ROUNDS: Final = 60
_FOLDS: Final = 5


class Head:
    """`weights` has shape (features, classes), `bias` shape (classes,), both float32."""

    def __init__(self, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        self._weights = weights
        self._bias = bias

    @classmethod
    def fitted(
        cls,
        features: NDArray[np.float32],
        classes: NDArray[np.int64],
        freedom: float = FREEDOM,
    ) -> Self:
        """`features` (texts, features) and the class of each text; `freedom` above 0 is the inverse of the penalty.

        0, 1, 2 …, three or more, each at least once.
        """
        # Imported here: it takes a second, and only publishing needs it.
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=freedom, max_iter=_ROUNDS, tol=1e-3)
        # Matrices this small: on a busy machine two threads that wait for each other take five
        # times as long as one.
        with import_module("threadpoolctl").threadpool_limits(1, user_api="blas"):
            model.fit(features, classes)
        weights = np.ascontiguousarray(model.coef_.T, dtype=np.float32)
        return cls(weights, model.intercept_.astype(np.float32))

    def log_probabilities(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Shape (texts, classes): the natural logarithm of each class's probability, at most 0."""
        scores = features @ self._weights + self._bias
        scores -= scores.max(axis=1, keepdims=True)
        return np.asarray(
            scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)), dtype=np.float32
        )

    def save(self, file: Path) -> None:
        """One file of plain arrays, without pickle."""
        np.savez(file, weights=self._weights, bias=self._bias)

    @classmethod
    def load(cls, file: Path) -> Self:
        """What `save` wrote."""
        with np.load(file, allow_pickle=False) as arrays:
            return cls(arrays["weights"], arrays["bias"])


def held_out_log_probabilities(
    features: NDArray[np.float32],
    classes: NDArray[np.int64],
    is_held: NDArray[np.bool_],
    freedom: float = FREEDOM,
) -> NDArray[np.float32]:
    """Shape (texts, classes): log-probabilities of held texts by heads not trained on them.

    Five heads, each without a fifth of the held texts (cross-fitting); the other texts train every
    head, and their rows are zero.
    """
    # Neighbours belong to one class, so each fold takes about a fifth of each.
    fold = np.where(is_held, np.cumsum(is_held) % _FOLDS, -1)
    result = np.zeros((len(features), int(classes.max()) + 1), dtype=np.float32)
    for number in range(_FOLDS):
        asked = fold == number
        if asked.any():
            head = Head.fitted(features[~asked], classes[~asked], freedom)
            result[asked] = head.log_probabilities(features[asked])
    return result
