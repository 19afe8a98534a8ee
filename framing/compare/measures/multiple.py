"""Many tests at once: what remains of a p value when all of them are counted."""

from __future__ import annotations

from collections.abc import Sequence


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Each p value's q value: the false discovery rate at which it would just be kept.

    From 0 to 1, in the order given, never below its p value.

    Source: Benjamini & Hochberg 1995, "Controlling the false discovery rate".
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__, reverse=True)
    adjusted = [1.0] * len(p_values)
    smallest = 1.0
    for n_above, index in enumerate(order):
        rank = len(p_values) - n_above
        smallest = min(smallest, p_values[index] * (len(p_values) / rank))
        adjusted[index] = smallest
    return tuple(adjusted)


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Each p value adjusted so that any false finding at all stays below the level.

    From 0 to 1, in the order given, never below its p value.

    Source: Holm 1979, "A simple sequentially rejective multiple test procedure".
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, index in enumerate(order):
        largest = max(largest, min(1.0, p_values[index] * (len(p_values) - rank)))
        adjusted[index] = largest
    return tuple(adjusted)
