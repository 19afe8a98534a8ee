"""Columns of the parts of a run: rows that are alike told once, words and texts by their place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    return import_library("pyarrow.parquet").read_table(path, columns=names, partitioning=None)


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


class TextRows:
    """The rows of the texts of a run, by the place of the document in the run.

    A pass in order reads each part once; `hold` reads the rows of some places in such a pass
    and keeps them, for whoever needs them in another order.
    """

    def __init__(self, parts: Sequence[Path]) -> None:
        parquet = import_library("pyarrow.parquet")
        self._parts = parts
        sizes = [parquet.read_metadata(part).num_rows for part in parts]
        self._ends = np.cumsum([0, *sizes])
        self._held: dict[int, dict[str, Any]] = {}
        self._open: tuple[int, Any] = (-1, None)

    def __len__(self) -> int:
        return int(self._ends[-1])

    def __getitem__(self, place: int) -> dict[str, Any]:
        if place in self._held:
            return self._held[place]
        part = int(np.searchsorted(self._ends, place, side="right")) - 1
        if self._open[0] != part:
            self._open = (part, part_rows(self._parts[part], _OF_TEXTS))
        row = place - int(self._ends[part])
        columns = self._open[1]
        found = {name: columns[name][row].as_py() for name in _TEXTS}
        return found | {name: columns[name][row].values.to_numpy() for name in _LISTS}

    def hold(self, places: Iterable[int]) -> None:
        """Keep the rows of these places at hand, and of no others."""
        wanted = sorted(set(places))
        self._held = {place: self[place] for place in wanted}


_TEXTS, _LISTS = ("document", "path", "text", "found"), ("gaps", "lengths")
_OF_TEXTS = [*_TEXTS, *_LISTS]


def word_columns(parts: Iterable[Path]) -> tuple[NDArray[np.int32], Codes]:
    """The words of all documents in a row, numbered, and the stretches that they form.

    A row of the second is where a stretch ends in the first, the number of its first token, the
    number of its run over the corpus, and the place of its document.
    """
    numbers: dict[int, int] = {}
    words, stretches = [np.zeros(0, np.int32)], [np.zeros((0, 4), np.int64)]
    n_words = n_documents = n_runs = 0
    for path in parts:
        table = part_rows(path, ["words", "parts"])
        words.append(_numbered(table["words"].combine_chunks().flatten(), numbers))
        found = _stretches(table["parts"].combine_chunks())
        found += (n_words, 0, n_runs, n_documents)
        stretches.append(found)
        n_words += len(words[-1])
        n_documents += table.num_rows
        n_runs = int(found[-1, 2]) + 1 if len(found) else n_runs
    return np.concatenate(words), np.concatenate(stretches)


def _numbered(digests: Any, numbers: dict[int, int]) -> NDArray[np.int32]:
    encoded = import_library("pyarrow.compute").dictionary_encode(digests)
    known = [numbers.setdefault(one, len(numbers)) for one in encoded.dictionary.to_pylist()]
    found: NDArray[np.int32] = np.array(known, dtype=np.int32)[encoded.indices.to_numpy()]
    return found


def _stretches(lists: Any) -> Codes:
    """Ends, first tokens, runs and documents, each counted from the beginning of the part."""
    rows = lists.flatten().to_numpy().astype(np.int64).reshape(-1, 3)
    n_each = np.diff(lists.offsets.to_numpy()) // 3
    owners = np.repeat(np.arange(len(lists)), n_each)
    # Runs are numbered within a document.
    is_next = np.diff(rows[:, 2] + owners * (1 + rows[:, 2].max(initial=0)), prepend=-1) != 0
    runs = np.cumsum(is_next) - 1
    return np.stack([np.cumsum(rows[:, 0]), rows[:, 1], runs, owners], axis=1)
