"""What to expect of a threshold: how much is answered, how much of it wrongly, and how sure that is.

Shares of few samples are uncertain. The interval is Wilson's (E. B. Wilson 1927, "Probable inference, the law of
succession, and statistical inference"), which stays within [0, 1] and says something sensible of no error in ten.
Samples of unequal weight count as the equal ones that would tell as much (Kish 1965, "Survey Sampling").
"""

from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.generation import CurvePoint

# The normal distribution's 97.5 % quantile: 2.5 % are left out at either side.
_Z: Final = 1.959964
_POINTS: Final = 40


def curve_of(
    confidence: NDArray[np.float64],
    is_right: NDArray[np.bool_],
    weights: NDArray[np.float64],
    points: int = _POINTS,
) -> tuple[CurvePoint, ...]:
    """Up to `points` points, evenly spread over coverage, from the fewest answers to all of them.

    All arrays have shape (samples,): confidence in [0, 1], weights above 0. Samples of the same confidence are
    sent together or not at all. Empty without samples. (Risk–coverage: El-Yaniv & Wiener 2010.)
    """
    if len(confidence) == 0:
        return ()
    order = np.argsort(-confidence, kind="stable")
    sent = np.cumsum(weights[order]) / weights.sum()
    # The last step is 1 up to rounding, and must not fall behind the last sample.
    places = np.searchsorted(sent, np.arange(1, points + 1) / points - 1e-9)
    chosen = confidence[order][np.minimum(places, len(order) - 1)]
    thresholds = np.unique(chosen)[::-1].tolist()
    return tuple(expected_at(threshold, confidence, is_right, weights) for threshold in thresholds)


def expected_at(
    threshold: float,
    confidence: NDArray[np.float64],
    is_right: NDArray[np.bool_],
    weights: NDArray[np.float64],
) -> CurvePoint:
    """The point of the curve at this threshold; arrays as in `curve_of`."""
    is_sent = confidence >= threshold
    sent = weights[is_sent]
    if len(sent) == 0:
        return CurvePoint(threshold, coverage=0.0, risk=0.0, risk_low=0.0, risk_high=1.0)
    risk = float(min(1.0, weights[is_sent & ~is_right].sum() / sent.sum()))
    low, high = wilson_interval(risk, effective_size(sent))
    coverage = float(min(1.0, sent.sum() / weights.sum()))
    return CurvePoint(threshold, coverage, risk, low, high)


def effective_size(weights: NDArray[np.float64]) -> float:
    """How many samples of equal weight tell as much as these; from 1 to their number. Shape (samples,), not empty."""
    return float(weights.sum() ** 2 / (weights**2).sum())


def wilson_interval(share: float, size: float) -> tuple[float, float]:
    """The 95 % interval of a share in [0, 1] that was seen in `size` samples, which need not be whole."""
    if size <= 0:
        return 0.0, 1.0
    spread = _Z * _Z / size
    middle = share + spread / 2
    reach = _Z * sqrt(share * (1 - share) / size + spread / (4 * size))
    low, high = (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)
    # The share lies within, whatever rounding says.
    return max(0.0, min(low, share)), min(1.0, max(high, share))
