"""The page of a Word document: paragraphs by their styles, with tracked insertions, without deletions.

Line N of the text is paragraph N of the document, so a place is easy to find in Word; two line
breaks within one part what is read as two. Headers, footers, footnotes and comments are no part of
it, nor is what is hidden, struck out or moved away.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from framing.domain.document import Zone
from framing.domain.span import Span
from framing.errors import Problem, UnreadableError
from framing.read.archives import refuse_zip_bomb
from framing.read.extras import import_extra
from framing.read.paragraphs import Page, Paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAK = "\v"
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": _BREAK,
    f"{_W}cr": _BREAK,
    f"{_W}noBreakHyphen": "-",
}
# Inner paragraphs come up by themselves; letters above others tell how these are spoken.
_LEFT_OUT = frozenset(f"{_W}{name}" for name in ("p", "pPr", "moveFrom", "rt"))
_OLE = b"\xd0\xcf\x11\xe0"
_ZONES = {
    "title": Zone.HEADLINE,
    "heading 1": Zone.HEADLINE,
    "subtitle": Zone.STANDFIRST,
    "caption": Zone.CAPTION,
}


def read_word_page(data: bytes, *, path: str, max_bytes: int) -> Page:
    """The page of a .docx file.

    Raises:
        UnreadableError: the file is no Word document, is encrypted or unpacks too far, or
            python-docx is absent.
    """
    if data.startswith(_OLE):
        raise UnreadableError([_old_or_locked(path)])
    docx = import_extra("docx", path=path)
    file = io.BytesIO(data)
    refuse_zip_bomb(file, max_bytes=max_bytes, place=path)
    try:
        document = docx.Document(file)
        parts = list(_paragraphs(document))
    except Exception as error:
        # The library raises errors of many kinds, its own and lxml's, for files that break off.
        raise UnreadableError([_no_word_document(path)]) from error
    text = "\n".join(words.replace(_BREAK, " ") for words, _ in parts)
    return Page(text, tuple(_placed(parts)), _fields(document))


def _paragraphs(document: Any) -> Iterator[tuple[str, str]]:
    """The text and the style of each paragraph in order, those of tables and boxes too."""
    styles = {style.style_id: style.name.casefold() for style in document.styles if style.name}
    for element in document.element.body.iter(f"{_W}p"):
        if not any(True for _ in element.iterancestors(_FALLBACK)):
            marks = element.find(f"{_W}pPr/{_W}pStyle")
            style = styles.get(marks.get(f"{_W}val"), "") if marks is not None else ""
            yield " ".join("".join(_pieces(element)).split("\n")), style


def _pieces(element: Any) -> Iterator[str]:
    """The characters of a paragraph, without those of paragraphs that a text box holds in it.

    Inserted text is a `w:t` like any other; deleted text is a `w:delText` and stays out.
    """
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _placed(parts: list[tuple[str, str]]) -> Iterator[Paragraph]:
    start, has_headline = 0, False
    for words, style in parts:
        for part in words.split(2 * _BREAK):
            begin, end = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
            if begin < end:
                zone = _zone(style, is_first=not has_headline)
                has_headline = has_headline or zone is Zone.HEADLINE
                is_item, is_quotation = style.startswith("list"), "quote" in style
                yield Paragraph(Span(begin, end), zone, is_item, is_quotation)
            start += len(part) + 2
        start -= 1  # two breaks part words, one line end parts paragraphs


def _zone(style: str, *, is_first: bool) -> Zone | None:
    """The zone that a style tells; None for running text, whose words and place decide."""
    zone = _ZONES.get(style)
    if zone is Zone.HEADLINE and not is_first:
        return Zone.SUBHEAD
    return Zone.SUBHEAD if zone is None and style.startswith("heading") else zone


def _fields(document: Any) -> tuple[tuple[str, str], ...]:
    """Author and title as the file tells them. Its dates are those of the file, not of an issue."""
    known = document.core_properties
    given = {"author": known.author, "title": known.title, "language": known.language}
    plain = {name: text.strip() for name, text in given.items() if text and text.strip()}
    if plain.get("author") == "python-docx":
        del plain["author"]
    if plain.get("title") == "Word Document" and known.last_modified_by == "python-docx":
        del plain["title"]  # so the library calls a document without properties
    return tuple(plain.items())


def _old_or_locked(path: str) -> Problem:
    message = "the file is an old Word document, or one with a password"
    return Problem(path, 0, 0, "damaged-file", message, "Save it as .docx without a password.")


def _no_word_document(path: str) -> Problem:
    message = "the file is not a Word document that can be read"
    remedy = "Open it in Word or LibreOffice and save it anew as .docx."
    return Problem(path, 0, 0, "damaged-file", message, remedy)
