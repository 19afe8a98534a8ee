"""Who calls whom what: labels by the referent they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from framing.compare.grouping import GroupedScores
from framing.compare.tally import VOICES
from framing.domain.comparison_rows import ReferentRow
from framing.domain.lexicon import Contrast, Lexicon

_Cell = tuple[str, str, str | None, int, str]


def referent_rows(
    groups: Sequence[GroupedScores], lexicons: Sequence[Lexicon]
) -> tuple[ReferentRow, ...]:
    """What each group calls each referent, voice by voice, own voice first.

    A referent that the group names in other voices only keeps its row of zeros in the own
    voice. `referent` None gathers the hits whose referent the text does not tell; it stands
    last. Referents are ordered by name.
    """
    rows = []
    for group in groups:
        cells = _cells(group)
        for lexicon in lexicons:
            for contrast in lexicon.contrasts:
                rows += _rows_of(group.name, lexicon.id, contrast, cells)
    return tuple(rows)


def _rows_of(
    group: str, lexicon: str, contrast: Contrast, cells: Counter[_Cell]
) -> list[ReferentRow]:
    named = {cell[2] for cell in cells if cell[:2] == (lexicon, contrast.id)}
    rows = []
    for referent in sorted(named, key=lambda name: (name is None, name or "")):
        for column, voice in enumerate(VOICES):
            counts = tuple(
                (label.id, cells[lexicon, contrast.id, referent, column, label.id])
                for label in contrast.labels
            )
            if column == 0 or any(n for _, n in counts):
                rows.append(ReferentRow(lexicon, contrast.id, group, referent, voice, counts))
    return rows


def _cells(group: GroupedScores) -> Counter[_Cell]:
    cells: Counter[_Cell] = Counter()
    for key, n in group.table.totals():
        for voice in (key.voice, None):
            column = VOICES.index(voice)
            cells[key.lexicon, key.contrast, key.referent, column, key.label] += n
    return cells
