"""Coding sheets: sampled hits with blank columns for people to say whether they are right."""

from __future__ import annotations

from framing.domain.concordance import ConcordanceLine
from framing.domain.frozen import dataclass

CODER = "coder"
COLUMNS = ("unit", "lexicon", "label", "term", "hits_of_term", "place", "left", "text", "right")
# What a spreadsheet would take for a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class SampledHit:
    """A hit to be coded. `n_hits_of_term` counts the hits of its term that it was drawn from."""

    unit: str
    lexicon: str
    label: str
    term: str
    n_hits_of_term: int
    line: ConcordanceLine


def sheet_row(hit: SampledHit) -> tuple[str, ...]:
    """The cells of a hit in the order of COLUMNS. Articles are not trusted: no cell is a formula."""
    line = hit.line
    cells = (
        hit.unit,
        hit.lexicon,
        hit.label,
        hit.term,
        str(hit.n_hits_of_term),
        f"{line.document}:{line.line}:{line.column}",
        line.left.lstrip(),
        line.node,
        line.right.rstrip(),
    )
    return tuple(covered(cell) for cell in cells)


def covered(cell: str) -> str:
    """The cell behind an apostrophe where a spreadsheet would run it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_SIGNS) else cell


def uncovered(cell: str) -> str:
    """The cell as it was before `covered`."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" ").startswith(_FORMULA_SIGNS) else cell
