"""A count that opens to its sentences: a label, how often, and short links to the places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.desk import Desk
from framing.report.evidence import Sighting, cell_of
from framing.report.labels import LabelLook
from framing.report.lines import SHORT_CHARS, Line, cut_line, shown_first


@dataclass(frozen=True, slots=True)
class Tally:
    """A label's count with some of its lines; `more` says how many stand only in the concordance.

    `n` is what the comparison counted; `lines` are the sightings behind it.
    """

    look: LabelLook
    n: str
    lines: tuple[Line, ...]
    more: str | None
    href: str | None


def tally(desk: Desk, look: LabelLook, n: int, sightings: Sequence[Sighting]) -> Tally:
    """The count with the lines behind it."""
    n_lines = lines_beside(len(desk.evidence.counted))
    ordered = shown_first(desk, sightings)
    hidden = len(sightings) - n_lines
    return Tally(
        look,
        desk.numerals.count(n),
        tuple(cut_line(desk, sighting, n_chars=SHORT_CHARS) for sighting in ordered[:n_lines]),
        desk.catalogue.counted("concordance.more", hidden) if hidden > 0 else None,
        f"#{cell_of(sightings[0].kind).anchor}" if sightings else None,
    )


def lines_beside(n_hits: int) -> int:
    """How many lines stand beside a count: fewer on a page of many hits, never none."""
    return 6 if n_hits <= 2_000 else 3 if n_hits <= 20_000 else 1
