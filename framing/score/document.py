"""Hits and attributions of one document to integers: label counts and their denominators."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from framing.domain.attribution import Attribution, Voice
from framing.domain.document import Document, Zone
from framing.domain.hit import ReferredHit
from framing.domain.score import (
    DocumentScore,
    LabelCount,
    LabelKey,
    ReadabilityCounts,
    TokenCount,
)


def score_document(
    document: Document,
    hits: Sequence[ReferredHit],
    attributions: Sequence[Attribution],
    *,
    readability: ReadabilityCounts | None = None,
) -> DocumentScore:
    """All counts of one document: integers only, sorted, the same for any order of the hits.

    Hits, tokens and attributions in boilerplate and comments stay out of the counts; the
    hits among them are listed in `excluded`. A token belongs to the attribution that holds
    its first letter, so the tokens of all voices and zones add up to `n_tokens`.
    """
    tokens = _count_tokens(document, attributions)
    scored = [hit for hit in hits if hit.voiced.zone.is_scored]
    excluded = [hit for hit in hits if not hit.voiced.zone.is_scored]
    return DocumentScore(
        document=document.id,
        metadata=document.metadata,
        n_tokens=sum(count.n_tokens for count in tokens),
        tokens=tokens,
        counts=_count_labels(scored),
        excluded=_count_labels(excluded),
        attributed_speakers=_count_speakers(document, attributions),
        readability=readability,
        digest=_digest(document),
    )


def _count_labels(hits: Iterable[ReferredHit]) -> tuple[LabelCount, ...]:
    counted = Counter(map(_key, hits))
    return tuple(LabelCount(key, counted[key]) for key in sorted(counted, key=_key_order))


def _key(referred: ReferredHit) -> LabelKey:
    voiced, hit = referred.voiced, referred.hit
    attribution = voiced.attribution
    return LabelKey(
        lexicon=hit.lexicon,
        contrast=hit.contrast,
        label=hit.label,
        term=hit.term,
        voice=voiced.voice,
        distance=voiced.distance,
        zone=voiced.zone,
        referent=referred.referent,
        speaker=attribution.speaker if attribution is not None else None,
    )


def _key_order(key: LabelKey) -> tuple[str, ...]:
    """Names first, then where the hits stand; what is not known sorts before what is."""
    return (
        key.lexicon,
        key.contrast,
        key.label,
        key.term,
        key.voice.value,
        key.distance.value if key.distance is not None else "",
        key.zone.value,
        key.referent or "",
        key.speaker or "",
    )


def _count_tokens(
    document: Document, attributions: Sequence[Attribution]
) -> tuple[TokenCount, ...]:
    counted: Counter[tuple[Voice, Zone]] = Counter()
    for zone, voice, start, end in _voiced_stretches(document, attributions):
        counted[voice, zone] += len(document.tokens.range_within(start, end))
    found = [TokenCount(voice, zone, n) for (voice, zone), n in counted.items() if n]
    return tuple(sorted(found, key=_token_order))


def _token_order(count: TokenCount) -> tuple[str, str]:
    return count.voice.value, count.zone.value


def _voiced_stretches(
    document: Document, attributions: Sequence[Attribution]
) -> Iterator[tuple[Zone, Voice, int, int]]:
    """The scored blocks cut where an attribution begins or ends, in order.

    One walk over both lists. An attribution may run over several blocks, so the walk keeps
    its place until a block ends behind it.
    """
    place = 0
    for block in document.blocks:
        at, end = block.span.start, block.span.end
        while place < len(attributions) and attributions[place].content.start < end:
            content, voice = attributions[place].content, attributions[place].voice
            if block.zone.is_scored and content.end > at:
                yield block.zone, Voice.OWN, at, max(at, content.start)
                yield block.zone, voice, max(at, content.start), min(content.end, end)
            at = max(at, min(content.end, end))
            if content.end > end:
                break
            place += 1
        if block.zone.is_scored:
            yield block.zone, Voice.OWN, at, end


def _count_speakers(
    document: Document, attributions: Iterable[Attribution]
) -> tuple[tuple[str, int], ...]:
    counted = Counter(
        attribution.speaker
        for attribution in attributions
        if attribution.speaker is not None and document.zone_at(attribution.content.start).is_scored
    )
    return tuple(sorted(counted.items()))


def _digest(document: Document) -> str:
    parts = hashlib.sha256(document.id.encode("utf-8", "surrogatepass"))
    parts.update(b"\0")
    parts.update(document.text.encode("utf-8", "surrogatepass"))
    return parts.hexdigest()
