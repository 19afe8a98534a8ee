"""Balance and intensity where a lexicon declares an axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from framing.compare.measures.axis import balance, intensity_per_1000
from framing.compare.sample import Sample
from framing.compare.sides import Side
from framing.compare.tally import VOICES, Tally
from framing.domain.comparison import AxisRow, CompareSettings
from framing.domain.interval import Interval
from framing.domain.lexicon import Contrast

_NEGATIVE, _POSITIVE = 0, 1


def axis_rows(
    lexicon: str,
    contrast: Contrast,
    tallies: Sequence[Tally],
    samples: Sequence[Sample],
    settings: CompareSettings,
) -> tuple[AxisRow, ...]:
    """Balance and intensity of each group and voice; no rows without a declared axis.

    Labels of pole 0 or of none take no part. The interval of the balance is that of the
    positive pole's share of both poles, on the scale from -1 to 1.
    """
    if contrast.axis is None:
        return ()
    return tuple(
        row
        for tally, sample in zip(tallies, samples, strict=True)
        for row in _rows_of(lexicon, contrast, tally, _at_poles(sample, contrast), settings)
    )


def _rows_of(
    lexicon: str, contrast: Contrast, tally: Tally, poles: Sample, settings: CompareSettings
) -> list[AxisRow]:
    assert contrast.axis is not None  # the caller looked
    side = Side(poles, settings)
    tokens = tally.tokens.by_document.sum(axis=0)
    rows = []
    for column, voice in enumerate(VOICES):
        n_positive, n_both = side.count(_POSITIVE, column)
        n_negative = n_both - n_positive
        rows.append(
            AxisRow(
                lexicon=lexicon,
                contrast=contrast.id,
                group=tally.group.name,
                voice=voice,
                negative_pole=contrast.axis[_NEGATIVE],
                positive_pole=contrast.axis[_POSITIVE],
                n_negative=n_negative,
                n_positive=n_positive,
                n_tokens=int(tokens[column]),
                balance=balance(n_negative, n_positive),
                interval=_as_balance(side.intervals[_POSITIVE][column]),
                intensity_per_1000=intensity_per_1000(n_negative, n_positive, int(tokens[column])),
            )
        )
    return rows


def _at_poles(sample: Sample, contrast: Contrast) -> Sample:
    """The units with the labels summed by pole; units without a hit at a pole left out."""
    poles = [label.pole for label in contrast.labels]
    summed = np.stack(
        [
            sample.counts[:, [row for row, pole in enumerate(poles) if pole == wanted], :].sum(
                axis=1
            )
            for wanted in (-1, 1)
        ],
        axis=1,
    )
    holding = summed.any(axis=(1, 2))
    units = None if sample.units is None else sample.units[holding]
    return replace(sample, counts=summed[holding], units=units)


def _as_balance(interval: Interval | None) -> Interval | None:
    if interval is None:
        return None
    return Interval(2 * interval.low - 1, 2 * interval.high - 1, interval.level, interval.method)
