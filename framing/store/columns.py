"""Columns of the parts of a run: rows that are alike told once, words and texts by their place."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.store.tables import import_library, table_folder

Codes = NDArray[np.int64]


def part_paths(store: Path, table: str, run: str) -> list[Path]:
    """The parts of a table of a run, in the order of the corpus."""
    return sorted(table_folder(store, table, run).glob("part-*.parquet"))


def part_rows(path: Path, names: Sequence[str] | None = None) -> Any:
    """The columns of these names of a part, as an Arrow table."""
    return import_library("pyarrow.parquet").read_table(
        path, columns=None if names is None else list(names), partitioning=None
    )


def coded_rows(table: Any, names: Sequence[str]) -> tuple[Codes, list[tuple[Any, ...]]]:
    """For each row of a table a number that like rows share, and the row of each number."""
    compute = import_library("pyarrow.compute")
    arrow = import_library("pyarrow")
    codes = np.zeros(table.num_rows, dtype=np.int64)
    for name in names:
        encoded = compute.dictionary_encode(table[name].combine_chunks(), null_encoding="encode")
        codes = codes * len(encoded.dictionary) + encoded.indices.to_numpy().astype(np.int64)
        codes = compute.dictionary_encode(arrow.array(codes)).indices.to_numpy().astype(np.int64)
    _, firsts = np.unique(codes, return_index=True)
    distinct = table.select(names).take(arrow.array(firsts))
    columns = [distinct[name].to_pylist() for name in names]
    return codes, list(zip(*columns, strict=True))


def part_columns(parts: Iterable[Path], names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns, in the order of the corpus, a part in memory at a time."""
    for path in parts:
        table = part_rows(path, names)
        yield from zip(*(table[name].to_pylist() for name in names), strict=True)


class TextRows:
    """The rows of the texts of a run, by the place of the document in the run.

    A pass in order reads each part once; `hold` reads the rows of some places in such a pass
    and keeps them, for whoever needs them in another order. Rows without `with_tokens` have none:
    tokens are most of what would be read.
    """

    def __init__(self, parts: Sequence[Path], *, with_tokens: bool = True) -> None:
        parquet = import_library("pyarrow.parquet")
        self._parts, self._lists = parts, _LISTS if with_tokens else ()
        sizes = [parquet.read_metadata(part).num_rows for part in parts]
        self._ends = np.cumsum([0, *sizes])
        # Closed, and so removed, when the last who reads it lets go of it.
        self._file = tempfile.SpooledTemporaryFile(max_size=_MAX_BYTES)  # noqa: SIM115
        self._held: dict[int, tuple[int, int]] = {}
        self._open: tuple[int, Any] = (-1, None)

    def __len__(self) -> int:
        return int(self._ends[-1])

    def __getitem__(self, place: int) -> dict[str, Any]:
        if place in self._held:
            return self._read(*self._held[place])
        return self._row(place)

    def without_tokens(self) -> TextRows:
        """The same rows, whose documents have no tokens."""
        return TextRows(self._parts, with_tokens=False)

    def hold(self, places: Iterable[int]) -> None:
        """Keep the rows of these places at hand, and of no others."""
        self._held, at = {}, 0
        for place in sorted(set(places)):
            packed = pickle.dumps(self._row(place), pickle.HIGHEST_PROTOCOL)
            self._file.seek(at)
            self._file.write(packed)
            self._held[place] = (at, len(packed))
            at += len(packed)
        self._open = (-1, None)

    def _read(self, start: int, n_bytes: int) -> dict[str, Any]:
        self._file.seek(start)
        row: dict[str, Any] = pickle.loads(self._file.read(n_bytes))  # noqa: S301 - our own
        return row

    def _row(self, place: int) -> dict[str, Any]:
        part = int(np.searchsorted(self._ends, place, side="right")) - 1
        if self._open[0] != part:
            self._open = (part, part_rows(self._parts[part], [*_TEXTS, *self._lists]))
        row = place - int(self._ends[part])
        columns = self._open[1]
        found = {name: columns[name][row].as_py() for name in _TEXTS}
        found |= dict.fromkeys(_LISTS, _NO_TOKENS)
        return found | {name: columns[name][row].values.to_numpy() for name in self._lists}


_MAX_BYTES = 8_000_000
_TEXTS, _LISTS = ("document", "path", "text", "found"), ("gaps", "lengths")
_NO_TOKENS = np.zeros(0, dtype=np.int32)


class WordColumns:
    """The words of all documents of a run, a part at a time, as often as they are passed.

    A piece is the digests of words in a row and the stretches that they form, as rows: where a
    stretch ends in the piece, the number of its first token, the number of its run over the
    corpus, and the place of its document.
    """

    def __init__(self, parts: Sequence[Path]) -> None:
        self._parts = parts

    @property
    def n_words(self) -> int:
        """How many words there are, and one more for each document without any."""
        parquet, n = import_library("pyarrow.parquet"), 0
        for path in self._parts:
            about = parquet.read_metadata(path)
            for group in map(about.row_group, range(about.num_row_groups)):
                columns = map(group.column, range(group.num_columns))
                n += sum(
                    one.num_values for one in columns if one.path_in_schema.startswith("words.")
                )
        return n

    def __iter__(self) -> Iterator[tuple[Codes, Codes]]:
        n_documents = n_runs = 0
        for path in self._parts:
            table = part_rows(path, ["words", "parts"])
            stretches = _stretches(table["parts"].combine_chunks())
            stretches += (0, 0, n_runs, n_documents)
            yield table["words"].combine_chunks().flatten().to_numpy(), stretches
            n_documents += table.num_rows
            n_runs = int(stretches[-1, 2]) + 1 if len(stretches) else n_runs


def _stretches(lists: Any) -> Codes:
    """Ends, first tokens, runs and documents, each counted from the beginning of the part."""
    rows = lists.flatten().to_numpy().astype(np.int64).reshape(-1, 3)
    n_each = np.diff(lists.offsets.to_numpy()) // 3
    owners = np.repeat(np.arange(len(lists)), n_each)
    # Runs are numbered within a document.
    is_next = np.diff(rows[:, 2] + owners * (1 + rows[:, 2].max(initial=0)), prepend=-1) != 0
    runs = np.cumsum(is_next) - 1
    return np.stack([np.cumsum(rows[:, 0]), rows[:, 1], runs, owners], axis=1)
