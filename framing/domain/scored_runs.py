"""The words of a document as passages are compared by: runs of scored words, zone by zone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from framing.domain.document import Block, Document, Zone


def scored_runs(document: Document) -> Iterator[tuple[range, ...]]:
    """The numbers of the tokens of each run of blocks of one scored zone, as ranges.

    Ranges that follow on one another are one; blocks without a token give none.
    """
    for zone, blocks in groupby(document.blocks, key=_zone):
        if zone.is_scored:
            yield tuple(_joined(document, blocks))


def _joined(document: Document, blocks: Iterator[Block]) -> Iterator[range]:
    kept = range(0)
    for block in blocks:
        found = document.tokens.range_within(block.span.start, block.span.end)
        if kept and found.start == kept.stop:
            kept = range(kept.start, found.stop)
            continue
        if kept:
            yield kept
        kept = found
    if kept:
        yield kept


def _zone(block: Block) -> Zone:
    return block.zone
