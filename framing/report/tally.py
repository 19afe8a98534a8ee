"""A count that opens to its sentences: a label, how often, and short links to the places."""

from __future__ import annotations

from dataclasses import dataclass

from framing.report.desk import Desk
from framing.report.kinds import cell_of
from framing.report.labels import LabelLook
from framing.report.lines import SHORT_CHARS, Line, cut_line, shown_first
from framing.report.sightings import Sightings


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


def tally(desk: Desk, look: LabelLook, n: int, sightings: Sightings) -> Tally:
    """The count with the lines behind it."""
    n_lines = lines_beside(len(desk.evidence.counted))
    ordered = shown_first(desk, sightings, n_lines)
    hidden = len(sightings) - n_lines
    return Tally(
        look,
        desk.numerals.count(n),
        tuple(cut_line(desk, sighting, n_chars=SHORT_CHARS) for sighting in ordered),
        desk.catalogue.counted("concordance.more", hidden) if hidden > 0 else None,
        desk.way_to_lines(cell_of(sightings[0].kind)) if sightings else None,
    )


def lines_beside(n_hits: int) -> int:
    """How many lines stand beside a count: fewer on a page of many hits, never none."""
    return 6 if n_hits <= 2_000 else 3 if n_hits <= 20_000 else 1
