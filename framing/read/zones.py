"""Zones of plain text: headline, subhead, caption, boilerplate, comment."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.document import Block, Zone
from framing.domain.span import Span


def zone_blocks(text: str, paragraphs: Sequence[Span]) -> tuple[Block, ...]:
    """The paragraphs as blocks with their zones."""
    blocks = []
    for number, span in enumerate(paragraphs):
        words = text[span.start : span.end]
        is_headline = (
            number == 0 and len(paragraphs) > 1 and len(words) < 150 and words[-1] not in ".:,;"
        )
        blocks.append(Block(span, Zone.HEADLINE if is_headline else Zone.BODY))
    return tuple(blocks)
