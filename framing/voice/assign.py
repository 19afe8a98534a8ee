"""Hits get their voice: a look-up by place, and the signs of distance right before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.document import Document
from framing.domain.hit import Hit, VoicedHit
from framing.domain.span import Span
from framing.voice.distance import Signs


def assign_voices(
    document: Document, hits: Sequence[Hit], attributions: Sequence[Attribution]
) -> tuple[VoicedHit, ...]:
    """Each hit with its voice, distance and zone, in the order given.

    A hit that names the target of an accusation or the addressee of an appeal stands in the
    outlet's own voice, though it lies inside what is reported.
    """
    if not hits:
        return ()
    starts = [attribution.content.start for attribution in attributions]
    zones = document.zones_at([hit.span.start for hit in hits])
    signs = Signs(document)
    voiced: list[VoicedHit] = []
    for hit, zone in zip(hits, zones, strict=True):
        span = hit.span
        index = bisect_right(starts, span.start) - 1
        attribution = attributions[index] if index >= 0 else None
        if attribution is not None and span.start >= attribution.content.end:
            attribution = None
        distance = attribution.distance if attribution is not None else None
        if signs.stand_before(span) or signs.stand_behind(span):
            distance = Distance.SO_CALLED
        if attribution is None or _is_outlets_wording(span, attribution):
            kept = None if distance is None else attribution
            voiced.append(VoicedHit(hit, Voice.OWN, distance, zone, kept))
        else:
            voiced.append(VoicedHit(hit, attribution.voice, distance, zone, attribution))
    return tuple(voiced)


def _is_outlets_wording(span: Span, attribution: Attribution) -> bool:
    return attribution.wording is not None and attribution.wording.covers(span)
