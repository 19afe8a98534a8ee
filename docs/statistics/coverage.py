"""Coverage of the intervals on simulated corpora whose true shares are known.

    OMP_NUM_THREADS=1 python docs/statistics/coverage.py > docs/statistics/coverage.md

Each row simulates corpora, asks the project's own code for the 95 % interval of a share and of
a difference of two shares, and counts how often the truth lies inside.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
from designs import DESIGNS, N_AT_ONCE, Row, outlets
from numpy.typing import NDArray

from framing.compare.estimates import FEWEST_RESAMPLED
from framing.compare.measures.intervals import recover_difference, score_limits
from framing.compare.measures.normal import two_sided_z
from framing.compare.sample import BY_DOCUMENT, BY_OUTLET, Sample
from framing.compare.sides import Side, difference_intervals
from framing.compare.weights import Weights
from framing.domain.comparison import CompareSettings
from framing.domain.interval import Interval

N_CORPORA = 4_000
SETTINGS = CompareSettings(n_resamples=1_000)
SHARES = ((0.5, 0.5), (0.5, 0.3), (0.1, 0.1), (0.05, 0.2), (0.9, 0.7))
INTRACLASS = (0.1, 0.4)
N_DOCUMENTS = ((10, 10), (20, 20), (30, 60), (100, 100), (300, 300), (20, 300))
HARDER_SHARES = ((0.5, 0.3), (0.1, 0.1), (0.05, 0.2))
HARDER_N_DOCUMENTS = ((20, 20), (40, 40), (100, 100))
N_OUTLETS = (3, 5, 8, 12, 20)

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

HEAD = """# Coverage of the intervals

How often the 95 % interval holds the truth, over {n:,} simulated corpora a row, {r:,} resamples
each. Made by `python docs/statistics/coverage.py`. With {n:,} corpora a figure is itself uncertain
by ±0.7 points.

*Share* and *difference* are the project's intervals. *Known* is what the score interval would
cover if the intraclass correlation were known and not estimated: what it lacks or exceeds is due
to hits being whole numbers, not to the clustering. *Fewest hits* are the effective hits of the
label, or of its competitors if these are fewer, on either side, on average.

## Documents resampled

Six documents in ten mention the referent; the number of hits in a document is skewed (1 to about
20); labels cluster in documents, with the intraclass correlation given: at 0.4 a document mostly
keeps to one label. Documents are those of each side in all, so the sides of a row "20, 20" rest on
about 12 documents each.
"""
TABLE = """
| documents | true shares | intraclass | fewest hits | share, % | known | difference, % | known |
| --- | --- | --- | --- | --- | --- | --- | --- |"""
SKEWED = """
## Very unequal documents

Hits in a document are log-normal: most have one or two, a few have fifty or more and hold a third
of all.
"""
TOPICS = """
## Documents by topic

Three documents in ten are about one topic, are twice as long and use the label more often than
the others (0.8 against 0.33 where the share is 0.5), on top of the intraclass correlation. A
document's length and its choice of label go together.
"""
OUTLETS = """
## Outlets resampled

Each side has so many outlets of ten documents each; shares differ between outlets (intraclass
correlation 0.1) and between the documents of an outlet (0.2). "By documents" shows what resampling
documents would give for the same corpora: too narrow, because it takes these outlets for all.

