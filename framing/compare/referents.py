"""Who calls whom what: labels by the referent they mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from framing.compare.grouping import GroupedScores
from framing.compare.tally import ALL_VOICES, VOICES
from framing.domain.comparison_rows import ReferentRow
from framing.domain.lexicon import Contrast, Lexicon

_Cells = dict[str | None, Counter[tuple[int, str]]]


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
                found = cells.get((lexicon.id, contrast.id), {})
                rows += _rows_of(group.name, lexicon.id, contrast, found)
    return tuple(rows)


def _rows_of(group: str, lexicon: str, contrast: Contrast, cells: _Cells) -> list[ReferentRow]:
    rows = []
    for referent in sorted(cells, key=lambda name: (name is None, name or "")):
        for column, voice in enumerate(VOICES):
            counts = tuple(
                (label.id, cells[referent][column, label.id]) for label in contrast.labels
            )
            if column == 0 or any(n for _, n in counts):
                rows.append(ReferentRow(lexicon, contrast.id, group, referent, voice, counts))
    return rows


def _cells(group: GroupedScores) -> dict[tuple[str, str], _Cells]:
    """By contrast and referent how often each label stands in each voice."""
    cells: dict[tuple[str, str], _Cells] = defaultdict(lambda: defaultdict(Counter))
    for key, n in group.totals():
        counted = cells[key.lexicon, key.contrast][key.referent]
        counted[VOICES.index(key.voice), key.label] += n
        counted[ALL_VOICES, key.label] += n
    return cells
