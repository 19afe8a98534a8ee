"""One corpus, or one document, against a reference: the archive, last year, another country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from framing.compare.compare import compare
from framing.domain.comparison import CompareSettings, Comparison
from framing.domain.lexicon import Lexicon
from framing.domain.score import DocumentScore

SIDE = "side of the comparison"
CORPUS, REFERENCE = "corpus", "reference"


def compare_with_reference(
    scored: Sequence[DocumentScore],
    reference: Sequence[DocumentScore],
    *,
    lexicons: Sequence[Lexicon],
    settings: CompareSettings | None = None,
) -> Comparison:
    """The corpus as one group against a reference corpus as the other.

    Documents that stand in both are left out of the reference, so that nothing is held against
    itself. A single document's shares have score intervals, which speak of its own words alone,
    and no difference is called one: a single document carries none.
    """
    ids = {score.document for score in scored}
    rest = [score for score in reference if score.document not in ids]
    both = [*_on_side(CORPUS, scored), *_on_side(REFERENCE, rest)]
    return compare(both, lexicons=lexicons, by=SIDE, settings=settings)


def _on_side(side: str, scores: Iterable[DocumentScore]) -> list[DocumentScore]:
    return [
        replace(
            score,
            metadata=replace(
                score.metadata,
                custom=tuple(sorted({**dict(score.metadata.custom), SIDE: side}.items())),
            ),
        )
        for score in scores
    ]
