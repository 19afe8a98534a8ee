"""Regular expressions that a check finds compiled, as it finds its modules: ADR 0015.

To compile the dozen expressions that every draft meets takes a start as long as to read the draft,
and `re` itself as long as a third of that. What `re` compiles a source to is a row of numbers;
the bundle keeps those of earlier starts, and the engine takes them as it would from `re`. Where
nothing is kept, or the engine will not have it, `re` compiles as ever.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable
    from typing import Any, AnyStr

# Those of `re`.
IGNORECASE, VERBOSE = 2, 64

# What the engine takes beside the source: flags, the numbers of the code as bytes of four each,
# how many groups there are, numbers of groups by name, names of groups by number.
_Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

# Sources with their flags, as far as they were compiled by earlier starts, or in this one.
kept: dict[tuple[Any, int], _Kept] = {}
met: dict[tuple[Any, int], re.Pattern[Any]] = {}


def expression(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The compiled expression, equal to that of `re.compile`; for sources that never vary.

    Raises:
        re.error: the source is no expression.
    """
    stored = kept.get((source, flags))
    if stored is not None:
        try:
            return _from_kept(source, *stored)
        except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
            pass  # an engine of other ways: `re` knows them
    import re

    made = met[(source, flags)] = re.compile(source, flags)
    return made


def class_of(values: Iterable[int]) -> bytes:
    """The source of a class of these bytes."""
    return b"[%s]" % b"".join([b"\\x%02x" % value for value in values])


def _from_kept(
    source: AnyStr,
    flags: int,
    code: bytes,
    n_groups: int,
    numbers: dict[str, int],
    names: tuple[str | None, ...],
) -> re.Pattern[AnyStr]:
    import _sre  # type: ignore[import-not-found]

    row = memoryview(code).cast("I").tolist()
    made: re.Pattern[AnyStr] = _sre.compile(source, flags, row, n_groups, numbers, names)
    return made


def to_keep() -> dict[tuple[Any, int], _Kept]:
    """What is kept and what was compiled in this start, as far as the engine takes it back."""
    found = dict(kept)
    for (source, flags), made in met.items():
        try:
            stored = _kept_of(source, flags)
            if _from_kept(source, *stored) == made:
                found[(source, flags)] = stored
        except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
            continue  # `re` of other ways: nothing is kept, and nothing but time is lost
    return found


def _kept_of(source: Any, flags: int) -> _Kept:
    """What `re.compile` gives to the engine."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    row: list[int] = _compiler._code(parsed, flags)
    numbers: dict[str, int] = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in numbers.items():
        names[number] = name
    code = b"".join(number.to_bytes(4, sys.byteorder) for number in row)
    return flags | parsed.state.flags, code, parsed.state.groups - 1, numbers, tuple(names)
