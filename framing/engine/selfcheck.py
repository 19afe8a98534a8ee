"""Invariants that hold on any corpus, tried on the user's own down the whole road."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from framing.compare.selfcheck import selfcheck
from framing.domain.comparison import CompareSettings
from framing.domain.document import Block, Document, Metadata, Zone
from framing.domain.hit import ReferredHit
from framing.domain.invariant import Invariant
from framing.domain.lexicon import Lexicon
from framing.domain.scored import ScoredDocuments, WalkedDocument
from framing.domain.span import Span, Spans
from framing.engine.corpus import CorpusRun
from framing.match.compile import compile_matcher
from framing.pipeline import Road, score, walk
from framing.read.documents import document_from_text

# Plain words that stand in no shipped lexicon.
NEUTRAL = "The kettle stood on the shelf beside two blue cups and a wooden spoon."

_Found = list[tuple[str, str, str, int, int]]


def selfcheck_corpus(
    run: CorpusRun, road: Road, *, by: str, settings: CompareSettings | None = None
) -> tuple[Invariant, ...]:
    """Whether hits, counts and figures behave on this corpus as they must on any.

    Four invariants take each document down the road again: in another order, past lexicons
    whose terms stand in another order, parted in two, and with a neutral paragraph behind it.
    Five more try the comparison of the scores, see `compare.selfcheck`.
    """
    return (
        _order_of_documents(run.scored, road),
        _order_of_terms(run.scored, road),
        _parted_texts(run.scored, road),
        _neutral_paragraph(run.scored, road),
        *selfcheck(
            run.scored.scores,
            lexicons=road.lexicons,
            by=by,
            settings=settings,
        ),
    )


def _order_of_documents(scored: ScoredDocuments, road: Road) -> Invariant:
    broken = [
        each.document.id
        for each in reversed(scored)
        if score(walk(each.document, road)).score.counts != each.score.counts
    ]
    name = "documents read in another order have the same hits, voices and referents"
    return _judged(name, broken, f"{_documents(scored)} walked from last to first")


def _order_of_terms(scored: ScoredDocuments, road: Road) -> Invariant:
    lexicons = tuple(map(_reversed, reversed(road.lexicons)))
    turned = replace(road, lexicons=lexicons, matcher=compile_matcher(lexicons, road.entities))
    n_terms = sum(
        len(label.terms) for each in lexicons for one in each.contrasts for label in one.labels
    )
    broken = []
    for each in scored:
        found, known = _found(walk(each.document, turned).hits), _found(each.hits)
        if found != known:
            broken.append(f"{each.document.id}, {_first_difference(found, known)}")
    name = "another order of terms, labels and lexicons changes no hit"
    return _judged(name, broken, f"{n_terms:,} terms in reverse over {_documents(scored)}")


def _reversed(lexicon: Lexicon) -> Lexicon:
    contrasts = tuple(
        replace(
            contrast,
            labels=tuple(
                replace(label, terms=label.terms[::-1], exclusions=label.exclusions[::-1])
                for label in reversed(contrast.labels)
            ),
        )
        for contrast in reversed(lexicon.contrasts)
    )
    return replace(lexicon, contrasts=contrasts)


def _parted_texts(scored: ScoredDocuments, road: Road) -> Invariant:
    broken = []
    n_parted = 0
    for each in scored:
        if len(each.document.blocks) < 2:
            continue
        n_parted += 1
        halves = [walk(half, road) for half in _halves(each.document)]
        parts = _labels(hit for half in halves for hit in half.hits)
        if parts != _labels(each.hits) or _n_tokens(halves) != len(each.document.tokens):
            broken.append(f"{each.document.id}, {_unequal(_labels(each.hits), parts)}")
    name = "a document parted between two paragraphs has the hits and words of both parts"
    return _judged(name, broken, f"{n_parted:,} documents of two paragraphs or more parted")


def _halves(document: Document) -> Iterator[Document]:
    """The document with the first half of its paragraphs, and with the others; same text."""
    middle = len(document.blocks) // 2
    boundary = document.blocks[middle].span.start
    yield replace(
        document,
        blocks=document.blocks[:middle],
        sentences=_within(document.sentences, 0, boundary),
        tokens=_within(document.tokens, 0, boundary),
    )
    end = len(document.text)
    yield replace(
        document,
        blocks=document.blocks[middle:],
        sentences=_within(document.sentences, boundary, end),
        tokens=_within(document.tokens, boundary, end),
    )


def _within(spans: Spans, start: int, end: int) -> Spans:
    numbers = spans.range_within(start, end)
    chosen = slice(numbers.start, numbers.stop)
    return Spans(spans.starts[chosen], spans.ends[chosen])


def _neutral_paragraph(scored: ScoredDocuments, road: Road) -> Invariant:
    neutral = document_from_text(
        NEUTRAL, id="neutral", path="neutral", kind="txt", metadata=Metadata()
    )
    broken = []
    for each in scored:
        longer = score(walk(_lengthened(each.document, neutral), road))
        before, after = _labels(each.hits), _labels(longer.hits)
        n_added = longer.score.n_tokens - each.score.n_tokens
        if before != after:
            broken.append(f"{each.document.id}, {_unequal(before, after)}")
        elif n_added != len(neutral.tokens):
            broken.append(f"{each.document.id}, {n_added} words more")
    name = "a neutral paragraph adds words and no hit"
    return _judged(name, broken, f"a paragraph put behind {_documents(scored)}")


def _lengthened(document: Document, neutral: Document) -> Document:
    at = len(document.text) + 2
    return replace(
        document,
        text=f"{document.text}\n\n{neutral.text}",
        blocks=(*document.blocks, Block(Span(at, at + len(neutral.text)), Zone.BODY)),
        sentences=_followed(document.sentences, neutral.sentences, at),
        tokens=_followed(document.tokens, neutral.tokens, at),
    )


def _followed(first: Spans, second: Spans, offset: int) -> Spans:
    return Spans(
        first.starts + tuple(start + offset for start in second.starts),
        first.ends + tuple(end + offset for end in second.ends),
    )


def _found(hits: Iterable[ReferredHit]) -> _Found:
    """Label and place of every hit, whatever the order."""
    return sorted(
        (one.hit.lexicon, one.hit.contrast, one.hit.label, one.hit.span.start, one.hit.span.end)
        for one in hits
    )


def _labels(hits: Iterable[ReferredHit]) -> Counter[str]:
    return Counter(f"{one.hit.lexicon}/{one.hit.label}" for one in hits)


def _n_tokens(walked: Sequence[WalkedDocument]) -> int:
    return sum(len(each.document.tokens) for each in walked)


def _first_difference(found: _Found, known: _Found) -> str:
    lexicon, _, label, start, end = min(set(found) ^ set(known))
    return f"{lexicon}/{label} at {start}–{end}"


def _unequal(whole: Counter[str], other: Counter[str]) -> str:
    for label in sorted(whole | other):
        if whole[label] != other[label]:
            return f"{label}: {whole[label]} and {other[label]}"
    return "another number of words"


def _documents(scored: ScoredDocuments) -> str:
    return f"{len(scored):,} documents"


def _judged(name: str, broken: Sequence[str], tried: str) -> Invariant:
    if not broken:
        return Invariant(name, True, tried)
    return Invariant(name, False, f"{tried}; {len(broken):,} differ, first {broken[0]}")
