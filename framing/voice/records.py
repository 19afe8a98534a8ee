"""Records: a document's voices as one JSON line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.certainty import voice_confidence
from framing.domain.document import Document, Zone

_ZONE_KINDS = (Zone.HEADLINE, Zone.CAPTION, Zone.BOILERPLATE, Zone.COMMENT)


def voices_record(document: Document, attributions: Sequence[Attribution]) -> dict[str, object]:
    """`{"id", "text", "spans"}`: attributions, scare quotes and zones, ordered by place."""
    spans = [*_zones(document), *_attributed(document, attributions)]
    spans.sort(key=_place)
    return {"id": document.id, "text": document.text, "spans": spans}


def _place(span: dict[str, object]) -> tuple[int, int]:
    return int(str(span["start"])), -int(str(span["end"]))


def _zones(document: Document) -> Iterator[dict[str, object]]:
    for block in document.blocks:
        if block.zone in _ZONE_KINDS:
            yield {"start": block.span.start, "end": block.span.end, "kind": block.zone.value}


def _attributed(
    document: Document, attributions: Sequence[Attribution]
) -> Iterator[dict[str, object]]:
    for attribution in attributions:
        kind = _kind(attribution)
        if kind is None:
            continue
        span: dict[str, object] = {
            "start": attribution.content.start,
            "end": attribution.content.end,
            "kind": kind,
            "speaker": attribution.speaker,
        }
        if attribution.voice is not Voice.OWN:
            is_named = attribution.speaker is not None
            span["voice_confidence"] = voice_confidence(attribution)
            span["speaker_confidence"] = attribution.speaker_confidence if is_named else None
        if attribution.source is not None:
            span["speaker_start"] = attribution.source.start
            span["speaker_end"] = attribution.source.end
        if attribution.cue is not None:
            span["cue"] = document.text[attribution.cue.start : attribution.cue.end]
            span["cue_start"] = attribution.cue.start
            span["cue_end"] = attribution.cue.end
        yield span


def _kind(attribution: Attribution) -> str | None:
    if attribution.voice is not Voice.OWN:
        return str(attribution.voice.value)
    return "scare" if attribution.distance is Distance.SCARE_QUOTES else None
