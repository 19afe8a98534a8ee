"""Coverage of the intervals on simulated corpora whose true shares are known.

    python docs/statistics/coverage.py > docs/statistics/coverage.md

Each cell simulates corpora, asks the project's own code for the 95 % interval of a share and of
a difference of two shares, and counts how often the truth lies inside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.compare.sample import BY_DOCUMENT, BY_OUTLET, Sample
from framing.compare.sides import difference_interval, sides_of
from framing.domain.comparison import CompareSettings
from framing.domain.interval import Interval

N_CORPORA = 1_000
SETTINGS = CompareSettings(n_resamples=1_000)
SHARES = ((0.5, 0.5), (0.5, 0.3), (0.1, 0.1), (0.05, 0.2), (0.9, 0.7))
INTRACLASS = (0.1, 0.4)
N_DOCUMENTS = ((10, 10), (20, 20), (30, 60), (100, 100), (300, 300), (20, 300))
N_OUTLETS = (3, 5, 8, 12, 20)

HEAD = """# Coverage of the intervals

How often the 95 % interval holds the truth, over {n:,} simulated corpora a row, {r:,} resamples
each. Made by `python docs/statistics/coverage.py`. With {n:,} corpora a figure is itself uncertain
by ±1.4 points.

## Documents resampled

Six documents in ten mention the referent; the number of hits in a document is skewed (1 to about
20); labels cluster in documents, with the intraclass correlation given: at 0.4 a document mostly
keeps to one label. Documents are those of each side in all, so the sides of a row "20, 20" rest on
about 12 documents each.

| documents | true shares | intraclass | share, % | difference, % |
| --- | --- | --- | --- | --- |"""

OUTLETS = """
## Outlets resampled

Each side has so many outlets of ten documents each; shares differ between outlets (intraclass
correlation 0.1) and between the documents of an outlet (0.2). "Documents" shows what resampling
documents would give for the same corpora: too narrow, because it takes these outlets for all.

| outlets a side | true shares | share, % | difference, % | difference by documents, % |
| --- | --- | --- | --- | --- |"""

READING = """
## Reading

- {inside} of the {all} figures for differences of documents lie between 93 and 97 %; {over} lie
  above and {under} below. {shares_inside} of the {all} for single shares lie between 93 and 97 %,
  {shares_over} above and {shares_under} below.
- Where documents are few and the label rare, the intervals are wide: they cover more often than
  they promise, because a share of 0 keeps an open interval and every document counts once.
- The project calls nothing a difference below ten documents with hits on either side.
- Resampling outlets needs outlets. Below five the project resamples documents and says so
  (`document-bootstrap`): such an interval speaks of these outlets, not of outlets like them.
"""


@dataclass(frozen=True)
class World:
    """The truth: a label's share, and how strongly documents and outlets keep to one label."""

    share: float
    within_documents: float
    within_outlets: float = 0.0


def simulate_documents(
    world: World, n_documents: int, source: np.random.Generator
) -> NDArray[np.int64]:
    """Documents by labels by one voice: the label and all its competitors."""
    mentions = source.random(n_documents) < 0.6
    bursts = 1 + source.poisson(1.5, n_documents) * source.gamma(1, 1, n_documents).round()
    n_hits = np.where(mentions, np.minimum(bursts, 40), 0).astype(np.int64)
    shares = beta(np.full(n_documents, world.share), world.within_documents, source)
    n_label = source.binomial(n_hits, shares)
    return np.stack([n_label, n_hits - n_label], axis=1)[:, :, None]


def simulate_outlets(
    world: World, n_outlets: int, source: np.random.Generator
) -> list[NDArray[np.int64]]:
    """The documents of each outlet."""
    shares = beta(np.full(n_outlets, world.share), world.within_outlets, source)
    return [
        simulate_documents(World(float(share), world.within_documents), 10, source)
        for share in np.clip(shares, 1e-6, 1 - 1e-6)
    ]


