"""The same road for Python users: read, score, compare; results give frames and show themselves."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Literal

import framing
from framing.check.findings import fold_repeats
from framing.compare.frames import (
    comparison_tables,
    pandas_frame,
    polars_frame,
    to_json,
    to_pandas,
    to_polars,
)
from framing.config.settings import CheckSettings
from framing.desk.desk import check_draft, open_desk
from framing.domain.comparison import CompareSettings, Comparison
from framing.domain.document import Document, SkippedDocument
from framing.domain.finding import CheckedDocument
from framing.domain.lexicon import Lexicon
from framing.domain.scored import ScoredDocuments
from framing.engine.comparing import compare_corpus
from framing.engine.comparing import set_copy_aside as set_copy_of_run_aside
from framing.engine.corpus import CorpusRun, record_run, score_corpus
from framing.engine.records import Record, hit_records, score_records
from framing.lexicon.load import load_lexicons as load_lexicon_files
from framing.pipeline import Road, open_road
from framing.read.documents import ReadSettings, document_from_text, read_documents
from framing.report.notebook import render_notebook

AnyPath = str | PathLike[str]


@dataclass(frozen=True, slots=True)
class ScoredCorpus:
    """What `score` gives: every document with its hits and counts, as objects or as frames.

    `road` holds the lexicons and entities that it was scored with.
    """

    run: CorpusRun
    road: Road | None = None

    @property
    def scored(self) -> ScoredDocuments:
        """The documents in reading order, each with hits, attributions and counts.

        They rest in a temporary file and are met anew at each look; `tuple(...)` keeps them.
        """
        return self.run.scored

    @property
    def skipped(self) -> tuple[SkippedDocument, ...]:
        """The documents that could not be read, each with its reason."""
        return self.run.skipped

    def hits(self) -> list[Record]:
        """Every hit as a flat record: what `framing score --hits` writes."""
        return [record for scored in self.run.scored for record in hit_records(scored)]

    def counts(self) -> list[Record]:
        """Every count as a flat record: what `framing score --out` writes."""
        return [record for score in self.run.scored.scores for record in score_records(score)]

    def to_pandas(self) -> dict[str, Any]:
        """The tables `hits` and `counts` as pandas data frames.

        Raises:
            FramingError: pandas is not installed.
        """
        return {"hits": pandas_frame(self.hits()), "counts": pandas_frame(self.counts())}

    def to_polars(self) -> dict[str, Any]:
        """The tables `hits` and `counts` as polars data frames.

        Raises:
            FramingError: polars is not installed.
        """
        return {"hits": polars_frame(self.hits()), "counts": polars_frame(self.counts())}

    def __repr__(self) -> str:
        n_hits = sum(score.n_hits for score in self.run.scored.scores)
        n_skipped = len(self.run.skipped)
        return f"<{len(self.run.scored)} documents, {n_hits} hits, {n_skipped} skipped>"


@dataclass(frozen=True, slots=True)
class ComparedCorpus:
    """What `compare` gives: the comparison, its tables as frames, and a view for notebooks."""

    comparison: Comparison

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """All tables by name, as in docs/data-dictionary.md."""
        return comparison_tables(self.comparison)

    def to_pandas(self) -> dict[str, Any]:
        """All tables by name as pandas data frames.

        Raises:
            FramingError: pandas is not installed.
        """
        return to_pandas(self.comparison)

    def to_polars(self) -> dict[str, Any]:
        """All tables by name as polars data frames.

        Raises:
            FramingError: polars is not installed.
        """
        return to_polars(self.comparison)

    def to_json(self) -> str:
        """All tables and the settings as one JSON document."""
        return to_json(self.comparison)

    def __repr__(self) -> str:
        n_groups = len(self.comparison.groups)
        n_contrasts = len(self.comparison.contrasts)
        return f"<{n_groups} groups by {self.comparison.by}, {n_contrasts} contrasts>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the groups, and their shares in the own voice with n."""
        return render_notebook(self.comparison)


def load_lexicons(*paths: AnyPath) -> tuple[Lexicon, ...]:
    """The lexicons in these files and folders; without paths the shipped ones.

    Raises:
        LexiconError: any file has a problem; the error holds all problems of all files.
        TypeError: a path is none.
    """
    _refuse_other_than_paths(paths, "load_lexicons")
    return load_lexicon_files([Path(path) for path in paths])


def read(
    *paths: AnyPath, encoding: str | None = None, settings: ReadSettings | None = None
) -> Iterator[Document | SkippedDocument]:
    """The documents of files, folders and globs, one at a time; what cannot be read comes as a
    SkippedDocument with its reason.

    `settings` name the columns of tables and more; `encoding` goes before theirs.

    Raises:
        TypeError: a path is none.
    """
    _refuse_other_than_paths(paths, "read")
    settings = settings or ReadSettings()
    settings = replace(settings, encoding=encoding) if encoding is not None else settings
    return read_documents([fspath(path) for path in paths], settings=settings)


