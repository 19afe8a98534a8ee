"""Articles as documents: the entrance of `read`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from framing.domain.document import Document, Metadata, SkippedDocument
from framing.errors import Problem, UnreadableError
from framing.read.build import build_document, documents_of, record_metadata
from framing.read.files import (
    articles_of_lines,
    read_at_hand,
    read_source,
    refuse_unknown_settings,
)
from framing.read.metadata import fields_of
from framing.read.packed import Meter
from framing.read.raw import Fields, Name, RawDocument, RawLines
from framing.read.seen import Repeats
from framing.read.settings import ReadSettings
from framing.read.sources import NOTES, Source, find_sources

__all__ = [
    "NOTES",
    "Meter",
    "Name",
    "RawDocument",
    "RawLines",
    "ReadSettings",
    "Repeats",
    "build_documents",
    "corpus_entities",
    "corpus_title",
    "document_from_text",
    "input_stamps",
    "raw_documents",
    "raw_documents_at_hand",
    "read_documents",
    "read_raw_documents",
    "read_stretches",
    "record_metadata",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_DEFAULTS = ReadSettings()


def read_documents(
    paths: Sequence[str], *, settings: ReadSettings = _DEFAULTS
) -> Iterator[Document | SkippedDocument]:
    """The documents behind the paths, one at a time, in a fixed order.

    A path is a file, a folder (with or without a `corpus.yml`), a glob, or `-` for standard
    input. What cannot be read comes as a `SkippedDocument` with reason and remedy, and reading
    goes on. A file given twice is read once; of two records with one id the second is skipped.

    Raises:
        UnreadableError: the settings name what is not known, as an encoding; or, when strict, a document
            cannot be read.
    """
    for raw in read_raw_documents(paths, settings=settings):
        if isinstance(raw, SkippedDocument):
            yield raw
        else:
            yield from build_documents(raw, settings=settings)


def read_raw_documents(
    paths: Sequence[str], *, settings: ReadSettings = _DEFAULTS, meter: Meter | None = None
) -> Iterator[RawDocument | SkippedDocument]:
    """The articles behind the paths before they are built, in the same fixed order.

    They are plain values that another process can build; see `build_documents`. `meter` tells
    how many bytes of the files have been read.

    Raises:
        UnreadableError: as `read_documents`.
    """
    repeats = Repeats()
    for stretch in read_stretches(paths, settings=settings, meter=meter):
        for raw in raw_documents(stretch, settings=settings):
            name = raw.name if isinstance(raw, RawDocument) else None
            repeated = repeats.problem_of(name) if name is not None else None
            yield raw if repeated is None else _skipped(repeated, settings)


def read_stretches(
    paths: Sequence[str], *, settings: ReadSettings = _DEFAULTS, meter: Meter | None = None
) -> Iterator[RawDocument | RawLines | SkippedDocument]:
    """The articles behind the paths in their order, those of JSON Lines as lines not yet read.

    `raw_documents` reads them. Ids that come twice are not looked for; see `Repeats`.

    Raises:
        UnreadableError: as `read_documents`.
    """
    refuse_unknown_settings(settings)
    for found in find_sources(paths, settings):
        if isinstance(found, Problem):
            yield _skipped(found, settings)
            continue
        for outcome in read_source(found, settings, meter):
            yield _skipped(outcome, settings) if isinstance(outcome, Problem) else outcome


def raw_documents_at_hand(
    data: bytes, *, name: str, kind: str, fields: Fields = (), settings: ReadSettings = _DEFAULTS
) -> Iterator[RawDocument | SkippedDocument]:
    """The articles that bytes at hand hold, read as those of a file of that name and kind.

    `fields` are metadata that win over what the text says of itself.

    Raises:
        UnreadableError: as `read_documents`.
    """
    refuse_unknown_settings(settings)
    source = Source(name, os.path.basename(name), kind, fields)
    for outcome in read_at_hand(source, data, settings):
        if isinstance(outcome, RawLines):
            yield from raw_documents(outcome, settings=settings)
        else:
            yield _skipped(outcome, settings) if isinstance(outcome, Problem) else outcome


def raw_documents(
    stretch: RawDocument | RawLines | SkippedDocument, *, settings: ReadSettings = _DEFAULTS
) -> Iterator[RawDocument | SkippedDocument]:
    """The articles of a stretch: of its lines, or the one that it is.

    Raises:
        UnreadableError: as `read_documents`.
    """
    if not isinstance(stretch, RawLines):
        yield stretch
        return
    for outcome in articles_of_lines(stretch, settings):
        yield _skipped(outcome, settings) if isinstance(outcome, Problem) else outcome


def input_stamps(
    paths: Sequence[str], *, settings: ReadSettings = _DEFAULTS
) -> Iterator[tuple[str, int, int]]:
    """Path, size in bytes and time of change (ns) of each file: to tell whether they are the same.

    Size and time are 0 for standard input and for files that are gone.
    """
    for found in find_sources(paths, settings):
        if not isinstance(found, Problem):
            try:
                known = os.stat(found.path)
            except OSError:
                yield found.path, 0, 0
            else:
                yield found.path, known.st_size, known.st_mtime_ns


def corpus_title(paths: Sequence[str]) -> str | None:
    """The title of the corpus where exactly one manifest among the paths gives one."""
    from framing.read import manifest  # no single draft has one

    return manifest.corpus_title(paths)


def corpus_entities(paths: Sequence[str]) -> tuple[Path, ...]:
    """The entity files that the manifests name under `entities:`, or `entities.yml` beside one.

    Raises:
        UnreadableError: a named file is missing or lies outside the manifest's folder.
    """
    from framing.read import manifest

    return manifest.corpus_entities(paths)


def build_documents(
    raw: RawDocument, *, settings: ReadSettings = _DEFAULTS
) -> Iterator[Document | SkippedDocument]:
    """The document of one raw article, or why there is none.

    Raises:
        UnreadableError: as `read_documents`.
    """
    for outcome in documents_of(raw, settings):
        yield _skipped(outcome, settings) if isinstance(outcome, Problem) else outcome


def _skipped(problem: Problem, settings: ReadSettings) -> SkippedDocument:
    if settings.is_strict and problem.code not in NOTES:
        raise UnreadableError([problem])
    return SkippedDocument(problem.place, problem.code, problem.message, problem.remedy)


def document_from_text(
    text: str,
    *,
    id: str = "draft",
    path: str = "",
    kind: str = "txt",
    metadata: Metadata | None = None,
    language: str | None = None,
) -> Document:
    """A document from a text at hand. `kind` is "txt", "md" or "html".

    Fields known from `metadata` win over those that the text gives itself (front matter, meta
    tags); only the default language gives way, to `language` where the text names none, and to what
    its words tell where that is None.

    Raises:
        UnreadableError: the front matter is not readable YAML.
    """
    known = fields_of(metadata) if metadata is not None else {}
    return build_document(text, id=id, path=path, kind=kind, fields=known, language=language)
