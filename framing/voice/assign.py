"""Hits get their voice: a look-up by place, and the signs of distance right before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.document import Document, Zone
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
    signs = Signs(document)
    voiced: list[VoicedHit] = []
    for hit in hits:
        attribution = _at(hit.span, attributions, starts)
        distance = attribution.distance if attribution else None
        if signs.stand_before(hit.span) or signs.stand_behind(hit.span):
            distance = Distance.SO_CALLED
        voiced.append(_voiced(hit, attribution, distance, document.zone_at(hit.span.start)))
    return tuple(voiced)


def _voiced(
    hit: Hit, attribution: Attribution | None, distance: Distance | None, zone: Zone
) -> VoicedHit:
    if attribution is None or _is_outlets_wording(hit.span, attribution):
        return VoicedHit(hit, Voice.OWN, distance, zone, None if distance is None else attribution)
    return VoicedHit(hit, attribution.voice, distance, zone, attribution)


def _at(span: Span, attributions: Sequence[Attribution], starts: list[int]) -> Attribution | None:
    """The attribution that holds the start of a span."""
    index = bisect_right(starts, span.start) - 1
    if index >= 0 and span.start < attributions[index].content.end:
        return attributions[index]
    return None


def _is_outlets_wording(span: Span, attribution: Attribution) -> bool:
    return attribution.wording is not None and attribution.wording.covers(span)
