"""Globs on one word: `*` stands for any letters or none, `?` for exactly one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

_N_EDGE = 4
_HIGHEST = "\U0010ffff"


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
        self._edges: tuple[set[str], set[str], tuple[str, ...], tuple[str, ...]] | None = None
        self._by_start: dict[str, list[str]] = {}
        self._by_end: dict[str, list[str]] = {}
        self._prefixes: dict[str, str] = {}
        self._others: list[str] = []
        self._heads: dict[str, list[str]] = {}
        self._lengths: tuple[list[int], list[int], list[int]] | None = None
        self.globs: list[str] = []

    def add(self, glob: str) -> None:
        """Add one glob; the caller adds each only once."""
        self._edges = self._lengths = None
        self.globs.append(glob)
        start = _literal_start(glob)
        end = _literal_start(glob[::-1])[::-1]
        if start and glob == f"{start}*":
            self._prefixes[start] = glob
            self._heads.setdefault(start[:_N_EDGE], []).append(start)
        elif start:
            self._by_start.setdefault(start, []).append(glob)
        elif end:
            self._by_end.setdefault(end, []).append(glob)
        else:
            self._others.append(glob)

    def matching(self, word: str) -> Iterator[str]:
        """The globs that match the word, each once."""
        if self._lengths is None:
            self._lengths = self._found_lengths()
        short, starts, ends = self._lengths
        for length in short:
            glob = self._prefixes.get(word[:length])
            if glob is not None and length <= len(word):
                yield glob
        for prefix in self._heads.get(word[:_N_EDGE], ()):
            if len(prefix) >= _N_EDGE and word.startswith(prefix):
                yield self._prefixes[prefix]
        for glob in self._candidates(word, starts, ends):
            if matches_glob(word, glob):
                yield glob

    def _found_lengths(self) -> tuple[list[int], list[int], list[int]]:
        """The lengths of prefixes shorter than an edge, of other starts and of ends."""
        for prefixes in self._heads.values():
            prefixes.sort(key=len)
        short = [prefix for prefix in self._prefixes if len(prefix) < _N_EDGE]
        return _lengths_of(short), _lengths_of(self._by_start), _lengths_of(self._by_end)

    def among(self, words: Sequence[str]) -> Iterator[int]:
        """The numbers of the words, which are in order, that globs may match, some twice."""
        if self._others:
            yield from range(len(words))
            return
        for start in (*self._prefixes, *self._by_start):
            yield from range(bisect_left(words, start), bisect_left(words, start + _HIGHEST))
        ends = tuple(self._by_end)
        if ends:
            yield from (number for number, word in enumerate(words) if word.endswith(ends))

    def edges(self) -> tuple[list[str], list[str]]:
        """The letters with which globs begin, and those with which others end; none, where a
        glob neither begins nor ends with letters."""
        return [*self._prefixes, *self._by_start, *([""] if self._others else [])], [*self._by_end]

    def may_match(self, word: str) -> bool:
        """Whether any glob may match the word, seen from its first and last letters."""
        if self._edges is None:
            self._edges = self._found_edges()
        starts, ends, short_starts, short_ends = self._edges
        return (
            word[:_N_EDGE] in starts
            or word[-_N_EDGE:] in ends
            or word.startswith(short_starts)
            or word.endswith(short_ends)
        )

    def _found_edges(self) -> tuple[set[str], set[str], tuple[str, ...], tuple[str, ...]]:
        is_any = ("",) if self._others else ()
        all_starts = [*self._prefixes, *self._by_start]
        return (
            {start[:_N_EDGE] for start in all_starts if len(start) >= _N_EDGE},
            {end[-_N_EDGE:] for end in self._by_end if len(end) >= _N_EDGE},
            (*is_any, *sorted(start for start in all_starts if len(start) < _N_EDGE)),
            tuple(sorted(end for end in self._by_end if len(end) < _N_EDGE)),
        )

    def _candidates(self, word: str, starts: list[int], ends: list[int]) -> Iterator[str]:
        yield from self._others
        n_letters = len(word)
        for length in starts:
            if length <= n_letters:
                yield from self._by_start.get(word[:length], ())
        for length in ends:
            if length <= n_letters:
                yield from self._by_end.get(word[-length:], ())


def _lengths_of(edges: Iterable[str]) -> list[int]:
    return sorted({len(edge) for edge in edges})


def _literal_start(glob: str) -> str:
    ends = [glob.find(sign) for sign in "*?" if sign in glob]
    return glob[: min(ends)] if ends else glob
