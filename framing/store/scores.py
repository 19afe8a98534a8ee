"""The counts of the documents of a run, as they were when it was scored."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from framing.domain.document import Metadata
from framing.domain.score import DocumentScore, LabelCount, ReadabilityCounts
from framing.store.columns import coded_rows, part_paths, part_rows
from framing.store.sharing import Aside, label_key, token_counts
from framing.store.tables import COLUMNS, COUNTS, DOCUMENTS

_KEY = ("lexicon", "contrast", "label", "term", "voice", "distance", "zone", "referent", "speaker")
_Counts = dict[str, tuple[LabelCount, ...]]


def stored_scores(store: Path, run: str) -> Iterator[DocumentScore]:
    """The counts of each document of a run, in the order of the corpus. No text is read.

    Like counts of several documents are one object, so that a corpus takes little memory.
    """
    pool = _Pool()
    for path in part_paths(store, DOCUMENTS, run):
        counted = store / COUNTS / f"run={run}" / path.name
        found = pool.counts_of(counted) if counted.exists() else {}
        names = [name for name in COLUMNS[DOCUMENTS] if name not in (*_OF_CARDS, *_AS_JSON)]
        table = part_rows(path, [*names, *_AS_JSON])
        told = [_parsed(table[name].to_pylist()) for name in _AS_JSON]
        for row, *parsed in zip(table.select(names).to_pylist(), *told, strict=True):
            whole = row | dict(zip(_AS_JSON, parsed, strict=True))
            yield _score(whole, found.get(row["document"], ()))


_OF_CARDS = ("schema", "path", "headline", "n_bytes", "n_marks")
_AS_JSON = ("readability", "custom", "tokens", "speakers")


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


class _Pool:
    """One object for all like counts."""

    def __init__(self) -> None:
        self._counts: dict[tuple[Any, ...], LabelCount] = {}

    def counts_of(self, path: Path) -> _Counts:
        """The counts of each document of a part. A document's rows stand together."""
        columns = (*_KEY, "n")
        table = part_rows(path, ["document", *columns])
        codes, rows = coded_rows(table, columns)
        counts = [self._counts.get(row) or self._met(row) for row in rows]
        found = [counts[code] for code in codes.tolist()]
        documents = table["document"].combine_chunks().dictionary_encode()
        starts = np.flatnonzero(np.diff(documents.indices.to_numpy(), prepend=-1)).tolist()
        names = documents.dictionary.to_pylist()  # in the order in which they are met
        bounds = zip(names, starts, [*starts[1:], len(found)], strict=True)
        return {name: tuple(found[start:end]) for name, start, end in bounds}

    def _met(self, row: tuple[Any, ...]) -> LabelCount:
        *key, n = row
        return self._counts.setdefault(row, LabelCount(label_key(key), n))


def _score(row: dict[str, Any], counts: tuple[LabelCount, ...]) -> DocumentScore:
    readability = row["readability"]
    return DocumentScore(
        document=row["document"],
        metadata=Metadata(
            outlet=row["outlet"],
            date=row["date"],
            event=row["event"],
            language=row["language"],
            url=row["url"],
            author=row["author"],
            title=row["title"],
            custom=tuple(sorted(row["custom"].items())),
        ),
        n_tokens=row["n_tokens"],
        tokens=token_counts(row["tokens"]),
        counts=counts,
        excluded=(),
        attributed_speakers=tuple((name, n) for name, n in row["speakers"]),
        readability=ReadabilityCounts(**readability) if readability is not None else None,
        digest=row["digest"],
    )
