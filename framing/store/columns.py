"""Columns of the parts of a run: rows that are alike told once, words and texts by their place."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.store.parts import part_metadata, part_rows, text_columns
from framing.store.tables import import_library

Codes = NDArray[np.int64]


class RowCodes:
    """Numbers that like rows of some columns share, over all parts that are met."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self._values: list[dict[Any, int]] = [{} for _ in names]
        self._numbers: dict[bytes, int] = {}
        self._rows: list[Codes] = []

    def rows_from(self, first: int) -> list[tuple[Any, ...]]:
        """The row of each number from the first on."""
        values = [list(known) for known in self._values]
        return [
            tuple(known[at] for known, at in zip(values, row, strict=True))
            for row in (one.tolist() for one in self._rows[first:])
        ]

    def __len__(self) -> int:
        return len(self._numbers)

    def of(self, path: Path) -> Codes:
        """The number of each row of a part."""
        return self.of_table(part_rows(path, self.names, encoded=text_columns(path, self.names)))

    def of_table(self, table: Any) -> Codes:
        """The number of each row of a table of a part."""
        columns = [self._coded(place, table[name]) for place, name in enumerate(self.names)]
        codes = _combined(columns, [len(known) for known in self._values])
        # Numbers are given in the order in which rows are met.
        firsts = np.flatnonzero(np.diff(np.maximum.accumulate(codes), prepend=-1))
        rows = np.stack([column[firsts] for column in columns], axis=1).astype(np.int32)
        keys = rows.view(f"V{rows.itemsize * rows.shape[1]}").ravel().tolist()
        known = list(map(self._numbers.get, keys))
        for place in [at for at, number in enumerate(known) if number is None]:
            known[place] = self._numbers[keys[place]] = len(self._rows)
            self._rows.append(rows[place])
        return np.array(known, dtype=np.int64)[codes]

    def _coded(self, place: int, column: Any) -> Codes:
        """The number of each value of a column, over all parts."""
        array = column.combine_chunks()
        if not hasattr(array, "dictionary"):
            array = array.dictionary_encode()
        known = self._values[place]
        values = [*array.dictionary.to_pylist(), None]
        numbers = np.array([known.setdefault(one, len(known)) for one in values], dtype=np.int64)
        places = numbers_in(array.indices).astype(np.int64)
        places[~_is_told(array.indices)] = len(values) - 1
        found: Codes = numbers[places]
        return found


def numbers_in(array: Any) -> NDArray[Any]:
    """The numbers of an Arrow array as they lie in memory, whatever stands where there is none.

    `to_numpy` would import pandas, where there is one.
    """
    kind = np.dtype(f"i{array.type.bit_width // 8}")
    buffer = array.buffers()[1]
    if buffer is None:
        return np.zeros(0, dtype=kind)
    return np.frombuffer(buffer, kind, len(array), array.offset * kind.itemsize)


def _is_told(array: Any) -> NDArray[np.bool_]:
    """Where there is a number."""
    if not array.null_count:
        return np.ones(len(array), dtype=bool)
    bits = np.frombuffer(array.buffers()[0], np.uint8)
    told = np.unpackbits(bits, count=array.offset + len(array), bitorder="little")
    return told[array.offset :].astype(bool)


def _combined(columns: Sequence[Codes], sizes: Sequence[int]) -> Codes:
    """For each row of some columns of numbers below these sizes a number that like rows share,
    from 0 in the order in which they are met."""
    codes, bound = np.zeros(len(columns[0]), dtype=np.int64), 1
    for column, size in zip(columns, sizes, strict=True):
        if bound * size >= _MAX_CODE:
            codes = _in_order(codes)
            bound = len(codes) + 1
        codes = codes * size + column
        bound *= size
    return _in_order(codes)


def _in_order(codes: Codes) -> Codes:
    arrow = import_library("pyarrow")
    # `array` would import pandas, to ask whether the codes are a series of its.
    array = arrow.Array.from_buffers(arrow.int64(), len(codes), [None, arrow.py_buffer(codes)])
    encoded = array.dictionary_encode()
    found: Codes = numbers_in(encoded.indices).astype(np.int64)
    return found


_MAX_CODE = 1 << 62


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
        self._parts, self._lists = parts, _LISTS if with_tokens else ()
        sizes = [part_metadata(part).num_rows for part in parts]
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
        return found | {name: numbers_in(columns[name][row].values) for name in self._lists}


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
        n = 0
        for path in self._parts:
            about = part_metadata(path)
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
            yield numbers_in(table["words"].combine_chunks().flatten()), stretches
            n_documents += table.num_rows
            n_runs = int(stretches[-1, 2]) + 1 if len(stretches) else n_runs


def _stretches(lists: Any) -> Codes:
    """Ends, first tokens, runs and documents, each counted from the beginning of the part."""
    rows = numbers_in(lists.flatten()).astype(np.int64).reshape(-1, 3)
    n_each = np.diff(numbers_in(lists.offsets)) // 3
    owners = np.repeat(np.arange(len(lists)), n_each)
    # Runs are numbered within a document.
    is_next = np.diff(rows[:, 2] + owners * (1 + rows[:, 2].max(initial=0)), prepend=-1) != 0
    runs = np.cumsum(is_next) - 1
    return np.stack([np.cumsum(rows[:, 0]), rows[:, 1], runs, owners], axis=1)
