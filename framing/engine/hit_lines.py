"""The hits of one article as JSON Lines: as text what `records.hit_records` has as values."""

from __future__ import annotations

import json
from functools import cache, lru_cache

from framing.domain.attribution import Distance, Voice
from framing.domain.certainty import Certainty, speaker_confidence
from framing.domain.document import Zone
from framing.domain.hit import ReferredHit
from framing.domain.scored import ScoredDocument
from framing.domain.source_map import LineIndex
from framing.engine.records import SCHEMA

_NOT_LOOKED_FOR = '"voice_confidence": null, "speaker": null, "speaker_confidence": null, "cue": null, "referent": null'
_quoted = json.JSONEncoder(ensure_ascii=False).encode


def hit_lines(scored: ScoredDocument, *, with_voice: bool, marks_negated: bool) -> str:
    """One line a hit, in the order of the text.

    Without `with_voice` nothing is said of voice, speaker and referent; with `marks_negated` each
    line ends with whether the hit stands under a negation. What is said of a term, and a sentence
    with several hits, is written once.
    """
    document = scored.document
    text, index = document.text, LineIndex(document.source)
    head = f'{{"schema": {SCHEMA}, "document": {_quoted(document.id)}, "start": '
    sentences: dict[int | None, str] = {None: "null"}
    certainty = Certainty(document, scored.attributions)
    lines: list[str] = []
    for referred in scored.hits:
        hit, voiced = referred.voiced.hit, referred.voiced
        span, place = hit.span, document.original_span(hit.span)
        line, column = index.place(place.start)
        number = document.sentences.index_at(span.start)
        if number not in sentences:
            sentence = document.sentences[number or 0]
            sentences[number] = _quoted(text[sentence.start : sentence.end])
        term = _of_term(hit.lexicon, hit.contrast, hit.label, hit.term)
        voice, distance = (voiced.voice, voiced.distance) if with_voice else (None, None)
        source = _of_source(referred, text, certainty) if with_voice else _NOT_LOOKED_FOR
        mark = f', "is_negated": {_quoted(hit.is_negated)}' if marks_negated else ""
        lines.append(
            f'{head}{place.start}, "end": {place.end}, '
            f'"text": {_quoted(text[span.start : span.end])}, {term}, '
            f"{_of_voice(voice, distance, voiced.zone)}, {source}, "
            f'"sentence": {sentences[number]}, "line": {line}, "column": {column}{mark}}}\n'
        )
    return "".join(lines)


@lru_cache(maxsize=50_000)
def _of_term(lexicon: str, contrast: str, label: str, term: str) -> str:
    return _fields({"lexicon": lexicon, "contrast": contrast, "label": label, "term": term})


@cache
def _of_voice(voice: Voice | None, distance: Distance | None, zone: Zone) -> str:
    told = {"voice": voice and voice.value, "distance": distance and distance.value}
    return _fields({**told, "zone": zone.value})


def _of_source(referred: ReferredHit, text: str, certainty: Certainty) -> str:
    attribution = referred.voiced.attribution
    speaker = cue = "null"
    if attribution is not None:
        if attribution.speaker is not None:
            speaker = _quoted(attribution.speaker)
        if attribution.cue is not None:
            cue = _quoted(text[attribution.cue.start : attribution.cue.end])
    referent = _quoted(referred.referent) if referred.referents else "null"
    sure, sure_who = certainty.of(referred.voiced), speaker_confidence(referred.voiced)
    return (
        f'"voice_confidence": {sure}, "speaker": {speaker}, '
        f'"speaker_confidence": {_quoted(sure_who)}, "cue": {cue}, "referent": {referent}'
    )


def _fields(cells: dict[str, str | None]) -> str:
    return _quoted(cells)[1:-1]
