"""The counts of the documents of a run, as they were when it was scored."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from framing.domain.document import Metadata
from framing.domain.score import DocumentScore, LabelCount, ReadabilityCounts, TokenCount
from framing.store.columns import RowCodes, numbers_in
from framing.store.parts import part_paths, part_rows
from framing.store.sharing import Aside, label_key, token_counts
from framing.store.tables import COUNTS, DOCUMENTS

_COUNT = (
    "lexicon", "contrast", "label", "term", "voice", "distance", "zone", "referent", "speaker", "n",
)  # fmt: skip
_Counts = dict[str, tuple[LabelCount, ...]]
# Columns of which many documents say the same.
_COMMON = ("outlet", "date", "event", "author")
_OWN = ("language", "url", "title", "digest")
_AS_JSON = ("custom", "tokens", "speakers", "readability")


def stored_scores(store: Path, run: str) -> Iterator[DocumentScore]:
    """The counts of each document of a run, in the order of the corpus. No text is read.

    What several documents have in common is one object, so that a corpus takes little memory.
    """
    pool = _Pool()
    for path in part_paths(store, DOCUMENTS, run):
        counted = store / COUNTS / f"run={run}" / path.name
        found = pool.counts_of(counted) if counted.exists() else {}
        table = part_rows(path, ["document", "n_tokens", *_COMMON, *_OWN, *_AS_JSON])
        columns = [table[name].to_pylist() for name in ("document", "n_tokens", *_OWN)]
        common = [map(pool.common, table[name].to_pylist()) for name in _COMMON]
        told = [_parsed(table[name].to_pylist()) for name in _AS_JSON]
        rows = zip(zip(*columns, strict=True), zip(*common, strict=True), *told, strict=True)
        for own, shared, *parsed in rows:
            yield _score(own, shared, pool.told(*parsed), found.get(own[0], ()))


def _parsed(column: Sequence[str | None]) -> list[Any]:
    """The values of a column of JSON, read at once; None where there is none."""
    parsed: list[Any] = json.loads(f"[{','.join(one or 'null' for one in column)}]")
    return parsed


def set_aside(score: DocumentScore, aside: Aside) -> DocumentScore:
    """The counts of a document without those of the copy in it."""
    copied = {count.key: count.n for count in aside.shared}
    left = [(count, count.n - copied.get(count.key, 0)) for count in score.counts]
    return replace(
        score,
        n_tokens=aside.n_tokens,
        tokens=aside.tokens,
        counts=tuple(LabelCount(count.key, n) for count, n in left if n),
        attributed_speakers=aside.attributed_speakers,
        shared=aside.shared,
        n_shared_tokens=aside.n_shared_tokens,
    )


_Told = tuple[
    tuple[tuple[str, str], ...],
    tuple[TokenCount, ...],
    tuple[tuple[str, int], ...],
    ReadabilityCounts | None,
]


class _Pool:
    """One object for all that is alike."""

    def __init__(self) -> None:
        self._coded = RowCodes(_COUNT)
        self._counts: list[LabelCount] = []
        self._alike: dict[Any, Any] = {}
        self._tokens, self._speakers = _Tokens(), _Speakers()

    def common(self, value: str | None) -> str | None:
        """The first text that is like it."""
        found: str | None = self._alike.setdefault(value, value)
        return found

    def counts_of(self, path: Path) -> _Counts:
        """The counts of each document of a part. A document's rows stand together."""
        names = ("document", *_COUNT)
        table = part_rows(path, names, encoded=names[:-1])
        codes = self._coded.of_table(table)
        rows = self._coded.rows_from(len(self._counts))
        self._counts += (LabelCount(label_key(key), n) for *key, n in rows)
        found = [self._counts[code] for code in codes.tolist()]
        documents = table["document"].combine_chunks()
        starts = np.flatnonzero(np.diff(numbers_in(documents.indices), prepend=-1))
        names_of, met = documents.dictionary.to_pylist(), numbers_in(documents.indices)[starts]
        named = [names_of[number] for number in met.tolist()]
        bounds = zip(named, starts.tolist(), [*starts[1:].tolist(), len(found)], strict=True)
        return {name: tuple(found[start:end]) for name, start, end in bounds}

    def told(
        self, custom: Any, tokens: Any, speakers: Any, readability: dict[str, int] | None
    ) -> _Told:
        """What a document tells of itself as JSON."""
        fields = tuple(sorted(custom.items()))
        return (
            self._alike.setdefault(fields, fields),
            tuple(map(self._tokens.__getitem__, map(tuple, tokens))),
            tuple(map(self._speakers.__getitem__, map(tuple, speakers))),
            ReadabilityCounts(**readability) if readability is not None else None,
        )


class _Tokens(dict[tuple[Any, ...], TokenCount]):
    """Counts of tokens by voice, zone and number, each made when it is first asked for."""

    def __missing__(self, row: tuple[Any, ...]) -> TokenCount:
        [self[row]] = token_counts([row])
        return self[row]


class _Speakers(dict[tuple[str, int], tuple[str, int]]):
    """Names with how often they are heard, one object for like ones."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def __missing__(self, row: tuple[str, int]) -> tuple[str, int]:
        name, n = row
        pair = self[row] = (self._names.setdefault(name, name), n)
        return pair


def _score(
    own: tuple[Any, ...],
    common: tuple[str | None, ...],
    told: _Told,
    counts: tuple[LabelCount, ...],
) -> DocumentScore:
    document, n_tokens, language, url, title, digest = own
    outlet, date, event, author = common
    custom, tokens, speakers, readability = told
    return DocumentScore(
        document=document,
        metadata=Metadata(
            outlet=outlet,
            date=date,
            event=event,
            language=language,
            url=url,
            author=author,
            title=title,
            custom=custom,
        ),
        n_tokens=n_tokens,
        tokens=tokens,
        counts=counts,
        excluded=(),
        attributed_speakers=speakers,
        readability=readability,
        digest=digest,
    )
