"""Confidence held against gold: of the answers that say they are so sure, how many are right.

voice: a predicted line of a span is right where half or more of its words are somebody's in gold.
speaker: of the lines that are paired with gold, those with the right speaker; a pronoun's is the name
that gold gives besides, and one without such a name takes no part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from framing.compare.measures.count import Count
from framing.compare.measures.intervals import wilson
from framing.domain.evaluation import Proportion, Reliability
from framing.evaluate.speakers import is_named_right
from framing.evaluate.voice_spans import OWN, Stretch

Tally = Counter[tuple[str, ...]]
_BOUNDS = (0.0, 0.65, 0.75, 0.85, 0.92, 0.96)


def tally_voices(
    lines: Sequence[Stretch], kinds_of_words: Sequence[Sequence[str]]
) -> Iterator[tuple[str, ...]]:
    """A key for each predicted line that says how sure it is; `kinds_of_words` are gold's."""
    for line, kinds in zip(lines, kinds_of_words, strict=True):
        sure = line.span.voice_confidence
        if sure is not None and kinds:
            yield _key("voice", sure, 2 * sum(kind != OWN for kind in kinds) >= len(kinds))


def tally_speakers(
    gold: Sequence[Stretch], predicted: Sequence[Stretch], pairs: Mapping[int, int]
) -> Iterator[tuple[str, ...]]:
    """A key for each speaker of a predicted line that gold has too."""
    for i, j in pairs.items():
        sure = predicted[j].span.speaker_confidence
        is_right = is_named_right(gold[i].span, predicted[j].span)
        if sure is not None and is_right is not None:
            yield _key("speaker", sure, is_right)


def _key(what: str, sure: float, is_right: bool) -> tuple[str, ...]:
    return "sure", what, str(round(100 * sure)), str(is_right)


def reliability_of(tally: Tally) -> tuple[Reliability, ...]:
    """One row for each band that answers fall in, voices first, the least sure first."""
    rows: dict[tuple[int, int], list[int]] = {}
    for key, n in tally.items():
        if key[0] != "sure":
            continue
        _, what, hundredths, is_right = key
        sure = int(hundredths) / 100
        band = bisect_right(_BOUNDS, sure) - 1
        row = rows.setdefault((what == "speaker", band), [0, 0, 0])
        row[0] += n * (is_right == "True")
        row[1] += n
        row[2] += n * int(hundredths)
    return tuple(
        Reliability(
            "speaker" if is_speaker else "voice",
            _BOUNDS[band],
            (*_BOUNDS, 1.0)[band + 1],
            total / n_all / 100,
            Proportion(n, n_all, wilson(Count(n, n_all))),
        )
        for (is_speaker, band), (n, n_all, total) in sorted(rows.items())
    )
