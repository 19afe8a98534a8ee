"""Coverage: how many tokens of a document stand in hits, each counted once."""

from __future__ import annotations

from collections.abc import Iterable

from framing.domain.document import Document
from framing.domain.hit import ReferredHit
from framing.domain.span import Spans


def count_covered_tokens(document: Document, hits: Iterable[ReferredHit]) -> dict[str, int]:
    """The tokens of scored zones that stand in a hit, wholly or in part, by lexicon.

    A token in several hits of a lexicon counts once; "" holds those in a hit of any lexicon, each
    once too, so that it is no sum. What has no hit is not listed.
    """
    covered: dict[str, set[int]] = {}
    for each in hits:
        if each.voiced.zone.is_scored:
            span = each.hit.span
            numbers = _numbers_of(document.tokens, span.start, span.end)
            covered.setdefault(each.hit.lexicon, set()).update(numbers)
            covered.setdefault("", set()).update(numbers)
    return {lexicon: len(numbers) for lexicon, numbers in covered.items()}


def _numbers_of(tokens: Spans, start: int, end: int) -> range:
    """The numbers of the tokens that share a letter with a stretch of the text."""
    within = tokens.range_within(start, end)
    first = tokens.index_at(start)
    return range(within.start if first is None else first, within.stop)
