"""What a report keeps of an article when its text has been let go."""

from __future__ import annotations

from framing.domain.document import Document
from framing.domain.frozen import dataclass
from framing.domain.scored import ScoredDocument


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of an article when its text has been let go.

    `position` counts from 1 in the order of the page, `place` from 0 in reading order. The hits
    of the article are numbered from `first_number` on. `n_bytes` is the size of its text.
    """

    position: int
    place: int
    id: str
    path: str
    group: str
    outlet: str | None
    date: str | None
    event: str | None
    title: str | None
    n_tokens: int
    n_hits: int
    n_marks: int
    n_bytes: int
    first_number: int


def card_of(one: ScoredDocument, place: int, group: str) -> Card:
    """What is kept of the document; position and number are not known before all are met."""
    text, metadata = one.document.text, one.document.metadata
    return Card(
        position=0,
        place=place,
        id=one.document.id,
        path=one.document.path,
        group=group,
        outlet=metadata.outlet,
        date=metadata.date,
        event=metadata.event,
        title=_headline(one.document),
        n_tokens=one.score.n_tokens,
        n_hits=one.score.n_hits,
        n_marks=len(one.hits),
        n_bytes=len(text) if text.isascii() else len(text.encode("utf-8", "replace")),
        first_number=0,
    )


def _headline(document: Document) -> str | None:
    title = document.metadata.title
    if title:
        return title
    first = next((block for block in document.blocks if block.zone.is_scored), None)
    if first is None:
        return None
    text = document.text[first.span.start : first.span.end]
    return text if len(text) <= 160 else f"{text[:150].rpartition(' ')[0]} …"
