"""A foreign dictionary as read: categories with entries, and what could not be carried over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand near an entry, or, for the relations with `unless`, must not.

    `relation` is a key of our lexicon language; `categories` are paths of the same dictionary.
    """

    relation: str
    words: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    window_tokens: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of a category as it stands in the file.

    `is_pattern` marks a regular expression; others are words with `*` and `?`.
    """

    text: str
    line: int
    is_pattern: bool = False
    condition: Condition | None = None


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
    """All that was read of one file.

    `names_contrasts`: the first name of each category is what its words compete for, and no
    category itself.
    """

    categories: tuple[Category, ...]
    losses: tuple[Loss, ...]
    names_contrasts: bool = False


class Gatherer:
    """Collects entries under category paths in the order met, and losses."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], dict[Entry, Entry]] = {}
        self._says: dict[tuple[str, ...], str] = {}
        self.losses: list[Loss] = []

    def open(self, path: tuple[str, ...], *, says: str = "") -> None:
        """Note a category, also one that stays empty, and what its file says about it."""
        self._entries.setdefault(path, {})
        if says:
            self._says[path] = says

    def add(
        self,
        path: tuple[str, ...],
        text: str,
        line: int,
        *,
        is_pattern: bool = False,
        condition: Condition | None = None,
    ) -> None:
        """Note an entry; the same entry twice under one category is kept once."""
        entry = Entry(text, line, is_pattern, condition)
        self._entries.setdefault(path, {}).setdefault(replace(entry, line=0), entry)

    def entries_at(self, path: tuple[str, ...]) -> tuple[Entry, ...]:
        """The entries noted so far that stand directly in a category."""
        return tuple(self._entries.get(path, {}).values())

    def paths_named(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The categories of this name, whatever its capitals, and all that lie below them."""
        top = [path for path in self._entries if path[-1].casefold() == name.casefold()]
        return tuple(
            path for path in self._entries if any(path[: len(each)] == each for each in top)
        )

    def lose(self, line: int, what: str, reason: str) -> None:
        """Note a loss."""
        self.losses.append(Loss(line, what, reason))

    def dictionary(self) -> ForeignDictionary:
        """What was gathered."""
        categories = (
            Category(path, tuple(entries.values()), says=self._says.get(path, ""))
            for path, entries in self._entries.items()
        )
        return ForeignDictionary(tuple(categories), tuple(self.losses))


def flattened(names: list[str]) -> list[tuple[str, ...]]:
    """The paths of categories of a format without levels: `power.regime` where all are so, or
    where two begin with one name."""
    paths = [tuple(name.split(".")) for name in names]
    is_dotted = all(len(path) > 1 for path in paths) or len({path[0] for path in paths}) < len(
        paths
    )
    is_whole = all(part.strip() for path in paths for part in path)
    return paths if is_dotted and is_whole else [(name,) for name in names]


def lines_of(text: str) -> list[str]:
    """The lines of a text whose line feeds may be CR LF, LF, or CR alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def numbered(lines: Iterable[str]) -> list[tuple[int, str]]:
    """Lines that hold something, with their numbers from 1."""
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
