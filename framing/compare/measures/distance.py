"""How far two distributions of labels lie apart."""

from __future__ import annotations

import math
from collections.abc import Sequence


def js_distance(target: Sequence[float], reference: Sequence[float]) -> float | None:
    """Jensen-Shannon distance of two label counts, in the same label order.

    From 0 (same shares) to 1 (no label in common); symmetric, a metric: the square root of the
    divergence in bits. Small samples lie farther apart by chance alone: show n, and hold it
    against `resample.permutation_p_value`. None where a side has no hits.

    Source: Lin 1991, "Divergence measures based on the Shannon entropy"; Endres & Schindelin 2003.
    """
    target_all, reference_all = sum(target), sum(reference)
    if not target_all or not reference_all:
        return None
    divergence = 0.0
    for a, b in zip(target, reference, strict=True):
        p, q = a / target_all, b / reference_all
        middle = (p + q) / 2
        divergence += (_information(p, middle) + _information(q, middle)) / 2
    return math.sqrt(min(1.0, max(0.0, divergence)))


def _information(share: float, middle: float) -> float:
    return share * math.log2(share / middle) if share else 0.0
