"""Files of named NumPy arrays, mapped into memory: what is not looked at is not read.

Behind eight bytes of magic and the length of the head (eight bytes, little-endian) stands the head
as JSON: `facts`, and for each of `arrays` its type, its length and where it begins; then the arrays.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"FRAMARR1"
_ALIGNED = 64  # bytes
_MAX_SMALL = (1 << 31) - 1


def write_arrays(
    path: Path, arrays: Mapping[str, NDArray[Any]], facts: Mapping[str, object]
) -> None:
    """Write arrays of one dimension; the file is there whole or not at all."""
    plain = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    places: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name, array in plain.items():
        places[name] = (array.dtype.newbyteorder("<").str, len(array), at)
        at += -(-array.nbytes // _ALIGNED) * _ALIGNED
    head = json.dumps({"facts": facts, "arrays": places}, ensure_ascii=False).encode()
    head += b" " * (-(len(head) + 16) % _ALIGNED)
    growing = path.with_name(f".{path.name}")
    with growing.open("wb") as out:
        out.write(_MAGIC + len(head).to_bytes(8, "little") + head)
        for name, array in plain.items():
            out.write(array.astype(places[name][0], copy=False).tobytes())
            out.write(bytes(-array.nbytes % _ALIGNED))
    os.replace(growing, path)


def small(numbers: NDArray[np.int64]) -> NDArray[Any]:
    """The numbers in two bytes each, where all fit."""
    return numbers.astype(np.uint16 if numbers.max(initial=0) < 1 << 16 else np.uint32)


def distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Numbers from 0 in order, each once; `np.unique` would import a tenth of NumPy besides."""
    is_small = numbers.max(initial=0) <= _MAX_SMALL  # these are sorted in half the time
    ordered = np.sort(numbers.astype(np.int32) if is_small else numbers)
    is_first = np.ones(len(ordered), np.bool_)
    is_first[1:] = ordered[1:] != ordered[:-1]
    found: NDArray[np.int64] = ordered[is_first].astype(np.int64)
    return found


class ArrayFile:
    """The arrays of a file by name, and what else it tells.

    Raises:
        ValueError: the file is damaged, or none of these.
        OSError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            begun = file.read(16)
            if begun[:8] != _MAGIC:
                raise ValueError(f"{path.name} holds no arrays")
            length = int.from_bytes(begun[8:], "little")
            head: dict[str, Any] = json.loads(file.read(length))
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.facts: dict[str, Any] = head["facts"]
        self._places: dict[str, tuple[str, int, int]] = head["arrays"]
        self._base = 16 + length
        for kind, n, at in self._places.values():
            if self._base + at + n * np.dtype(kind).itemsize > len(self._data):
                raise ValueError(f"{path.name} is cut off")

    def __getitem__(self, name: str) -> NDArray[Any]:
        kind, n, at = self._places[name]
        found: NDArray[Any] = np.frombuffer(self._data, kind, n, self._base + at)
        return found


class Strings(Sequence[str]):
    """Texts that stand in bytes one behind the other, each decoded when asked for."""

    def __init__(self, data: NDArray[np.uint8], lengths: NDArray[Any]) -> None:
        self._data, self._ends = data, np.cumsum(lengths, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        start = int(self._ends[at - 1]) if at else 0
        return self._data[start : int(self._ends[at])].tobytes().decode()
