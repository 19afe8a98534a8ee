"""The groups that a figure has room for: those with the most hits, which its note tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from framing.report.desk import Desk


def most_spoken(n_hits: Mapping[str, int], n: int) -> frozenset[str]:
    """The groups with the most hits, as many as a figure has room for."""
    return frozenset(sorted(n_hits, key=lambda group: (-n_hits[group], group))[:n])


N_FOLDED = 40  # a table with a row for each of more groups is folded


def many_groups(desk: Desk) -> str | None:
    """What a folded table with a row for each group is called; None where groups are few."""
    n = len(desk.comparison.groups)
    return desk.catalogue.counted("groups", n) if n > N_FOLDED else None


def noted(desk: Desk, note: str, drawn: Collection[str], groups: Collection[str]) -> str:
    """The note of a figure; that it leaves groups out is told."""
    if len(drawn) == len(groups):
        return note
    n, n_all = (desk.numerals.count(len(names)) for names in (drawn, groups))
    return f"{note} {desk.catalogue.say('charts.most', n=n, all=n_all)}"
