"""Articles as documents: the entrance of `read`."""

from __future__ import annotations

from framing.domain.document import Document, Metadata
from framing.read.paragraphs import paragraphs_of
from framing.read.segment import segment
from framing.read.settings import ReadSettings
from framing.read.zones import zone_blocks

__all__ = ["ReadSettings", "document_from_text"]


def document_from_text(
    text: str,
    *,
    id: str = "draft",
    path: str = "",
    kind: str = "txt",
    metadata: Metadata | None = None,
) -> Document:
    """A document from a text at hand. `kind` is "txt", "md" or "html"."""
    known = metadata or Metadata()
    blocks = zone_blocks(text, paragraphs_of(text), language=known.language, title=known.title)
    sentences, tokens = segment(text, blocks, language=known.language)
    return Document(id, text, path, known, blocks, sentences, tokens)
