"""Globs on one word: `*` stands for any letters or none, `?` for exactly one."""

from __future__ import annotations

from collections.abc import Iterator


def has_wildcard(word: str) -> bool:
    """Whether the word is a glob."""
    return "*" in word or "?" in word


def matches_glob(word: str, glob: str) -> bool:
    """Whether the glob matches the whole word, in time bounded by the product of lengths."""
    at, place = 0, 0
    star, retry = -1, 0
    while at < len(word):
        if place < len(glob) and glob[place] == "*":
            star, retry = place, at
            place += 1
        elif place < len(glob) and glob[place] in ("?", word[at]):
            at, place = at + 1, place + 1
        elif star >= 0:
            retry += 1
            at, place = retry, star + 1
        else:
            return False
    return glob[place:].strip("*") == ""


class GlobIndex:
    """Globs by their literal beginning or ending, so that a word meets only those it may match."""

    def __init__(self) -> None:
        self._by_start: dict[str, list[str]] = {}
        self._by_end: dict[str, list[str]] = {}
        self._others: list[str] = []
        self._lengths: tuple[list[int], list[int]] = ([], [])
        self.globs: list[str] = []

    def add(self, glob: str) -> None:
        """Add one glob; the caller adds each only once."""
        self.globs.append(glob)
        start = _literal_start(glob)
        end = _literal_start(glob[::-1])[::-1]
        if start:
            self._by_start.setdefault(start, []).append(glob)
        elif end:
            self._by_end.setdefault(end, []).append(glob)
        else:
            self._others.append(glob)
        tables = (self._by_start, self._by_end)
        self._lengths = (sorted(set(map(len, tables[0]))), sorted(set(map(len, tables[1]))))

    def matching(self, word: str) -> Iterator[str]:
        """The globs that match the word."""
        return (glob for glob in self._candidates(word) if matches_glob(word, glob))

    def _candidates(self, word: str) -> Iterator[str]:
        yield from self._others
        for length in self._lengths[0]:
            yield from self._by_start.get(word[:length], ())
        for length in self._lengths[1]:
            yield from self._by_end.get(word[-length:], ())


def _literal_start(glob: str) -> str:
    ends = [glob.find(sign) for sign in "*?" if sign in glob]
    return glob[: min(ends)] if ends else glob
