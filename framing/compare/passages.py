"""Passages that several documents share, with their texts: agency copy and republished articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from framing.compare.families import MINIMUM_TOKENS, Family, shared_families
from framing.compare.words import word_stream
from framing.domain.comparison_rows import SharedPassage
from framing.domain.document import Document
from framing.domain.span import Span


class Documents(Protocol):
    """Documents to be met in order, and one by its place; a list is one."""

    def __iter__(self) -> Iterator[Document]: ...

    def __getitem__(self, place: int, /) -> Document: ...


def find_shared_passages(
    documents: Documents, *, minimum_tokens: int = MINIMUM_TOKENS
) -> tuple[SharedPassage, ...]:
    """Runs of at least so many words that stand in two documents or more, longest first.

    Words are compared folded, without regard to punctuation and paragraphs, within one zone;
    boilerplate and comments are left out. A changed word ends a passage. A passage that some
    documents have cut is one passage, with what each has kept as its place. A quotation that
    several documents carry is a shared passage too. The documents are met once for their words,
    and those that share a passage once more for its text.
    """
    families = shared_families(word_stream(documents), minimum_tokens=minimum_tokens)
    return passages_of(families, documents)


def passages_of(families: Sequence[Family], documents: Documents) -> tuple[SharedPassage, ...]:
    """The passages with their texts, longest first."""
    passages = [_passage(documents, family) for family in families]
    return tuple(sorted(passages, key=lambda passage: (-passage.n_tokens, passage.places)))


def shared_spans(passages: Sequence[SharedPassage]) -> dict[str, tuple[Span, ...]]:
    """The stretches of each document that it shares with others, joined, by document id.

    Documents that share nothing are not among them.
    """
    places: dict[str, list[Span]] = {}
    for passage in passages:
        for id, start, end in passage.places:
            places.setdefault(id, []).append(Span(start, end))
    return {id: _joined(sorted(spans)) for id, spans in places.items()}


def _passage(documents: Documents, family: Family) -> SharedPassage:
    places = []
    for stretch in family:
        document = documents[stretch.owner]
        start = document.tokens.starts[stretch.first]
        end = document.tokens.ends[stretch.last]
        places.append((stretch.n_tokens, document.id, start, end, document.text[start:end]))
    n_tokens, _, _, _, text = min(places, key=_longest_first)
    return SharedPassage(
        text=text,
        n_tokens=n_tokens,
        places=tuple(sorted((id, start, end) for _, id, start, end, _ in places)),
    )


def _longest_first(place: tuple[int, str, int, int, str]) -> tuple[int, str, int]:
    n_tokens, id, start, _, _ = place
    return -n_tokens, id, start


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