def beta(
    means: NDArray[np.float64], intraclass: float, source: np.random.Generator
) -> NDArray[np.float64]:
    weight = 1 / intraclass - 1
    drawn: NDArray[np.float64] = source.beta(means * weight, (1 - means) * weight)
    return drawn


def sample(units: NDArray[np.int64], name: str, method: str) -> Sample:
    return Sample(units[units.any(axis=(1, 2))], len(units), (name,), method)


def intervals(target: Sample, reference: Sample) -> tuple[Interval | None, Interval | None]:
    """Of the target's share, and of the difference."""
    a, b = (side.estimate(0, 0) for side, _ in sides_of([target, reference], SETTINGS))
    return a.interval, difference_interval(a, b, level=0.95, method=target.method)


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


def documents_row(
    n_documents: tuple[int, int], shares: tuple[float, float], intraclass: float
) -> tuple[float, float]:
    source = np.random.default_rng([n_documents[0], n_documents[1], int(1000 * intraclass)])
    of_share, of_difference = Tally(), Tally()
    for number in range(N_CORPORA):
        target, reference = (
            sample(
                simulate_documents(World(share, intraclass), n, source),
                f"{number} {side}",
                BY_DOCUMENT,
            )
            for side, (n, share) in enumerate(zip(n_documents, shares, strict=True))
        )
        share_interval, interval = intervals(target, reference)
        of_share.add(share_interval, shares[0])
        of_difference.add(interval, shares[0] - shares[1])
    return of_share.percent, of_difference.percent


def outlets_row(n_outlets: int, shares: tuple[float, float]) -> tuple[float, float, float]:
    source = np.random.default_rng([n_outlets, int(1000 * shares[1])])
    tallies = Tally(), Tally(), Tally()
    for number in range(N_CORPORA):
        sides = [simulate_outlets(World(share, 0.2, 0.1), n_outlets, source) for share in shares]
        by_outlet = [
            sample(np.stack([unit.sum(axis=0) for unit in side]), f"{number} {n}", BY_OUTLET)
            for n, side in enumerate(sides)
        ]
        by_document = [
            sample(np.concatenate(side), f"{number} {n}", BY_DOCUMENT)
            for n, side in enumerate(sides)
        ]
        share_interval, interval = intervals(by_outlet[0], by_outlet[1])
        tallies[0].add(share_interval, shares[0])
        tallies[1].add(interval, shares[0] - shares[1])
        tallies[2].add(intervals(by_document[0], by_document[1])[1], shares[0] - shares[1])
    return tallies[0].percent, tallies[1].percent, tallies[2].percent


def main() -> None:
    """Print the page."""
    print(HEAD.format(n=N_CORPORA, r=SETTINGS.n_resamples))
    rows = []
    for n_documents in N_DOCUMENTS:
        for shares in SHARES:
            for intraclass in INTRACLASS:
                figures = documents_row(n_documents, shares, intraclass)
                rows.append(figures)
                print(
                    f"| {n_documents[0]}, {n_documents[1]} | {shares[0]}, {shares[1]} "
                    f"| {intraclass} | {figures[0]:.1f} | {figures[1]:.1f} |",
                    flush=True,
                )
    print(OUTLETS)
    for n_outlets in N_OUTLETS:
        for shares in ((0.5, 0.5), (0.5, 0.3)):
            of_outlets = outlets_row(n_outlets, shares)
            figures_text = " | ".join(f"{figure:.1f}" for figure in of_outlets)
            print(f"| {n_outlets} | {shares[0]}, {shares[1]} | {figures_text} |", flush=True)
    share_figures, difference_figures = zip(*rows, strict=True)
    print(
        READING.format(
            all=len(rows),
            inside=sum(93 <= figure <= 97 for figure in difference_figures),
            over=sum(figure > 97 for figure in difference_figures),
            under=sum(figure < 93 for figure in difference_figures),
            shares_inside=sum(93 <= figure <= 97 for figure in share_figures),
            shares_over=sum(figure > 97 for figure in share_figures),
            shares_under=sum(figure < 93 for figure in share_figures),
        ),
        end="",
    )


if __name__ == "__main__":
    main()
