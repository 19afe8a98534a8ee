"""A foreign dictionary as read: categories with entries, and what could not be carried over."""

from __future__ import annotations

from collections.abc import Iterable

from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of a category as it stands in the file.

    `is_pattern` marks a regular expression; others are words with `*` and `?`.
    """

    text: str
    line: int
    is_pattern: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """A category with its names from the top down; `excluded` are phrases that do not count."""

    path: tuple[str, ...]
    entries: tuple[Entry, ...]
    excluded: tuple[Entry, ...] = ()
    says: str = ""
    is_case_exact: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """Something of the file that has no place in the other language; line 0 is the whole file."""

    line: int
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class ForeignDictionary:
    """All that was read of one file."""

    categories: tuple[Category, ...]
    losses: tuple[Loss, ...]


class Gatherer:
    """Collects entries under category paths in the order met, and losses."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], dict[str, Entry]] = {}
        self.losses: list[Loss] = []

    def open(self, path: tuple[str, ...]) -> None:
        """Note a category, also one that stays empty."""
        self._entries.setdefault(path, {})

    def add(self, path: tuple[str, ...], text: str, line: int, *, is_pattern: bool = False) -> None:
        """Note an entry; the same entry twice under one category is kept once."""
        self._entries.setdefault(path, {}).setdefault(text, Entry(text, line, is_pattern))

    def lose(self, line: int, what: str, reason: str) -> None:
        """Note a loss."""
        self.losses.append(Loss(line, what, reason))

    def dictionary(self) -> ForeignDictionary:
        """What was gathered."""
        categories = (
            Category(path, tuple(entries.values())) for path, entries in self._entries.items()
        )
        return ForeignDictionary(tuple(categories), tuple(self.losses))


def lines_of(text: str) -> list[str]:
    """The lines of a text whose line feeds may be CR LF, LF, or CR alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def numbered(lines: Iterable[str]) -> list[tuple[int, str]]:
    """Lines that hold something, with their numbers from 1."""
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
