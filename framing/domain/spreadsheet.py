"""Cells of CSV as a spreadsheet takes them."""

from __future__ import annotations

from typing import TypeVar

_Cell = TypeVar("_Cell")
_STARTS = ("=", "+", "-", "@", "\t", "\r")


def defused(cell: _Cell) -> _Cell | str:
    """The cell; a text that a spreadsheet would run as a formula is led in by an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS) else cell
