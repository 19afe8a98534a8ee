"""The same road for Python users: read, score, compare, check, report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path

from framing.domain.comparison import CompareSettings, Comparison
from framing.domain.document import Document, SkippedDocument
from framing.domain.lexicon import Lexicon
from framing.engine.comparing import compare_corpus
from framing.engine.corpus import CorpusRun, record_run, score_corpus
from framing.lexicon.load import load_lexicons as load_lexicon_files
from framing.pipeline import Road, open_road
from framing.read.documents import ReadSettings, read_documents

AnyPath = str | PathLike[str]


def load_lexicons(*paths: AnyPath) -> tuple[Lexicon, ...]:
    """The lexicons in these files and folders; without paths the shipped ones.

    Raises:
        LexiconError: any file has a problem; the error holds all problems of all files.
    """
    return load_lexicon_files([Path(path) for path in paths])


def read(*paths: AnyPath, encoding: str | None = None) -> Iterator[Document | SkippedDocument]:
    """The documents of files, folders and globs, one at a time; what cannot be read comes as a
    SkippedDocument with its reason."""
    return read_documents(
        [fspath(path) for path in paths], settings=ReadSettings(encoding=encoding)
    )


def score(
    *paths: AnyPath,
    lexicons: Sequence[AnyPath] = (),
    entities: Sequence[AnyPath] = (),
    road: Road | None = None,
) -> CorpusRun:
    """Every document of the corpus with its hits, attributions and counts.

    Pass `road` (from `open_road`) to score several corpora with lexicons loaded once.

    Raises:
        LexiconError: a lexicon or entity file cannot be used.
    """
    if road is None:
        road = open_road([Path(path) for path in lexicons], [Path(path) for path in entities])
    return score_corpus([fspath(path) for path in paths], road, ReadSettings())


def compare(
    run: CorpusRun,
    *,
    road: Road | None = None,
    by: str = "outlet",
    settings: CompareSettings | None = None,
) -> Comparison:
    """The scored corpus grouped by a metadata field: shares, rates, effects, intervals.

    `road` is the one that the corpus was scored on, by default that of the shipped lexicons.
    """
    return compare_corpus(run, road or open_road(), by=by, settings=settings or CompareSettings())


__all__ = ["CorpusRun", "compare", "load_lexicons", "open_road", "read", "record_run", "score"]