| outlets a side | true shares | share, % | difference, % | difference by documents, % |
| --- | --- | --- | --- | --- |"""


@dataclass(frozen=True)
class Covered:
    """Per cent of the corpora whose interval held the truth."""

    row: Row
    fewest: tuple[float, float]
    share: float
    difference: float
    known: tuple[float, float] | None

    def __str__(self) -> str:
        row = self.row
        of_share, of_difference = (
            ("–", "–") if self.known is None else map("{:.1f}".format, self.known)
        )
        return (
            f"| {row.n_documents[0]}, {row.n_documents[1]} | {row.shares[0]}, {row.shares[1]} "
            f"| {row.intraclass} | {self.fewest[0]:.1f}, {self.fewest[1]:.1f} "
            f"| {self.share:.1f} | {of_share} | {self.difference:.1f} | {of_difference} |"
        )


class Tally:
    """How often an interval held the truth."""

    def __init__(self) -> None:
        self.n_inside = self.n_all = 0

    def add(self, interval: Interval | None, truth: float) -> None:
        if interval is not None:
            self.n_all += 1
            self.n_inside += not interval.excludes(truth)

    @property
    def percent(self) -> float:
        return 100 * self.n_inside / self.n_all


# What the project says of the corpora: each stands in a column, as a voice does


def side(units: Integers, name: str, method: str) -> Side:
    numbers, names = np.arange(len(units)), (name,)
    sample = Sample(units, len(units), (names,), method, numbers, Weights(names))
    return Side(sample, SETTINGS)


def difference(target: Side, reference: Side, column: int) -> Interval | None:
    place = [(0, column)]
    return difference_intervals(target, place, reference, place)[0]


def known(units: Integers, intraclass: float) -> tuple[float, Interval] | None:
    """The share and its score interval, were the intraclass correlation known."""
    hits = units.sum(axis=1).astype(float)
    if not hits.any():
        return None
    share = float(units[:, 0].sum() / hits.sum())
    n = hits.sum() / (1 + intraclass * ((hits**2).sum() / hits.sum() - 1))
    return share, Interval(*score_limits(share, n, quantile=two_sided_z(0.95)), 0.95, "known")


# Rows


def covered(row: Row) -> Covered:
    seed = [*row.n_documents, int(1000 * row.intraclass), list(DESIGNS).index(row.design)]
    source = np.random.default_rng([*seed, *(int(1000 * share) for share in row.shares)])
    truth = row.shares[0] - row.shares[1]
    tallies = [Tally() for _ in range(4)]
    fewest = np.zeros(2)
    for start in range(0, N_CORPORA, N_AT_ONCE):
        units = [DESIGNS[row.design](row, at, source) for at in (0, 1)]
        sides = [side(one, f"{start} {at}", BY_DOCUMENT) for at, one in enumerate(units)]
        fewest += [one.sides.precision.n_fewest[0, 0].sum() for one in sides]
        for column in range(N_AT_ONCE):
            tallies[0].add(sides[0].intervals[0][column], row.shares[0])
            tallies[1].add(difference(sides[0], sides[1], column), truth)
            a, b = (known(one[:, :, column], row.intraclass) for one in units)
            if a is not None and b is not None:
                tallies[2].add(a[1], row.shares[0])
                tallies[3].add(Interval(*recover_difference(a, b), 0.95, "known"), truth)
    of_share, of_difference, *of_known = (tally.percent for tally in tallies)
    is_known = row.design != "by topic"  # the topic is a spread of its own
    mean_fewest = (float(fewest[0]) / N_CORPORA, float(fewest[1]) / N_CORPORA)
    return Covered(
        row, mean_fewest, of_share, of_difference, (of_known[0], of_known[1]) if is_known else None
    )


def covered_by_outlets(n_outlets: int, shares: tuple[float, float]) -> str:
    source = np.random.default_rng([n_outlets, int(1000 * shares[1])])
    tallies = Tally(), Tally(), Tally()
    for start in range(0, N_CORPORA, N_AT_ONCE):
        found = [outlets(share, n_outlets, source) for share in shares]
        by_outlet = [
            side(one.sum(axis=1), f"{start} {at}", BY_OUTLET) for at, one in enumerate(found)
        ]
        by_document = [
            side(np.concatenate(list(one)), f"{start} {at}", BY_DOCUMENT)
            for at, one in enumerate(found)
        ]
        for column in range(N_AT_ONCE):
            tallies[0].add(by_outlet[0].intervals[0][column], shares[0])
            tallies[1].add(difference(*by_outlet, column), shares[0] - shares[1])
            tallies[2].add(difference(*by_document, column), shares[0] - shares[1])
    figures = " | ".join(f"{tally.percent:.1f}" for tally in tallies)
    return f"| {n_outlets} | {shares[0]}, {shares[1]} | {figures} |"


def rows(
    design: str, n_documents: Sequence[tuple[int, int]], shares: Sequence[tuple[float, float]]
) -> list[Row]:
    return [
        Row(design, n, pair, intraclass)
        for n in n_documents
        for pair in shares
        for intraclass in INTRACLASS
    ]


def reading(found: Sequence[Covered]) -> Iterator[str]:
    """What the tables come to."""
    for name, figures in (
        ("shares", [one.share for one in found if one.fewest[0] >= FEWEST_RESAMPLED]),
        ("differences", [one.difference for one in found if min(one.fewest) >= FEWEST_RESAMPLED]),
    ):
        inside = sum(93 <= figure <= 97 for figure in figures)
        yield (
            f"- Where the bootstrap interval stands ({FEWEST_RESAMPLED} effective hits or more on average), "
            f"{inside} of {len(figures)} {name} lie between 93 and 97 %: "
            f"{min(figures):.1f} to {max(figures):.1f}."
        )
    able = [one for one in found if min(one.row.n_documents) >= 20]
    for name, field in (("shares", "share"), ("differences", "difference")):
        figures = [getattr(one, field) for one in able]
        inside = sum(93 <= figure <= 97 for figure in figures)
        under = sum(figure < 93 for figure in figures)
        yield (
            f"- Of the {len(able)} rows with 20 documents a side or more, {inside} {name} lie between "
            f"93 and 97 %, {len(able) - inside - under} above and {under} below."
        )
    over = [one for one in able if max(one.share, one.difference) > 97]
    if over:
        most = max(min(one.fewest) for one in over)
        yield f"- No row above 97 % has more than {most:.1f} effective hits on its poorer side."


def main() -> None:
    """Print the page."""
    print(HEAD.format(n=N_CORPORA, r=SETTINGS.n_resamples), end="")
    found: list[Covered] = []
    with ProcessPoolExecutor(int(sys.argv[1]) if len(sys.argv) > 1 else 2) as pool:
        harder = (HARDER_N_DOCUMENTS, HARDER_SHARES)
        for head, of_design in (
            ("", rows("plain", N_DOCUMENTS, SHARES)),
            (SKEWED, rows("skewed", *harder)),
            (TOPICS, rows("by topic", *harder)),
        ):
            print(head + TABLE)
            for one in pool.map(covered, of_design):
                found.append(one)
                print(one, flush=True)
        print(OUTLETS)
        cells = [(n, pair) for n in N_OUTLETS for pair in SHARES[:2]]
        for line in pool.map(covered_by_outlets, *zip(*cells, strict=True)):
            print(line, flush=True)
    print("\n## Reading\n")
    for line in reading(found):
        print(line)
    print(READING, end="")


READING = """- Rows above 97 % are labels with few effective hits on a side. For differences of two rare labels
  part of it is bound: hits are whole numbers, and with two or three on a side hardly any split of
  them is rare, so that the column *known* lies high too. The rest, and all of it for shares, is
  the price of not knowing the clustering: a label in two or three documents does not tell how
  much they agree, and an interval that took the lowest guess would cover less than 93 % where
  documents do keep to one label.
- The project calls nothing a difference below ten documents with hits on either side, about what
  a side of 20 documents has here; of the rows "10, 10" it hardly ever says that they differ.
- Resampling outlets needs outlets. Below five the project draws documents and says so
  (`document-bootstrap`, `newcombe-documents`): such an interval speaks of these outlets, not of
  outlets like them.
"""

if __name__ == "__main__":
    main()
