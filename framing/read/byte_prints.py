"""How furniture begins and ends, as bytes, so that most paragraphs need not be asked about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np

from framing.domain.frozen import dataclass
from framing.read.byte_words import Flags, Longs
from framing.read.furniture_signs import caption_endings_of, openings_of, signs_of, small_letters
from framing.read.page_phrases import PageWords

_SMALL = 0x2020202020202020  # makes small letters of capitals, and other signs of some signs
_FOREIGN = 0x8080808080808080
_N_LETTERS, _N_HEAD, _N_KEY = 8, 3, 5
_FIRST_OF_MARKS = 0x80E2  # as in “ and —
_LOWEST = np.array([0x80 << 8 * n for n in range(_N_HEAD)], np.uint64)
_N_MET = 4096
_N_READ = 48  # bytes of a paragraph in which no opening ends
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

N_BLOCK = 4  # letters
# The last bytes of É and its like are among them, and of other signs.
_CAPITALS = bytes((*range(ord("A"), ord("Z") + 1), *range(0x80, 0xA0)))
_SMALL_OF = bytes.maketrans(_CAPITALS, bytes(code | 0x20 for code in _CAPITALS))


def lies_in_blocks(phrase: str) -> bool:
    """Whether a phrase holds all of some block of letters, wherever it stands in a text that is cut
    into such blocks; then `byte_phrases` finds it."""
    return "'" not in phrase and len(phrase.encode()) >= 2 * N_BLOCK - 1


def small_bytes(data: bytes) -> bytes:
    """The bytes with small letters for capitals, accented ones too; some other signs become alike."""
    return data.translate(_SMALL_OF)


# By a number of letters, which of them may stand there: a table of 65,536 of their digests.
_Tables = tuple[tuple[int, Flags], ...]


@dataclass(frozen=True, slots=True)
class Openings:
    """Phrases at the front of a line, by their first letters; whether each ends with a word.

    `tables` are those of all their first letters, as far as eight, `fronts` those of the first
    three, `heads` those of one, two and three. `met` remembers lines, for much furniture is the
    same on many pages.
    """

    phrases: dict[str, list[tuple[str, bool]]]
    tables: _Tables
    fronts: _Tables
    heads: _Tables
    met: dict[bytes, bool]

    def may_open(self, loaded: Longs) -> Flags:
        """Whether one of them may stand in the eight bytes of each number."""
        found = _may_hold(self.fronts, loaded)
        rows = np.flatnonzero(found)
        found[rows] = _may_hold(self.tables, loaded[rows])
        foreign = loaded & np.uint64(_FOREIGN)
        # Foreign letters have small ones of their own; dashes and quotation marks have none.
        is_first = foreign & np.uint64(0x80) != 0
        found |= is_first & (loaded & np.uint64(0xFFFF) != _FIRST_OF_MARKS)
        rows = np.flatnonzero((foreign != 0) & ~is_first)
        n_plain = np.searchsorted(_LOWEST, foreign[rows] & (~foreign[rows] + np.uint64(1)))
        for n_letters, table in self.heads:
            near = rows[np.minimum(n_plain, _N_HEAD) == n_letters]
            found[near] |= _among(table, loaded[near], n_letters)
        return found

    def open(self, piece: bytes) -> bool:
        """Whether one of them stands in front."""
        piece = piece[:_N_READ]
        known = self.met.get(piece)
        if known is None:
            if len(self.met) >= _N_MET:
                self.met.clear()
            known = self.met[piece] = self._opens(small_letters(piece.decode(errors="ignore")))
        return known

    def _opens(self, words: str) -> bool:
        for n_letters in range(_N_KEY, 0, -1):
            for phrase, is_whole in self.phrases.get(words[:n_letters], ()):
                end = len(phrase)
                if words.startswith(phrase) and not (is_whole and words[end : end + 1].isalpha()):
                    return True
        return False


@dataclass(frozen=True, slots=True)
class Endings:
    """Phrases at the end of a line."""

    phrases: tuple[str, ...]
    tables: _Tables
    backs: _Tables

    def may_end(self, loaded: Longs) -> Flags:
        """Whether one of them may end with the eight bytes of each number."""
        found = _may_hold(self.backs, loaded >> _BEHIND[N_END])
        rows = np.flatnonzero(found)
        kept = np.zeros(len(rows), np.bool_)
        for n_letters, table in self.tables:
            kept |= _among(table, loaded[rows] >> _BEHIND[n_letters], n_letters)
        found[rows] = kept
        return found

    def end(self, piece: bytes) -> bool:
        """Whether one of them stands at the end, blanks and points aside."""
        return small_letters(piece[-_N_READ:].decode(errors="ignore")).endswith(self.phrases)


N_END, N_BACK = 3, 8
# What brings the last letters of eight, by their number, to the front.
_BEHIND = np.array([8 * (N_BACK - n) for n in range(N_BACK + 1)], np.uint64)


@dataclass(frozen=True, slots=True)
class Prints:
    """How furniture may begin and end.

    `front` holds openings of lines of any length, `short_front` those of short ones too, `dates`
    words of dates, `days` those that may stand before the head of a list of links; captions and links end as `ends`, bylines as `jobs`. `short_inner` are phrases that short
    lines may hold anywhere, in small letters, but for those that `lies_in_blocks` tells, `words` all
    phrases.
    """

    front: Openings
    short_front: Openings
    dates: Openings
    days: Openings
    ends: Endings
    jobs: Endings
    short_inner: tuple[bytes, ...]
    words: PageWords


@cache
def prints_of(language: str) -> Prints:
    """How furniture of a language and of English may begin and end."""
    words = signs_of(language).words
    front = openings_of(words)
    days = [f"{day}{end} " for day in words.dates for end in ("", "'s")]
    short = (
        *words.whole, *words.menu, *words.link_heads, *words.sections, *words.counted, *words.comment_heads,
        *words.by,
    )  # fmt: skip
    counted = ("one response to ", "one thought on ")
    return Prints(
        _openings(front, counted),
        _openings((*front, *short), (*words.reply_heads, "http", "www.", *counted)),
        _openings(words.dates, ()),
        _openings((), days),
        _endings((*caption_endings_of(words), *map(str.lower, words.link_endings))),
        _endings(words.jobs),
        tuple(
            small_bytes(phrase.encode())
            for phrase in words.short_inner
            if not lies_in_blocks(phrase)
        ),
        words,
    )


def _openings(whole: Iterable[str], begun: Iterable[str]) -> Openings:
    known = dict.fromkeys(begun, False) | {phrase: phrase[-1].isalpha() for phrase in whole}
    phrases: dict[str, list[tuple[str, bool]]] = {}
    for phrase, is_whole in known.items():
        phrases.setdefault(phrase[:_N_KEY], []).append((phrase, is_whole))
    encoded = [phrase.encode() for phrase in known]
    heads = {piece[:n] for piece in encoded for n in range(1, _N_HEAD + 1)}
    fronts = [piece[:_N_HEAD] for piece in encoded]
    return Openings(phrases, _tables(encoded), _tables(fronts), _tables(heads), {})


def _endings(phrases: Sequence[str]) -> Endings:
    encoded = [phrase.encode() for phrase in phrases]
    backs = [piece[-N_END:] for piece in encoded]
    return Endings(
        tuple(phrases), _tables(piece[-_N_LETTERS:] for piece in encoded), _tables(backs)
    )


def _tables(phrases: Iterable[bytes]) -> _Tables:
    """The tables of the first letters of phrases: of as many as each has, of eight at most."""
    read: dict[int, set[int]] = {}
    for phrase in phrases:
        piece = phrase[:_N_LETTERS]
        read.setdefault(len(piece), set()).add(int.from_bytes(piece, "little"))
    tables = {n_letters: np.zeros(1 << 16, np.bool_) for n_letters in sorted(read)}
    for n_letters, table in tables.items():
        table[_digests(np.array(sorted(read[n_letters]), np.uint64), n_letters)] = True
    return tuple(tables.items())


def _may_hold(tables: _Tables, loaded: Longs) -> Flags:
    found = np.zeros(len(loaded), np.bool_)
    for n_letters, table in tables:
        found |= _among(table, loaded, n_letters)
    return found


def _among(table: Flags, loaded: Longs, n_letters: int) -> Flags:
    found: Flags = table.take(_digests(loaded, n_letters).view(np.int64))
    return found


def _digests(loaded: Longs, n_letters: int) -> Longs:
    """Digests of the first letters, capitals or not."""
    mask = (1 << 8 * n_letters) - 1
    letters = (loaded | np.uint64(_SMALL)) & np.uint64(mask)
    return letters * _SPREAD >> np.uint64(48)