def score(
    *paths: AnyPath,
    lexicons: AnyPath | Sequence[AnyPath] = (),
    entities: AnyPath | Sequence[AnyPath] = (),
    road: Road | None = None,
    settings: ReadSettings | None = None,
) -> ScoredCorpus:
    """Every document of the corpus with its hits, attributions and counts.

    Pass `road` (from `open_road`) to score several corpora with lexicons loaded once; `settings`
    tell how the files are read, as which column holds the text.

    Raises:
        LexiconError: a lexicon or entity file cannot be used.
        TypeError: a path is none.
    """
    _refuse_other_than_paths(paths, "score")
    if road is None:
        road = open_road(
            [Path(path) for path in _several(lexicons)], [Path(path) for path in _several(entities)]
        )
    names = [fspath(path) for path in paths]
    run = score_corpus(names, road, settings or ReadSettings())
    _warn_of_other_languages([score.metadata.language for score in run.scored.scores], road)
    return ScoredCorpus(run, road)


def _warn_of_other_languages(languages: Sequence[str], road: Road) -> None:
    """Of texts in which nothing is looked for; called by what users call."""
    others = {each for each in languages if not road.matcher.applies_to(each)}
    if others:
        named = ", ".join(repr(each) for each in sorted(others))
        told = f"no lexicon is written in {named}, so nothing is looked for in such texts"
        warnings.warn(told, UserWarning, stacklevel=3)


def _refuse_other_than_paths(paths: Sequence[object], function: str) -> None:
    for path in paths:
        if not isinstance(path, str | PathLike):
            raise TypeError(
                f"{type(path).__name__} is no path: framing.{function}(*paths) takes each by itself"
            )


def _several(given: AnyPath | Sequence[AnyPath]) -> Sequence[AnyPath]:
    """What was given as a list: one name is a list of one, not of its letters."""
    return [given] if isinstance(given, str | PathLike) else given


def set_copy_aside(corpus: ScoredCorpus) -> ScoredCorpus:
    """The corpus with what several outlets carry word for word credited to none of them."""
    return ScoredCorpus(set_copy_of_run_aside(corpus.run), corpus.road)


def compare(
    corpus: ScoredCorpus,
    *,
    road: Road | None = None,
    by: str = "outlet",
    settings: CompareSettings | None = None,
    count_shared: Literal["once", "all"] = "once",
) -> ComparedCorpus:
    """The scored corpus grouped by a metadata field: shares, rates, effects, intervals.

    `road` holds the lexicons that are compared, by default those that the corpus was scored with.
    Passages that several outlets carry word for word are listed and credited to none, unless
    `count_shared` is "all".

    Raises:
        InputError: `by` holds a date that is none, or no document tells the field.
        TypeError: `corpus` is not what `score` gives.
        ValueError: `count_shared` is neither, or `settings` ask for no resamples.
    """
    if not isinstance(corpus, ScoredCorpus):
        raise TypeError(f"compare takes what framing.score gives, not {type(corpus).__name__}")
    if count_shared not in ("once", "all"):
        raise ValueError(f"count_shared is 'once' or 'all', not {count_shared!r}")
    if settings is not None and settings.n_resamples < 1:
        raise ValueError(f"n_resamples counts from 1, and is {settings.n_resamples}")
    ready = set_copy_aside(corpus) if count_shared == "once" else corpus
    road = road or corpus.road or open_road()
    return ComparedCorpus(
        compare_corpus(ready.run, road, by=by, settings=settings or CompareSettings())
    )


def check(
    text: str,
    *,
    policies: str | Sequence[str] = ("advisory",),
    path: str = "draft.txt",
    kind: str = "txt",
    language: str | None = None,
    lexicons: AnyPath | Sequence[AnyPath] = (),
) -> CheckedDocument:
    """A draft held against house policies: the findings of `framing check` on the same text.

    `policies` are shipped ones by name, or paths; `kind` is "txt", "md" or "html"; `lexicons`,
    where there are any, are looked for in place of those shipped. Positions are those of the text
    given. No `framing.yml` is looked for.

    Raises:
        LexiconError: there is no such policy, or a file cannot be used.
        ValueError: `kind` is none of the three.
    """
    if kind not in ("txt", "md", "html"):
        raise ValueError(f"kind is 'txt', 'md' or 'html', not {kind!r}")
    settings = CheckSettings(
        policies=(policies,) if isinstance(policies, str) else tuple(policies),
        lexicons=tuple(fspath(path) for path in _several(lexicons)),
    )
    document = document_from_text(text, id=Path(path).name, path=path, kind=kind, language=language)
    desk = open_desk(settings)
    _warn_of_other_languages([document.metadata.language], desk.road)
    checked = check_draft(document, desk)
    return fold_repeats(checked)


__all__ = [
    "CompareSettings",
    "ComparedCorpus",
    "CorpusRun",
    "ReadSettings",
    "ScoredCorpus",
    "check",
    "compare",
    "load_lexicons",
    "open_road",
    "read",
    "record_run",
    "score",
    "set_copy_aside",
]

# The stages `framing.score`, `framing.compare` and `framing.check` are modules, which the imports
# above have set as attributes of the package; to its users the names mean the functions.
vars(framing).update({name: globals()[name] for name in framing.API})
