"""Hits and attributions of one document to integers: label counts and their denominators."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.document import SCORED_ZONES, Document, Zone
from framing.domain.hit import ReferredHit
from framing.domain.score import (
    DocumentScore,
    LabelCount,
    LabelKey,
    ReadabilityCounts,
    TokenCount,
)
from framing.domain.span import Span, Spans


def score_document(
    document: Document,
    hits: Sequence[ReferredHit],
    attributions: Sequence[Attribution],
    *,
    readability: ReadabilityCounts | None = None,
    shared: Sequence[Span] = (),
) -> DocumentScore:
    """All counts of one document: integers only, sorted, the same for any order of the hits.

    Hits, tokens and attributions in boilerplate and comments stay out of the counts; the
    hits among them are listed in `excluded`. A token belongs to the attribution that holds
    its first letter, so the tokens of all voices and zones add up to `n_tokens`.

    `shared` are passages to set aside because other documents carry them too, ordered and
    disjoint: their hits go to `shared`, their tokens to `n_shared_tokens`, their speakers
    nowhere. What begins inside such a passage belongs to it.
    """
    stretches = list(_voiced_stretches(document, attributions))
    tokens = all_tokens = _count_tokens(document, stretches)
    if shared:
        own = [part for stretch in stretches for part in _outside(stretch, shared)]
        tokens = _count_tokens(document, own)
    n_tokens = sum(count.n_tokens for count in tokens)
    n_all_tokens = sum(count.n_tokens for count in all_tokens)
    scored = [hit for hit in hits if hit.voiced.zone in SCORED_ZONES]
    aside = Spans.of((span.start, span.end) for span in shared)
    copied = [hit for hit in scored if _is_within(hit.hit.span, aside)] if shared else []
    kept = [hit for hit in scored if not _is_within(hit.hit.span, aside)] if shared else scored
    return DocumentScore(
        document=document.id,
        metadata=document.metadata,
        n_tokens=n_tokens,
        tokens=tokens,
        counts=_count_labels(kept),
        excluded=_count_labels(_unscored(hits)) if len(scored) < len(hits) else (),
        attributed_speakers=_count_speakers(document, attributions, aside),
        readability=readability,
        digest=_digest(document),
        shared=_count_labels(copied),
        n_shared_tokens=n_all_tokens - n_tokens,
    )


def _unscored(hits: Iterable[ReferredHit]) -> list[ReferredHit]:
    return [hit for hit in hits if hit.voiced.zone not in SCORED_ZONES]


def _is_within(span: Span, aside: Spans) -> bool:
    return aside.index_at(span.start) is not None


def _count_labels(hits: Iterable[ReferredHit]) -> tuple[LabelCount, ...]:
    # A key is made for each count, not for each of the many hits.
    counted = Counter(map(_plain_key, hits))
    ordered = sorted(counted.items(), key=_count_order)
    return tuple([LabelCount(LabelKey(*plain), n) for plain, n in ordered])


_PlainKey = tuple[
    str, str, str, str, Voice, Distance | None, Zone, str | None, str | None
]  # as the fields of LabelKey


def _plain_key(referred: ReferredHit) -> _PlainKey:
    voiced = referred.voiced
    hit, attribution = voiced.hit, voiced.attribution
    return (
        hit.lexicon,
        hit.contrast,
        hit.label,
        hit.term,
        voiced.voice,
        voiced.distance,
        voiced.zone,
        referred.referent if referred.referents else None,
        attribution.speaker if attribution is not None else None,
    )


def _count_order(counted: tuple[_PlainKey, int]) -> tuple[str, ...]:
    """Names first, then where the hits stand; what is not known sorts before what is."""
    lexicon, contrast, label, term, voice, distance, zone, referent, speaker = counted[0]
    told_distance = distance.value if distance is not None else ""
    place = (voice.value, told_distance, zone.value, referent or "", speaker or "")
    return (lexicon, contrast, label, term, *place)


_Stretch = tuple[Zone, Voice, int, int]


def _count_tokens(document: Document, stretches: Iterable[_Stretch]) -> tuple[TokenCount, ...]:
    """The tokens that begin in the stretches, which stand in the order of the text."""
    starts = document.tokens.starts
    counted: dict[tuple[Voice, Zone], int] = {}
    at = reached = 0
    for zone, voice, start, end in stretches:
        if start < end:
            # Most stretches begin where the one before ends.
            first = at if start == reached else bisect_left(starts, start, at)
            at, reached = bisect_left(starts, end, first), end
            counted[voice, zone] = counted.get((voice, zone), 0) + at - first
    found = [TokenCount(voice, zone, n) for (voice, zone), n in counted.items() if n]
    return tuple(sorted(found, key=_token_order))


def _token_order(count: TokenCount) -> tuple[str, str]:
    return count.voice.value, count.zone.value


def _voiced_stretches(
    document: Document, attributions: Sequence[Attribution]
) -> Iterator[_Stretch]:
    """The scored blocks cut where an attribution begins or ends, in order.

    One walk over both lists. An attribution may run over several blocks, so the walk keeps
    its place until a block ends behind it.
    """
    place, n = 0, len(attributions)
    for block in document.blocks:
        at, end, zone = block.span.start, block.span.end, block.zone
        is_scored = zone in SCORED_ZONES
        while place < n:
            content = attributions[place].content
            if content.start >= end:
                break
            first, last = max(at, content.start), min(content.end, end)
            if is_scored and content.end > at:
                yield zone, Voice.OWN, at, first
                yield zone, attributions[place].voice, first, last
            at = max(at, last)
            if content.end > end:
                break
            place += 1
        if is_scored:
            yield zone, Voice.OWN, at, end


def _outside(stretch: _Stretch, shared: Sequence[Span]) -> Iterator[_Stretch]:
    """The parts of a stretch that lie in no shared passage."""
    zone, voice, at, end = stretch
    for span in shared:
        if span.end > at and span.start < end:
            yield zone, voice, at, max(at, span.start)
            at = min(end, span.end)
    yield zone, voice, at, end


def _count_speakers(
    document: Document, attributions: Iterable[Attribution], aside: Spans
) -> tuple[tuple[str, int], ...]:
    told = [attribution for attribution in attributions if attribution.speaker is not None]
    zones = document.zones_at([attribution.content.start for attribution in told])
    counted = Counter(
        attribution.speaker
        for attribution, zone in zip(told, zones, strict=True)
        if attribution.speaker is not None
        and zone in SCORED_ZONES
        and not (aside and _is_within(attribution.content, aside))
    )
    return tuple(sorted(counted.items()))


def _digest(document: Document) -> str:
    parts = hashlib.sha256(document.id.encode("utf-8", "surrogatepass"))
    parts.update(b"\0")
    parts.update(document.text.encode("utf-8", "surrogatepass"))
    return parts.hexdigest()
