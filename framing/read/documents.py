"""Articles as documents: the entrance of `read`."""

from __future__ import annotations

from collections.abc import Mapping

from framing.domain.document import Document, Metadata
from framing.read.metadata import fields_of, metadata_of
from framing.read.page import Page
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
    """A document from a text at hand. `kind` is "txt", "md" or "html".

    Fields known from `metadata` win over those that the text gives itself (front matter, meta
    tags); only the default language gives way.

    Raises:
        UnreadableError: the front matter is not readable YAML.
    """
    known = fields_of(metadata) if metadata is not None else {}
    return build_document(text, id=id, path=path, kind=kind, fields=known, language="en")


def build_document(
    text: str, *, id: str, path: str, kind: str, fields: Mapping[str, str], language: str
) -> Document:
    """A document whose metadata are `fields` over what the page gives over `language`."""
    page = _page_of(text, kind, path)
    metadata = metadata_of({**dict(page.fields), **fields}, language=language)
    blocks = zone_blocks(
        page.text, page.paragraphs, language=metadata.language, title=metadata.title
    )
    sentences, tokens = segment(
        page.text, blocks, language=metadata.language, wordless=page.wordless
    )
    return Document(
        id, page.text, path, metadata, blocks, sentences, tokens, page.source_map, page.remarks
    )


def _page_of(text: str, kind: str, path: str) -> Page:
    """The page of a text. Readers of markup are imported only where a file needs them."""
    if kind == "html":
        from framing.read.html_page import read_html_page

        return read_html_page(text)
    from framing.read.front_matter import split_front_matter

    fields, start = split_front_matter(text, path=path)
    if kind == "md":
        from framing.read.markdown_page import read_markdown_page

        return read_markdown_page(text, start, tuple(fields.items()))
    return Page(text, tuple(paragraphs_of(text, start)), tuple(fields.items()))
