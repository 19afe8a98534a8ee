"""Passages that outlets share: which of them are copy, and their labels, counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from framing.compare.families import MINIMUM_TOKENS, Family
from framing.domain.attribution import Voice
from framing.domain.comparison_rows import SharedPassage
from framing.domain.scored import ScoredDocument
from framing.domain.span import Span

ByName = Callable[[str], ScoredDocument]


def between_outlets(
    families: Sequence[Family], outlets: Sequence[str | None]
) -> tuple[Family, ...]:
    """The passages that more than one outlet carries; `outlets` tells each document's, by place.

    What only one outlet repeats is its own: a footer, or a story told on. Where no outlet is
    known, each document stands for itself.
    """
    return tuple(family for family in families if not _is_of_one_outlet(family, outlets))


def copied_passages(passages: Sequence[SharedPassage], met: ByName) -> tuple[SharedPassage, ...]:
    """The passages that are copy: all but quotations, which each outlet has chosen to carry.

    `met` gives a document by its id.
    A passage is a quotation where too little of it to be a passage stands outside quotation
    marks, in every document that carries it: the words with the name of who says them.
    """
    return tuple(passage for passage in passages if not _is_quotation(passage, met))


def count_once(passages: Sequence[SharedPassage], met: ByName) -> tuple[SharedPassage, ...]:
    """The passages with the labels in their longest form, as `(lexicon, contrast, label, n)`.

    To credit the passage to none, score its documents with `shared` set to the stretches that
    `shared_spans` gives.
    """
    return tuple(replace(passage, counts=_counts(passage, met)) for passage in passages)


def _is_of_one_outlet(family: Family, outlets: Sequence[str | None]) -> bool:
    carrying = {outlets[stretch.owner] for stretch in family}
    return len(carrying) == 1 and None not in carrying


def _is_quotation(passage: SharedPassage, met: ByName) -> bool:
    # Of a short passage most must be quoted, or a bare name among own words would be enough.
    enough = min(MINIMUM_TOKENS, passage.n_tokens // 2)
    return all(_n_unquoted(Span(start, end), met(id)) < enough for id, start, end in passage.places)


def _n_unquoted(span: Span, scored: ScoredDocument) -> int:
    """How many words of the stretch stand outside quotation marks."""
    tokens = scored.document.tokens
    n_quoted = sum(
        len(
            tokens.range_within(
                max(span.start, each.content.start), min(span.end, each.content.end)
            )
        )
        for each in scored.attributions
        if each.voice is Voice.DIRECT and each.content.overlaps(span)
    )
    return len(tokens.range_within(span.start, span.end)) - n_quoted


def _counts(passage: SharedPassage, met: ByName) -> tuple[tuple[str, str, str, int], ...]:
    for id, start, end in passage.places:
        scored = met(id)
        if scored.document.text[start:end] == passage.text:
            counted = Counter(
                (referred.hit.lexicon, referred.hit.contrast, referred.hit.label)
                for referred in scored.hits
                if start <= referred.hit.span.start < end
            )
            return tuple((*label, n) for label, n in sorted(counted.items()))
    return ()
