"""The chapters of an EPUB book in reading order, each an article: so newspapers publish them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from framing.errors import Problem, UnreadableError
from framing.read.archives import refuse_zip_bomb
from framing.read.decode import decode
from framing.read.raw import Record
from framing.read.settings import ReadSettings
from framing.read.xml_tree import XmlElement, parse_xml

_PAGES = ("application/xhtml+xml", "text/html")


def epub_records(
    file: io.BufferedReader, *, path: str, settings: ReadSettings
) -> Iterator[Record | Problem]:
    """The chapters of the book's spine as HTML pages; covers and lists of contents are left out.

    Raises:
        UnreadableError: the file is no EPUB, is encrypted or unpacks too far.
    """
    seekable = file if file.seekable() else io.BytesIO(file.read(settings.max_bytes + 1))
    refuse_zip_bomb(seekable, max_bytes=settings.max_bytes, place=path)
    with zipfile.ZipFile(seekable) as book:
        try:
            package_name, package = _package(book, path)
            fields = _fields(package)
        except KeyError as error:
            raise UnreadableError([_missing(error, path, 0)]) from error
        locked = _locked(book, path)
        for number, name in enumerate(_chapters(package, package_name), 1):
            if name in locked:
                message, remedy = (
                    f"{name}: the chapter is encrypted",
                    "Give the book without a lock.",
                )
                yield Problem(path, number, 1, "encrypted", message, remedy)
            else:
                yield _chapter(book, name, number, fields, path=path, settings=settings)


def _missing(error: KeyError, path: str, number: int) -> Problem:
    message = f"the book lacks a part that it names: {error.args[0]}"
    remedy = "Save the book anew, or give its chapters as .html."
    return Problem(path, number, int(number > 0), "damaged-file", message, remedy)


def _locked(book: zipfile.ZipFile, path: str) -> frozenset[str]:
    """The names of the parts that a lock of the publisher makes unreadable."""
    name = "META-INF/encryption.xml"
    if name not in book.namelist():
        return frozenset()
    parts = parse_xml(_text(book, name, path), path=path).elements("cipherreference")
    return frozenset(unquote(part.attributes.get("uri", "")) for part in parts)


def _package(book: zipfile.ZipFile, path: str) -> tuple[str, XmlElement]:
    container = parse_xml(_text(book, "META-INF/container.xml", path), path=path)
    root = container.first("rootfile")
    name = root.attributes.get("full-path", "") if root is not None else ""
    return name, parse_xml(_text(book, name, path), path=path)


def _text(book: zipfile.ZipFile, name: str, path: str) -> str:
    return decode(book.read(name), path=f"{path}/{name}", kind="html", encoding=None)


def _fields(package: XmlElement) -> dict[str, str]:
    """Metadata of the whole book: a newspaper's name and day; a chapter's own go before."""
    names = {"outlet": ("publisher", "title"), "date": ("date",), "language": ("language",)}
    names["author"] = ("creator",)
    given = {}
    for field, elements in names.items():
        found = package.first(*elements)
        if found is not None and found.words():
            given[field] = found.words()
    return given


def _chapters(package: XmlElement, package_name: str) -> Iterator[str]:
    """The names of the chapters in the order of the spine."""
    items = {item.attributes.get("id"): item.attributes for item in package.elements("item")}
    folder = posixpath.dirname(package_name)
    for reference in package.elements("itemref"):
        item = items.get(reference.attributes.get("idref"), {})
        is_page = item.get("media-type") in _PAGES and reference.attributes.get("linear") != "no"
        if is_page and "nav" not in item.get("properties", "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _chapter(
    book: zipfile.ZipFile,
    name: str,
    number: int,
    fields: dict[str, str],
    *,
    path: str,
    settings: ReadSettings,
) -> Record | Problem:
    try:
        text = decode(book.read(name), path=path, kind="html", encoding=settings.encoding)
    except KeyError as error:
        return _missing(error, path, number)
    except UnreadableError as error:
        first = error.problems[0]
        return Problem(path, number, 1, first.code, f"{name}: {first.message}", first.remedy)
    return Record(text, f"{posixpath.basename(path)}/{name}", fields, number, kind="html")
