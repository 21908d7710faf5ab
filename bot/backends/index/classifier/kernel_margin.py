"""Two sides told apart by likeness to what is known of both, where no straight line does: a support vector machine
with a Gaussian kernel (Cortes and Vapnik, 1995), trained with scikit-learn, used without it.
"""

from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from bot.backends.index.classifier.letters import in_few_bytes

# Of texts as unit vectors; chosen together with the classifier on dangers (DECISIONS.md).
_SHARPNESS: Final = 1.0
_COST: Final = 10.0
_FOLDS: Final = 5
# Compared in one matrix product training takes half the time; 5,000 texts take 300 MB.
_MOST_COMPARED_AT_ONCE: Final = 5_000


@dataclass(frozen=True, slots=True)
class KernelMargin:
    """`supports` has shape (supports, features), `weights` shape (supports,), both float32."""

    supports: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: float
    # Of each support vector the squared length: they never change.
    _squares: NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_squares", (self.supports**2).sum(axis=1))

    @classmethod
    def fitted(
        cls,
        features: NDArray[np.float32],
        is_positive: NDArray[np.bool_],
        likeness: NDArray[np.float64] | None = None,
    ) -> Self:
        """`features` (texts, features); both sides at least once, and weighed alike however many they are.

        `likeness` (texts, texts): as `likeness_among` gives it.
        """
        # Imported here: it takes a second, and only publishing needs it.
        from sklearn.svm import SVC

        model = SVC(C=_COST, gamma=_SHARPNESS, class_weight="balanced")
        if likeness is None:
            likeness = likeness_among(features)
        with import_module("threadpoolctl").threadpool_limits(1, user_api="blas"):
            if likeness is not None:
                model.set_params(kernel="precomputed")
            model.fit(features if likeness is None else likeness, is_positive)
        return cls(
            features[model.support_],
            np.asarray(model.dual_coef_[0], dtype=np.float32),
            float(model.intercept_[0]),
        )

    def margins(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Shape (texts,): above 0 on the positive side, 1 and more well within it."""
        likeness = _likeness(features, self.supports, self._squares)
        return np.asarray(likeness @ self.weights + self.bias, dtype=np.float32)

    def save(self, file: Path) -> None:
        """One file of plain arrays, without pickle."""
        np.savez(file, supports=in_few_bytes(self.supports), weights=self.weights, bias=self.bias)

    @classmethod
    def load(cls, file: Path) -> Self:
        """What `save` wrote."""
        with np.load(file, allow_pickle=False) as arrays:
            supports = arrays["supports"].astype(np.float32)
            return cls(supports, arrays["weights"], float(arrays["bias"]))


def likeness_among(features: NDArray[np.float32]) -> NDArray[np.float64] | None:
    """Shape (texts, texts): of each text to each; None where they are too many to be compared at once."""
    if len(features) > _MOST_COMPARED_AT_ONCE:
        return None
    with import_module("threadpoolctl").threadpool_limits(1, user_api="blas"):
        return _likeness(features, features).astype(np.float64)


def _likeness(
    some: NDArray[np.float32],
    others: NDArray[np.float32],
    squares: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """Shape (some, others), in (0, 1]: 1 for the same; `squares` (others,): their squared lengths, if known."""
    if squares is None:
        squares = (others**2).sum(axis=1)
    both = (some**2).sum(axis=1)[:, None] + squares
    return np.asarray(np.exp(-_SHARPNESS * np.maximum(both - 2.0 * some @ others.T, 0.0)))


def held_out_margins(
    features: NDArray[np.float32],
    is_positive: NDArray[np.bool_],
    likeness: NDArray[np.float64] | None = None,
) -> NDArray[np.float32]:
    """Shape (texts,): the margin of each text by a machine that did not learn from it nor from its fold, a fifth.

    `likeness` as `likeness_among` gives it: compared once, not anew for each fold.
    """
    fold = np.arange(len(features)) % _FOLDS
    margins = np.zeros(len(features), dtype=np.float32)
    for number in range(_FOLDS):
        known = fold != number
        among = None if likeness is None else likeness[np.ix_(known, known)]
        machine = KernelMargin.fitted(features[known], is_positive[known], among)
        margins[~known] = machine.margins(features[~known])
    return margins
