"""Who says what: labels by the speaker they stand with, in each group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from framing.compare.grouping import GroupedScores
from framing.domain.comparison_rows import SpeakerReferentRow, SpeakerRow
from framing.domain.lexicon import Lexicon

_Place = tuple[str, str, str]


def speaker_rows(
    groups: Sequence[GroupedScores], contrasts: frozenset[tuple[str, str]]
) -> tuple[SpeakerRow, ...]:
    """Every named speaker of every group, with the labels in their attributed words.

    Ordered by group, most often attributed first. A speaker whose words hold no label has an
    empty tuple of counts: being quoted is a finding of its own.
    """
    rows = [row for group in groups for row in _rows_of(group, contrasts)]
    order = {group.name: number for number, group in enumerate(groups)}
    return tuple(sorted(rows, key=lambda row: (order[row.group], -row.n_attributions, row.speaker)))


def speaker_referent_rows(
    groups: Sequence[GroupedScores], lexicons: Sequence[Lexicon]
) -> tuple[SpeakerReferentRow, ...]:
    """What each named speaker of each group calls each referent; rows without a hit left out.

    Ordered by group, speaker, contrast and referent; the unknown referent stands last.
    """
    labels = {
        (lexicon.id, contrast.id): [label.id for label in contrast.labels]
        for lexicon in lexicons
        for contrast in lexicon.contrasts
    }
    rows = []
    for group in groups:
        said = _said_of_referents(group)
        order = sorted(said, key=lambda cell: (*cell[:3], cell[3] is None, cell[3] or ""))
        for speaker, lexicon, contrast, referent in order:
            if (lexicon, contrast) in labels:
                found = said[speaker, lexicon, contrast, referent]
                counts = tuple((label, found[label]) for label in labels[lexicon, contrast])
                rows.append(
                    SpeakerReferentRow(speaker, group.name, lexicon, contrast, referent, counts)
                )
    return tuple(rows)


def _said_of_referents(
    group: GroupedScores,
) -> dict[tuple[str, str, str, str | None], Counter[str]]:
    said: dict[tuple[str, str, str, str | None], Counter[str]] = defaultdict(Counter)
    for key, n in group.totals():
        if key.speaker is not None:
            cell = (key.speaker, key.lexicon, key.contrast, key.referent)
            said[cell][key.label] += n
    return said


def _rows_of(group: GroupedScores, contrasts: frozenset[tuple[str, str]]) -> list[SpeakerRow]:
    attributions: Counter[str] = Counter()
    labels: dict[str, Counter[_Place]] = defaultdict(Counter)
    for score in group.scores:
        for speaker, n in score.attributed_speakers:
            attributions[speaker] += n
    for key, n in group.totals():
        if key.speaker is not None and (key.lexicon, key.contrast) in contrasts:
            labels[key.speaker][key.lexicon, key.contrast, key.label] += n
    return [
        SpeakerRow(
            speaker=speaker,
            group=group.name,
            n_attributions=attributions[speaker],
            counts=tuple(
                (*place, n) for place, n in sorted(labels.get(speaker, Counter()).items())
            ),
        )
        for speaker in sorted(attributions.keys() | labels.keys())
    ]
