"""Hits and scores as flat records: the stable, versioned forms that other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from framing.domain.certainty import Certainty, speaker_confidence
from framing.domain.document import Document
from framing.domain.hit import ReferredHit
from framing.domain.score import DocumentScore
from framing.domain.scored import ScoredDocument
from framing.domain.source_map import LineIndex
from framing.report.cards import card_of

SCHEMA = 1

SCORE_FIELDS = (
    "document",
    "outlet",
    "date",
    "event",
    "lexicon",
    "contrast",
    "label",
    "term",
    "voice",
    "distance",
    "zone",
    "referent",
    "speaker",
    "n",
    "n_tokens",
)

Record = dict[str, object]


def hit_records(scored: ScoredDocument) -> Iterator[Record]:
    """One record a hit, in the order of the text. Offsets are those of the file, in code points
    from 0, the end exclusive; line and column count from 1."""
    lines = LineIndex(scored.document.source)
    certainty = Certainty(scored.document, scored.attributions)
    for hit in scored.hits:
        yield _hit_record(scored.document, hit, lines, certainty)


def document_record(score: DocumentScore) -> Record:
    """The document itself: metadata, denominators, and what is needed to score no more."""
    from dataclasses import asdict  # slow to import, and counts alone do without

    metadata = score.metadata
    readability = score.readability
    return {
        "schema": SCHEMA,
        "document": score.document,
        "outlet": metadata.outlet,
        "date": metadata.date,
        "event": metadata.event,
        "language": metadata.language,
        "url": metadata.url,
        "author": metadata.author,
        "title": metadata.title,
        "custom": json.dumps(dict(metadata.custom), ensure_ascii=False, sort_keys=True),
        "digest": score.digest,
        "n_tokens": score.n_tokens,
        "tokens": json.dumps([[t.voice.value, t.zone.value, t.n_tokens] for t in score.tokens]),
        "speakers": json.dumps(score.attributed_speakers, ensure_ascii=False),
        "readability": json.dumps(asdict(readability)) if readability is not None else None,
    }


def card_record(scored: ScoredDocument) -> Record:
    """What a page says of an article whose text it does not show."""
    card = card_of(scored, 0, "")
    return {
        "path": card.path,
        "headline": card.title,
        "n_bytes": card.n_bytes,
        "n_marks": card.n_marks,
    }


def _hit_record(
    document: Document, referred: ReferredHit, lines: LineIndex, certainty: Certainty
) -> Record:
    hit, voiced = referred.hit, referred.voiced
    span = hit.span
    place = document.original_span(span)
    line, column = lines.place(place.start)
    sentence = document.sentence_at(span.start)
    attribution = voiced.attribution
    cue = attribution.cue if attribution else None
    return {
        "schema": SCHEMA,
        "document": document.id,
        "start": place.start,
        "end": place.end,
        "text": document.text[span.start : span.end],
        "lexicon": hit.lexicon,
        "contrast": hit.contrast,
        "label": hit.label,
        "term": hit.term,
        "voice": voiced.voice.value,
        "distance": voiced.distance.value if voiced.distance else None,
        "zone": voiced.zone.value,
        "voice_confidence": certainty.of(voiced),
        "speaker": attribution.speaker if attribution else None,
        "speaker_confidence": speaker_confidence(voiced),
        "cue": document.text[cue.start : cue.end] if cue else None,
        "referent": referred.referent,
        "sentence": document.text[sentence.start : sentence.end] if sentence else None,
        "line": line,
        "column": column,
    }


def score_records(score: DocumentScore) -> Iterator[Record]:
    """One record a count that is not zero, in tidy long form."""
    bare = bare_score_record(score)
    for count in score.counts:
        key = count.key
        yield {
            **bare,
            "lexicon": key.lexicon,
            "contrast": key.contrast,
            "label": key.label,
            "term": key.term,
            "voice": key.voice.value,
            "distance": key.distance.value if key.distance else None,
            "zone": key.zone.value,
            "referent": key.referent,
            "speaker": key.speaker,
            "n": count.n,
        }


def bare_score_record(score: DocumentScore) -> Record:
    """A row of a document that counts nothing yet."""
    return {
        **dict.fromkeys(SCORE_FIELDS),
        "document": score.document,
        "outlet": score.metadata.outlet,
        "date": score.metadata.date,
        "event": score.metadata.event,
        "n_tokens": score.n_tokens,
    }
