"""A raw article to a document: decoded, its page found, its paragraphs and words marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framing.domain.document import Document, Metadata
from framing.errors import Problem, UnreadableError
from framing.read.decode import decode
from framing.read.kinds import BINARY_KINDS
from framing.read.metadata import metadata_of
from framing.read.paragraphs import Page, paragraphs_of
from framing.read.raw import RawDocument
from framing.read.segment import segment
from framing.read.settings import ReadSettings
from framing.read.zones import zone_blocks

_N_HEAD = 200


def documents_of(raw: RawDocument, settings: ReadSettings) -> Iterator[Document | Problem]:
    """The document of a raw article, or what is wrong with it, at its place."""
    try:
        yield _document_of(raw, settings)
    except UnreadableError as error:
        if not raw.line:
            yield from error.problems
            return
        first = error.problems[0]
        column = (first.column or 1) if first.line == raw.line else 1
        yield Problem(raw.path, raw.line, column, first.code, first.message, first.remedy)


def record_metadata(raw: RawDocument, settings: ReadSettings) -> Metadata:
    """The metadata of a record that is plain text without front matter, as its document has them."""
    fields = dict((*raw.defaults, *raw.fields))
    return metadata_of(
        fields, raw.content, language=settings.language, slash_dates=settings.slash_dates
    )


def build_document(  # noqa: PLR0913  (each is one plain fact of the document)
    text: str,
    *,
    id: str,
    path: str,
    kind: str,
    fields: Mapping[str, str],
    language: str | None,
    defaults: Mapping[str, str] | None = None,
) -> Document:
    """A document whose metadata are `fields`, over what the page gives, over the defaults.

    Raises:
        UnreadableError: the front matter is not readable YAML.
    """
    page = _page_of_text(text, kind, path)
    return _document(
        page, id=id, path=path, fields=fields, defaults=defaults or {}, language=language
    )


def _document_of(raw: RawDocument, settings: ReadSettings) -> Document | Problem:
    page = _page_of(raw, settings)
    if isinstance(page, Problem):
        return page
    fields, defaults = dict(raw.fields), dict(raw.defaults)
    if raw.line:
        # What a record says of itself goes before the manifest's defaults, not before its entry.
        fields, defaults = {**defaults, **fields}, {}
    document = _document(
        page,
        id=raw.id,
        path=raw.path,
        fields=fields,
        defaults=defaults,
        language=settings.language,
        slash_dates=settings.slash_dates,
    )
    return document if len(document.tokens) else _wordless(raw)


def _document(  # noqa: PLR0913  (each is one plain fact of the document)
    page: Page,
    *,
    id: str,
    path: str,
    fields: Mapping[str, str],
    defaults: Mapping[str, str],
    language: str | None,
    slash_dates: str | None = None,
) -> Document:
    told = {**defaults, **dict(page.fields), **fields}
    metadata = metadata_of(told, page.text, language=language, slash_dates=slash_dates)
    blocks = zone_blocks(
        page.text, page.paragraphs, language=metadata.language, title=metadata.title
    )
    sentences, tokens = segment(
        page.text, blocks, language=metadata.language, wordless=page.wordless
    )
    return Document(
        id, page.text, path, metadata, blocks, sentences, tokens, page.source_map, page.remarks
    )


def _page_of(raw: RawDocument, settings: ReadSettings) -> Page | Problem:
    if raw.kind in BINARY_KINDS and isinstance(raw.content, bytes):
        return _page_of_bytes(raw, raw.content, settings)
    text = raw.content
    if isinstance(text, bytes) and raw.line:
        text = text.decode()
    elif isinstance(text, bytes):
        text = decode(text, path=raw.path, kind=raw.kind, encoding=settings.encoding)
    if not raw.line and not text.strip():
        return Problem(raw.path, 0, 0, "empty-file", "the file is empty", "Remove it, or fill it.")
    if not raw.line and raw.kind == "txt" and (kind := _kind_by_beginning(text)):
        message = f"the file is {'a web page' if kind == 'html' else 'JSON Lines'}, not plain text"
        return Problem(
            raw.path, 0, 0, "wrong-kind", message, f"Give it a name that ends in .{kind}."
        )
    page = _page_of_text(text, raw.kind, raw.path)
    if raw.kind == "html" and settings.with_trafilatura:
        from framing.read.boilerplate import set_boilerplate_aside

        return set_boilerplate_aside(page, text, path=raw.path)
    return page


def _kind_by_beginning(text: str) -> str | None:
    """The kind of a file that is no plain text by how it begins; None for any other."""
    head = text[:_N_HEAD].lstrip("\ufeff \t\r\n").casefold()
    if head.startswith(("<!doctype html", "<html>", "<html ")):
        return "html"
    first_line = text.lstrip().partition("\n")[0].rstrip() if head.startswith('{"') else ""
    return "jsonl" if first_line.endswith("}") else None


def _page_of_bytes(raw: RawDocument, data: bytes, settings: ReadSettings) -> Page:
    """The page of a file that is no text. Each reader is imported where its kind comes up."""
    if raw.kind == "docx":
        from framing.read.word_page import read_word_page

        return read_word_page(data, path=raw.path, max_bytes=settings.max_bytes)
    if raw.kind == "pdf":
        from framing.read.pdf_page import read_pdf_page

        return read_pdf_page(data, path=raw.path, max_bytes=settings.max_bytes)
    from framing.read.rtf_page import read_rtf_page

    return read_rtf_page(data, path=raw.path)


def _page_of_text(text: str, kind: str, path: str) -> Page:
    """The page of a text. Readers of markup are imported only where a file needs them."""
    if kind == "html":
        from framing.read.html_page import read_html_page

        return read_html_page(text)
    if kind == "xml":
        from framing.read.news_xml import read_xml_page

        return read_xml_page(text, path=path)
    fields, start = dict[str, str](), 0
    if text.startswith("---"):
        from framing.read.front_matter import split_front_matter  # few articles have it

        fields, start = split_front_matter(text, path=path)
    if kind == "md":
        from framing.read.markdown_page import read_markdown_page

        return read_markdown_page(text, start, tuple(fields.items()))
    return Page(text, tuple(paragraphs_of(text, start)), tuple(fields.items()))


def _wordless(raw: RawDocument) -> Problem:
    message = "the document holds no words"
    remedy = "Check that it is the article and not an empty page."
    return Problem(raw.path, raw.line, int(raw.line > 0), "no-words", message, remedy)
