"""What moved between two kept runs: each figure then and now, with an interval of the change."""

from __future__ import annotations

from framing.compare.measures.intervals import p_value_of, recover_difference
from framing.compare.measures.multiple import benjamini_hochberg
from framing.domain.interval import Interval
from framing.domain.kept_run import FigureKey, KeptFigure, KeptRun, Move

_NOTHING = KeptFigure(0, 0, None, None)


def moves_of(then: KeptRun, now: KeptRun) -> tuple[tuple[Move, ...], int]:
    """Every figure that either run has hits for, in the order of its key, and the number of tests.

    The interval of a change is recovered from the intervals of both figures (Zou & Donner 2008),
    as if the runs were independent: where they share documents it is wider than it need be.
    Only what has enough hits and documents in both runs is tested; the q values are adjusted
    over all those tests (Benjamini & Hochberg 1995).
    """
    keys = sorted(
        (key for key in {*then.figures, *now.figures} if _n(then, key) + _n(now, key)), key=_order
    )
    edited = _edited(then, now)
    bare = [_move(then, now, key, edited) for key in keys]
    tested = [place for place, move in enumerate(bare) if _is_tested(move, then, now)]
    p_values = [_p_value(bare[place]) for place in tested]
    q_values = dict(zip(tested, benjamini_hochberg(p_values), strict=True))
    moves = tuple(_judged(move, q_values.get(place)) for place, move in enumerate(bare))
    return moves, len(tested)


def _order(key: FigureKey) -> tuple[str, ...]:
    return key.lexicon, key.contrast, key.label, key.group, key.voice


def _n(run: KeptRun, key: FigureKey) -> int:
    return run.figures.get(key, _NOTHING).n


def _edited(then: KeptRun, now: KeptRun) -> set[str]:
    """Lexicons that are not the same in both runs."""
    before, after = ({one.id: one.digest for one in run.lexicons} for run in (then, now))
    return {id for id in {*before, *after} if before.get(id) != after.get(id)}


def _move(then: KeptRun, now: KeptRun, key: FigureKey, edited: set[str]) -> Move:
    before, after = then.figures.get(key, _NOTHING), now.figures.get(key, _NOTHING)
    known = (key.lexicon, key.contrast, key.label)
    label = now.labels.get(known) or then.labels[known]
    difference, interval = _difference(before, after, now.level)
    is_same = key.lexicon not in edited
    return Move(key, label, before, after, difference, interval, None, False, is_same)


def _difference(
    before: KeptFigure, after: KeptFigure, level: float
) -> tuple[float | None, Interval | None]:
    if before.ratio is None or after.ratio is None:
        return None, None
    difference = after.ratio - before.ratio
    if before.interval is None or after.interval is None:
        return difference, None
    low, high = recover_difference((after.ratio, after.interval), (before.ratio, before.interval))
    return difference, Interval(low, high, level, "recovered")


def _is_tested(move: Move, then: KeptRun, now: KeptRun) -> bool:
    """Whether enough hits and documents stand in both runs."""
    if move.interval is None:
        return False
    minimum = max(then.minimum_n, now.minimum_n)
    if move.label.is_inventory:
        is_enough = move.then.n + move.now.n >= minimum
    else:
        is_enough = min(move.then.n_all, move.now.n_all) >= minimum
    n_documents = min(run.groups.get(move.key.group, 0) for run in (then, now))
    return is_enough and n_documents >= max(then.minimum_documents, now.minimum_documents)


def _p_value(move: Move) -> float:
    if move.interval is None or move.difference is None:
        return 1.0
    return p_value_of(move.difference, move.interval)


def _judged(move: Move, q_value: float | None) -> Move:
    has_moved = (
        q_value is not None
        and move.interval is not None
        and move.interval.excludes(0)
        and q_value <= 1 - move.interval.level + 1e-12
    )
    return Move(
        move.key, move.label, move.then, move.now, move.difference, move.interval,
        q_value, has_moved, move.is_same_lexicon,
    )  # fmt: skip
