"""Articles as documents: the entrance of `read`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.domain.document import Document, Metadata, SkippedDocument
from framing.errors import Problem, UnreadableError
from framing.read.files import build_document, read_source, refuse_unknown_encoding
from framing.read.manifest import corpus_entities, corpus_title
from framing.read.metadata import fields_of
from framing.read.settings import ReadSettings
from framing.read.sources import NOTES, find_sources

__all__ = [
    "ReadSettings",
    "corpus_entities",
    "corpus_title",
    "document_from_text",
    "read_documents",
]

_DEFAULTS = ReadSettings()


def read_documents(
    paths: Sequence[str], *, settings: ReadSettings = _DEFAULTS
) -> Iterator[Document | SkippedDocument]:
    """The documents behind the paths, one at a time, in a fixed order.

    A path is a file, a folder (with or without a `corpus.yml`), a glob, or `-` for standard
    input. What cannot be read comes as a `SkippedDocument` with reason and remedy, and reading
    goes on. A file given twice is read once; of two records with one id the second is skipped.

    Raises:
        UnreadableError: the encoding of the settings is unknown; or, when strict, a document
            cannot be read.
    """
    refuse_unknown_encoding(settings)
    seen: set[int] = set()
    for found in find_sources(paths, settings):
        outcomes = [found] if isinstance(found, Problem) else read_source(found, settings, seen)
        for outcome in outcomes:
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
) -> Document:
    """A document from a text at hand. `kind` is "txt", "md" or "html".

    Fields known from `metadata` win over those that the text gives itself (front matter, meta
    tags); only the default language gives way.

    Raises:
        UnreadableError: the front matter is not readable YAML.
    """
    known = fields_of(metadata) if metadata is not None else {}
    return build_document(text, id=id, path=path, kind=kind, fields=known, language="en")
