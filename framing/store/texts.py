"""A document with all that was found in it as one row of a store, and back again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from framing.domain.attribution import Attribution, Distance, Voice
from framing.domain.document import Block, Document, Metadata, Zone
from framing.domain.folding import fold
from framing.domain.hit import Hit, ReferredHit, VoicedHit
from framing.domain.score import DocumentScore
from framing.domain.scored import ScoredDocument
from framing.domain.scored_runs import scored_runs
from framing.domain.span import Span, Spans

Row = dict[str, Any]
_N_WORDS = 200_000


def text_record(scored: ScoredDocument) -> Row:
    """The text, its structure, what was found in it, and its words as numbers.

    `words` are 64-bit digests of the folded words of scored zones, in order; `parts` tells for
    each unbroken stretch of them how many there are, the number of its first token, and the
    number of its run: passages are looked for within runs. Tokens and sentences are kept as
    gaps from the end of the one before and lengths.
    """
    document = scored.document
    runs = list(scored_runs(document))
    found = {
        "blocks": [
            [block.span.start, block.span.end, block.zone.value, block.is_quotation]
            for block in document.blocks
        ],
        "sentences": list(_gaps_and_lengths(document.sentences)),
        "attributions": [_attribution_row(one) for one in scored.attributions],
        "hits": list(_hit_rows(scored)),
    }
    tokens = list(_gaps_and_lengths(document.tokens))
    return {
        "document": document.id,
        "path": document.path,
        "text": document.text,
        "found": json.dumps(found, ensure_ascii=False, separators=(",", ":")),
        "gaps": tokens[::2],
        "lengths": tokens[1::2],
        "words": [number for run in runs for part in run for number in _words(document, part)],
        "parts": [n for place, run in enumerate(runs) for part in run for n in _part(part, place)],
    }


def document_from(row: Row, metadata: Metadata) -> Document:
    """The document of a row, as it was read; only what leads back into a web page is not kept."""
    return _document(row, json.loads(row["found"]), metadata)


def scored_from(row: Row, score: DocumentScore) -> ScoredDocument:
    """The scored document of a row; its counts are those given."""
    found = json.loads(row["found"])
    attributions = tuple(map(_attribution, found["attributions"]))
    hits = tuple(_hit(one, attributions) for one in found["hits"])
    return ScoredDocument(_document(row, found, score.metadata), hits, attributions, score)


def hits_from(row: Row, metadata: Metadata) -> tuple[Document, tuple[Span, ...]]:
    """Where the hits of a row stand, and the document without its sentences and tokens: for the
    words around hits."""
    found = json.loads(row["found"])
    blank = row | dict.fromkeys(("gaps", "lengths"), ())
    document = _document(blank, found | {"sentences": ()}, metadata)
    return document, tuple(Span(*hit[0]) for hit in found["hits"])


@lru_cache(maxsize=_N_WORDS)
def word_digest(word: str) -> int:
    """A signed 64-bit digest of the word, alike for all spellings that fold to one."""
    digest = hashlib.blake2b(fold(word).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _words(document: Document, part: range) -> Iterator[int]:
    text, starts, ends = document.text, document.tokens.starts, document.tokens.ends
    return (word_digest(text[starts[token] : ends[token]]) for token in part)


def _part(part: range, run: int) -> tuple[int, int, int]:
    return len(part), part.start, run


def _gaps_and_lengths(spans: Spans) -> Iterator[int]:
    at = 0
    for start, end in zip(spans.starts, spans.ends, strict=True):
        yield start - at
        yield end - start
        at = end


def _spans(gaps: Sequence[int], lengths: Sequence[int]) -> Spans:
    if not len(gaps):
        return Spans((), ())
    places = np.cumsum(np.stack([gaps, lengths], axis=1)).tolist()
    return Spans(tuple(places[::2]), tuple(places[1::2]))


def _document(row: Row, found: Row, metadata: Metadata) -> Document:
    sentences = found["sentences"]
    return Document(
        id=row["document"],
        text=row["text"],
        path=row["path"],
        metadata=metadata,
        blocks=tuple(
            Block(Span(start, end), Zone(zone), is_quotation)
            for start, end, zone, is_quotation in found["blocks"]
        ),
        sentences=_spans(sentences[::2], sentences[1::2]),
        tokens=_spans(row["gaps"], row["lengths"]),
    )


def _attribution_row(one: Attribution) -> list[Any]:
    return [
        [one.content.start, one.content.end],
        one.voice.value,
        one.distance.value if one.distance is not None else None,
        _pair(one.cue),
        one.stance,
        _pair(one.source),
        one.speaker,
        one.speaker_confidence,
        one.is_uncertain,
        one.is_endorsed,
        [_pair(span) for span in one.inner],
        one.reason,
        _pair(one.wording),
    ]


def _attribution(row: Sequence[Any]) -> Attribution:
    content, voice, distance, cue, stance, source, speaker, *sure, inner, reason, wording = row
    confidence, is_uncertain, is_endorsed = sure
    return Attribution(
        content=Span(*content),
        voice=Voice(voice),
        distance=Distance(distance) if distance is not None else None,
        cue=_span(cue),
        stance=stance,
        source=_span(source),
        speaker=speaker,
        speaker_confidence=confidence,
        is_uncertain=is_uncertain,
        is_endorsed=is_endorsed,
        inner=tuple(Span(*pair) for pair in inner),
        reason=reason,
        wording=_span(wording),
    )


def _hit_rows(scored: ScoredDocument) -> Iterator[list[Any]]:
    numbers = {one: number for number, one in enumerate(scored.attributions)}
    for referred in scored.hits:
        hit, voiced = referred.hit, referred.voiced
        attribution = voiced.attribution
        yield [
            [hit.span.start, hit.span.end],
            [hit.lexicon, hit.contrast, hit.label, hit.term, hit.compound, hit.is_negated],
            voiced.voice.value,
            voiced.distance.value if voiced.distance is not None else None,
            voiced.zone.value,
            numbers[attribution] if attribution is not None else None,
            referred.referents,
            referred.reason,
        ]


def _hit(row: Sequence[Any], attributions: Sequence[Attribution]) -> ReferredHit:
    span, named, voice, distance, zone, number, referents, reason = row
    voiced = VoicedHit(
        hit=Hit(Span(*span), *named),
        voice=Voice(voice),
        distance=Distance(distance) if distance is not None else None,
        zone=Zone(zone),
        attribution=attributions[number] if number is not None else None,
    )
    return ReferredHit(voiced, tuple(referents), reason)


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)
