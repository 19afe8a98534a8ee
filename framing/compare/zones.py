"""Headline against body: the labels of the own voice in either."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from framing.compare.grouping import GroupedScores
from framing.domain.attribution import Voice
from framing.domain.comparison import ZoneRow
from framing.domain.document import Zone
from framing.domain.lexicon import Lexicon

_Place = tuple[str, str, str, Zone]


def zone_rows(groups: Sequence[GroupedScores], lexicons: Sequence[Lexicon]) -> tuple[ZoneRow, ...]:
    """Every label of every group that names the referent in its own voice, zero rows kept.

    Standfirsts, subheads and captions are in neither column.
    """
    counts = {group.name: _own_counts(group) for group in groups}
    rows = []
    for lexicon in lexicons:
        for contrast in lexicon.contrasts:
            for group in groups:
                places = [(lexicon.id, contrast.id, label.id) for label in contrast.labels]
                own = counts[group.name]
                n_all_headline = sum(own[*place, Zone.HEADLINE] for place in places)
                n_all_body = sum(own[*place, Zone.BODY] for place in places)
                if n_all_headline + n_all_body:
                    rows += [
                        ZoneRow(
                            *place,
                            group=group.name,
                            n_headline=own[*place, Zone.HEADLINE],
                            n_body=own[*place, Zone.BODY],
                            n_all_headline=n_all_headline,
                            n_all_body=n_all_body,
                        )
                        for place in places
                    ]
    return tuple(rows)


def _own_counts(group: GroupedScores) -> Counter[_Place]:
    counts: Counter[_Place] = Counter()
    for score in group.scores:
        for count in score.counts:
            key = count.key
            if key.voice is Voice.OWN:
                counts[key.lexicon, key.contrast, key.label, key.zone] += count.n
    return counts
