"""Agreement of coders; the only file that imports nltk, which it does when first asked.

NLTK computes alpha and kappa. What it lacks, the ordinal and ratio metrics and the cases in
which a figure is not defined, stands here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from framing.domain.closed import Enum

Value = str | int | float
Distance = Callable[[Value, Value], float]


class Metric(Enum):
    """How far two values of a variable lie apart; words are nominal, scales ordinal and up."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def krippendorff_alpha(
    ratings: Sequence[Sequence[Value | None]], *, metric: Metric = Metric.NOMINAL
) -> float | None:
    """Krippendorff's alpha of several coders, one row a coder and one column a unit.

    1 is perfect agreement, 0 what chance gives, below 0 systematic disagreement. None in a
    cell is a unit not coded; units with fewer than two values are dropped. None where no unit
    remains or all values are the same, in which case there is nothing to agree about.

    Raises:
        ValueError: the rows are of different length, or words are given to a numeric metric.

    Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability".
    """
    pairable = _pairable(ratings)
    values = Counter(value for unit in pairable for _, value in unit)
    if len(values) < 2:
        return None
    distance = _distance(metric, values)
    task = _annotation_task(
        [
            (f"coder{coder}", f"unit{number}", value)
            for number, unit in enumerate(pairable)
            for coder, value in unit
        ],
        distance,
    )
    return float(task.alpha())


def cohen_kappa(first: Sequence[Value], second: Sequence[Value]) -> float | None:
    """Cohen's kappa of two coders who coded the same units, in the same order.

    1 is perfect agreement, 0 what chance gives, at least -1. None where there are no units or
    chance alone would agree everywhere.

    Raises:
        ValueError: the coders have not coded equally many units.

    Source: Cohen 1960, "A coefficient of agreement for nominal scales".
    """
    pairs = list(zip(first, second, strict=True))
    if len(set(first) | set(second)) < 2:
        return None
    triples = [
        (coder, f"unit{number}", value)
        for number, pair in enumerate(pairs)
        for coder, value in zip(("first", "second"), pair, strict=True)
    ]
    return float(_annotation_task(triples, _nominal).kappa())


def _pairable(ratings: Sequence[Sequence[Value | None]]) -> list[list[tuple[int, Value]]]:
    """Each unit's coders and values, for units with two values or more."""
    units = [
        [(coder, value) for coder, value in enumerate(unit) if value is not None]
        for unit in zip(*ratings, strict=True)
    ]
    return [unit for unit in units if len(unit) > 1]


def _annotation_task(triples: list[tuple[str, str, Value]], distance: Distance):  # type: ignore[no-untyped-def]
    # Importing nltk costs most of a second, and most runs measure no agreement.
    from nltk.metrics.agreement import AnnotationTask

    return AnnotationTask(data=triples, distance=distance)


def _distance(metric: Metric, values: Counter[Value]) -> Distance:
    if metric is Metric.NOMINAL:
        return _nominal
    if any(isinstance(value, str) for value in values):
        raise ValueError(f"the {metric.value} metric needs numbers, and some values are words")
    if metric is Metric.ORDINAL:
        return _ordinal(values)
    return _interval if metric is Metric.INTERVAL else _ratio


def _nominal(first: Value, second: Value) -> float:
    return float(first != second)


def _interval(first: Value, second: Value) -> float:
    return (float(first) - float(second)) ** 2


def _ratio(first: Value, second: Value) -> float:
    if first == second:
        return 0.0
    return ((float(first) - float(second)) / (float(first) + float(second))) ** 2


def _ordinal(values: Counter[Value]) -> Distance:
    """Ranks between two values, each counted as often as it was given; the ends count half."""
    frequencies = {float(value): n for value, n in values.items()}

    def distance(first: Value, second: Value) -> float:
        low, high = sorted((float(first), float(second)))
        between = sum(n for value, n in frequencies.items() if low <= value <= high)
        return (between - (frequencies[low] + frequencies[high]) / 2) ** 2

    return distance
