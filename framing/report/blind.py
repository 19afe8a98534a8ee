"""Blind mode: the comparison with its groups' names and their order taken out of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from framing.domain.comparison import Comparison, ContrastComparison, Group
from framing.report.names import NOT_KNOWN

_Row = TypeVar("_Row")
_NAMING = ("name", "group", "target", "reference", "group_a", "group_b")
_TABLES = (
    "referents", "speakers", "zones", "asymmetries", "omissions", "readability",
    "speaker_referents", "trends",
)  # fmt: skip
_CONTRAST_TABLES = ("shares", "rates", "effects", "distribution_tests", "axis")
_LEAST_CHARS = 3


def blinded(comparison: Comparison, *, pattern: str) -> tuple[Comparison, dict[str, str]]:
    """The comparison with groups called by `pattern` ("Outlet {letter}"), and the names by which.

    Letters are dealt out by a digest and all rows stand in the order of the letters, so that
    neither a name nor the order of the alphabet shows through.
    """
    known = sorted((one.name for one in comparison.groups if one.name != NOT_KNOWN), key=_digest)
    names = {
        name: pattern.replace("{letter}", _letters(position)) for position, name in enumerate(known)
    }
    order = {shown: position for position, shown in enumerate(names.values())}
    tables: dict[str, Any] = {
        name: _hidden(getattr(comparison, name), names, order) for name in _TABLES
    }
    contrasts = tuple(_hidden_contrast(one, names, order) for one in comparison.contrasts)
    groups = cast(tuple[Group, ...], _hidden(comparison.groups, names, order))
    return replace(comparison, groups=groups, contrasts=contrasts, **tables), names


def veiled(text: str, names: dict[str, str]) -> str:
    """The text with every such name, in any capitals, replaced; names of one or two letters stay."""
    longest_first = sorted((name for name in names if len(name) >= _LEAST_CHARS), key=len)[::-1]
    if not longest_first:
        return text
    pieces: list[str] = []
    at = 0
    while at < len(text):
        found = next((name for name in longest_first if _stands_at(name, text, at)), None)
        pieces.append(text[at] if found is None else names[found])
        at += 1 if found is None else len(found)
    return "".join(pieces)


def _stands_at(name: str, text: str, at: int) -> bool:
    """Whether the name stands there as a whole word."""
    end = at + len(name)
    is_whole = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
    return is_whole and text[at:end].casefold() == name.casefold()


def _hidden_contrast(
    contrast: ContrastComparison, names: dict[str, str], order: dict[str, int]
) -> ContrastComparison:
    tables: dict[str, Any] = {
        name: _hidden(getattr(contrast, name), names, order) for name in _CONTRAST_TABLES
    }
    return replace(contrast, **tables)


def _hidden(rows: Sequence[_Row], names: dict[str, str], order: dict[str, int]) -> tuple[_Row, ...]:
    """The rows under the hidden names, in the order of these; rows of one group keep theirs."""
    renamed = [_renamed(row, names) for row in rows]
    return tuple(sorted(renamed, key=lambda row: order.get(_group_of(row), len(order))))


def _renamed(row: _Row, names: dict[str, str]) -> _Row:
    assert is_dataclass(row)
    assert not isinstance(row, type)
    has_group = "group" in {field.name for field in fields(row)}
    given = {
        field.name: names.get(getattr(row, field.name), getattr(row, field.name))
        for field in fields(row)
        if field.name in _NAMING and not (field.name == "name" and has_group)
    }
    return cast(_Row, replace(row, **given))


def _group_of(row: object) -> str:
    return next((str(getattr(row, name)) for name in _ORDERING if hasattr(row, name)), "")


_ORDERING = ("group", "target", "group_a", "name")


def _digest(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "replace")).digest()


def _letters(position: int) -> str:
    """A, B, … Z, AA, AB, …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def names_of_outlets(
    outlets: Iterable[str | None], names: dict[str, str], *, withheld: str
) -> dict[str, str]:
    """What a title calls each outlet: its hidden name, or a word that it is withheld."""
    return {outlet: names.get(outlet, withheld) for outlet in outlets if outlet}
