"""The paragraphs of many texts at once, and which of them are plainly running text or a bare line.

What a paragraph is by its words alone is settled here only where bytes settle it: no phrase of
page furniture can stand in it. All others are asked of `looks`, whose law this is.
"""

from __future__ import annotations

import numpy as np

from framing.domain.frozen import dataclass
from framing.read.byte_prints import SMALL, Edges, Fronts, Prints, prints_of
from framing.read.byte_words import Bytes, ByteWords, Flags, Ints
from framing.read.furniture import (
    MAX_CAPTION_WORDS,
    MAX_CHARS,
    MAX_STAMP_WORDS,
)
from framing.read.looks import MAX_HEADLINE_WORDS
from framing.read.paragraphs import MAX_WRAP_COLUMN, MIN_WRAP_COLUMN

# What is known of a paragraph: nothing yet, running text, a bare line of a few words, a short
# question, which is running text and may be a heading.
UNKNOWN, PROSE, BARE, QUESTION = 0, 1, 2, 3

_IS_LETTER = np.array([chr(code).isalpha() and code < 128 for code in range(256)])
_OPENS = np.array([(chr(code).isalpha() and code < 128) or chr(code) == '"' for code in range(256)])
_IS_BLANK = np.isin(np.arange(256), list(b" \t"))
_CLOSES = np.isin(np.arange(256), list(b"\"')] "))
_CLOSES_E2 = np.isin(np.arange(256), [0x98, 0x99, 0x9C, 0x9D, 0xB9, 0xBA])
_STOPS = np.isin(np.arange(256), list(b".!?"))
_MAX_SHORT_QUESTION = 9
_MAX_SUBHEAD_WORDS, _MAX_SUBHEAD_CHARS, _MAX_TITLE_WORDS = 12, 90, 20
_BAR, _SLASH, _FIGURE, _COMMA = 1, 2, 3, 4
_SIGNS = bytearray(256)
for _signs, _kind in ((b"|@", _BAR), (b"/", _SLASH), (b"0123456789", _FIGURE), (b",", _COMMA)):
    for _code in _signs:
        _SIGNS[_code] = _kind


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a row of texts in bytes, the text that holds each, its words and kind.

    `n_words` counts as `looks` does: single blanks and one. `may_head` are bare lines that could be
    headings, `is_long` paragraphs with too many words for a headline. `is_whole` tells of each
    text whether its paragraphs are right; the others are to be read one by one.
    """

    starts: Ints
    ends: Ints
    texts: Ints
    n_words: Ints
    n_chars: Ints
    kinds: Ints
    may_head: Flags
    is_long: Flags
    is_whole: Flags


def paragraphs_in_bytes(words: ByteWords, language: str) -> Paragraphs:
    """The paragraphs of all texts, each line one; texts with wrapped lines are not whole."""
    view = words.view
    begun = words.lines[:-1] + 1
    starts, ends = begun.copy(), words.lines[1:].copy()
    _trim(view, starts, ends)
    held = np.flatnonzero(starts < ends)
    begun, starts, ends = begun[held], starts[held], ends[held]
    texts = words.text_at(starts)
    is_whole = words.is_settled & ~(
        _may_be_wrapped(words, begun, ends, texts) & _has_breaks(words, held, texts)
    )
    is_whole[texts[(view[starts] == 0xC2) | _ends_in_wide_blank(view, ends)]] = False
    lines = _Lines(words, starts, ends)
    kinds = lines.kinds(prints_of(language))
    return Paragraphs(
        starts,
        ends,
        texts,
        lines.n_words,
        lines.n_chars,
        kinds,
        lines.may_head(kinds),
        lines.is_long(),
        is_whole,
    )


def _trim(view: Bytes, starts: Ints, ends: Ints) -> None:
    """Take blanks off both ends, in place."""
    at = np.flatnonzero(starts < ends)
    while len(at := at[(starts[at] < ends[at]) & _IS_BLANK[view[starts[at]]]]):
        starts[at] += 1
    at = np.flatnonzero(starts < ends)
    while len(at := at[(starts[at] < ends[at]) & _IS_BLANK[view[ends[at] - 1]]]):
        ends[at] -= 1


def _ends_in_wide_blank(view: Bytes, ends: Ints) -> Flags:
    found: Flags = (view[ends - 2] == 0xC2) & (view[ends - 1] == 0xA0)
    return found


def _has_breaks(words: ByteWords, held: Ints, texts: Ints) -> Flags:
    """The texts in which a line with words follows one; `held` are the numbers of such lines."""
    follows = np.flatnonzero((np.diff(held) == 1) & (np.diff(texts) == 0))
    found = np.zeros(len(words.first), np.bool_)
    found[texts[follows]] = True
    returns = words.lines[words.view[words.lines] == ord("\r")]
    found[words.text_at(returns)] = True  # with a line feed behind it, it looks like two ends
    return found


def _may_be_wrapped(words: ByteWords, begun: Ints, ends: Ints, texts: Ints) -> Flags:
    """The texts whose longest line is as long as a column."""
    longest = np.zeros(len(words.first), np.int64)
    np.maximum.at(longest, texts, words.chars(ends, texts) - words.chars(begun, texts))
    found: Flags = (longest >= MIN_WRAP_COLUMN) & (longest <= MAX_WRAP_COLUMN)
    return found


class _Lines:
    """All paragraphs side by side, with what bytes tell of each."""

    def __init__(self, words: ByteWords, starts: Ints, ends: Ints) -> None:
        self._view, self._starts, self._ends = words.view, starts, ends
        self._blanks = np.flatnonzero(self._view == ord(" "))
        self.n_words = _count(self._blanks, starts, ends) + 1
        self.n_chars = ends - starts - _count(words.inner, starts, ends)
        self._loaded = words.loaded
        signs = np.frombuffer(words.data.translate(_SIGNS), np.uint8)
        self._signs = np.flatnonzero(signs)
        self._sign_kinds = signs[self._signs]
        self._last = self._view[ends - 1]

    def kinds(self, prints: Prints) -> Ints:
        """What each paragraph is known to be."""
        n_words = self.n_words
        is_stopped = self._has_stop() | (self._last == ord(":"))
        is_short = n_words <= MAX_STAMP_WORDS
        is_medium = ~is_short & (self.n_chars <= MAX_CHARS)
        ends_like = self._ends_like(prints.ends)
        is_medium &= ~self._may_be_credited(ends_like)
        is_medium &= ~self._begins_like(prints.front, is_medium)
        is_short &= ~self._holds(_BAR) & ~self._holds(_SLASH) & ~ends_like
        is_short &= self._is_no_stamp(prints, is_short)
        is_clear = (self.n_chars > MAX_CHARS) | is_medium | is_short
        is_prose = is_clear & ((n_words > MAX_HEADLINE_WORDS) | is_stopped)
        is_bare = is_short & ~is_stopped & (n_words > 1)
        is_bare &= ~self._may_be_byline(prints, is_bare)
        kinds = np.full(len(n_words), UNKNOWN)
        kinds[is_prose] = PROSE
        kinds[is_prose & (self._last == ord("?")) & (n_words < _MAX_SHORT_QUESTION)] = QUESTION
        kinds[is_bare | (is_medium & ~is_prose)] = BARE
        kinds[~self._opens_plainly()] = UNKNOWN
        return kinds

    def _may_be_credited(self, ends_like: Flags) -> Flags:
        """Whether a paragraph of a caption's length may end in a credit: behind a bar, with a
        slash in its last word or in brackets, or in words for one."""
        last_slash = _last_before(self._places_of(_SLASH), self._ends)
        may_be = (
            ends_like | self._holds(_BAR) | (last_slash > _last_before(self._blanks, self._ends))
        )
        is_bracketed = (self._last == ord(")")) | (self._view[self._ends - 2] == ord(")"))
        may_be |= is_bracketed & (last_slash >= self._starts)
        found: Flags = may_be & (self.n_words <= MAX_CAPTION_WORDS)
        return found

    def may_head(self, kinds: Ints) -> Flags:
        """Which bare lines could stand above a section, as `zones.is_subhead`."""
        first = self._view[self._starts]
        is_small = (first >= ord("a")) & (first <= ord("z"))
        is_short = (self.n_words <= _MAX_SUBHEAD_WORDS) & (self.n_chars <= _MAX_SUBHEAD_CHARS)
        goes_on = np.isin(self._last, list(b",;"))
        found: Flags = (kinds == BARE) & is_short & ~is_small & ~goes_on
        return found

    def is_long(self) -> Flags:
        """Which paragraphs have more words than a headline with a stop: no two blanks meet."""
        double = self._blanks[:-1][np.diff(self._blanks) == 1]
        is_even = _count(double, self._starts, self._ends) == 0
        found: Flags = is_even & (self.n_words > _MAX_TITLE_WORDS)
        return found

    def _is_no_stamp(self, prints: Prints, is_asked: Flags) -> Flags:
        """Whether a short paragraph is no phrase of furniture, no date and no dateline; Jr. and
        Sr. end bylines too."""
        view, ends = self._view, self._ends
        is_junior = (view[ends - 2] == ord("r")) & np.isin(view[ends - 3], list(b"JS"))
        has_figure = self._holds(_FIGURE)
        is_date = has_figure & (self._last - 48 < 10)  # unsigned
        is_date |= self._begins_like(prints.dates, is_asked & has_figure)
        is_none: Flags = ~is_junior & ~is_date & ~self._begins_like(prints.short_front, is_asked)
        return is_none

    def _may_be_byline(self, prints: Prints, is_asked: Flags) -> Flags:
        """Which of those asked about end in a job behind a comma, or in a dash."""
        found = self._ends_in_dash()
        asked = np.flatnonzero(is_asked & self._holds(_COMMA))
        found[asked] |= self._stands_at_end(prints.jobs, self._ends[asked])
        return found

    def _opens_plainly(self) -> Flags:
        """Whether a capital or an opening mark stands in front: no figure, sign or bullet."""
        view, starts = self._view, self._starts
        curly = (view[starts] == 0xE2) & (view[starts + 1] == 0x80)
        curly &= (view[starts + 2] == 0x9C) | (view[starts + 2] == 0x98)
        opens: Flags = _OPENS[view[starts]] | curly
        return opens

    def _holds(self, kind: int) -> Flags:
        found: Flags = _count(self._places_of(kind), self._starts, self._ends) > 0
        return found

    def _places_of(self, kind: int) -> Ints:
        places: Ints = self._signs[self._sign_kinds == kind]
        return places

    def _has_stop(self) -> Flags:
        """As `furniture.has_full_stop`."""
        view, at = self._view, self._ends.copy()
        rows = np.arange(len(at))
        while len(rows := rows[at[rows] > self._starts[rows]]):
            last = view[at[rows] - 1]
            is_three = (
                _CLOSES_E2[last] & (view[at[rows] - 2] == 0x80) & (view[at[rows] - 3] == 0xE2)
            )
            is_two = np.isin(last, [0xAB, 0xBB, 0xA0]) & (view[at[rows] - 2] == 0xC2)
            step = _CLOSES[last] + 2 * is_two + 3 * is_three
            at[rows] -= step
            rows = rows[step > 0]
        is_ellipsis = (view[at - 1] == 0xA6) & (view[at - 2] == 0x80) & (view[at - 3] == 0xE2)
        found: Flags = (at > self._starts) & (_STOPS[view[at - 1]] | is_ellipsis)
        return found

    def _begins_like(self, fronts: Fronts, is_asked: Flags) -> Flags:
        """Which of those asked about furniture may begin like. Only the letters before a foreign
        one are compared, for foreign ones have small ones and apostrophes of their own."""
        many, few = fronts
        asked = np.flatnonzero(is_asked)
        starts = self._starts[asked]
        found = self._matches(many, starts)
        foreign = self._loaded[starts] & np.uint64(0x8080808080808080)
        lowest = foreign & (~foreign + np.uint64(1))
        for n_plain in range(1, len(few) + 1) if foreign.any() else ():
            rows = np.flatnonzero(lowest == np.uint64(0x80 << 8 * n_plain))
            found[rows] = self._matches(few[n_plain - 1], starts[rows])
        begins = np.zeros(len(is_asked), np.bool_)
        begins[asked] = found
        return begins

    def _ends_like(self, edges: Edges) -> Flags:
        """Whether a caption may end so, points and blanks aside, or emphasis stands there."""
        at = self._ends.copy()
        asked = np.flatnonzero(self.n_words <= MAX_CAPTION_WORDS)
        rows = asked
        while len(rows := rows[at[rows] > self._starts[rows]]):
            rows = rows[np.isin(self._view[at[rows] - 1], list(b" ."))]
            at[rows] -= 1
        found: Flags = np.isin(self._last, list(b"*_"))
        found[asked] |= self._stands_at_end(edges, at[asked])
        return found

    def _stands_at_end(self, edges: Edges, ends: Ints) -> Flags:
        found = np.zeros(len(ends), np.bool_)
        for edge in edges:
            found |= self._matches((edge,), np.maximum(ends - edge[0], 0))
        return found

    def _matches(self, edges: Edges, places: Ints) -> Flags:
        """Whether one of the edges stands at each place, capitals or not; perhaps some more."""
        found = np.zeros(len(places), np.bool_)
        read = self._loaded[places] | np.uint64(SMALL)
        for length, is_bounded, numbers in edges:
            cut = read & np.uint64((1 << 8 * length) - 1)
            near = np.minimum(np.searchsorted(numbers, cut), len(numbers) - 1)
            equal = numbers[near] == cut
            if is_bounded:
                equal &= ~_IS_LETTER[self._view[places + length]]
            found |= equal
        return found

    def _ends_in_dash(self) -> Flags:
        view, ends = self._view, self._ends
        is_wide = (view[ends - 3] == 0xE2) & (view[ends - 2] == 0x80)
        found: Flags = (self._last == ord("-")) | (is_wide & np.isin(self._last, [0x93, 0x94]))
        return found


def _last_before(places: Ints, ends: Ints) -> Ints:
    """The last of the ordered places before each end, -1 where there is none."""
    at = np.searchsorted(places, ends) - 1
    return np.where(at < 0, -1, places[at]) if len(places) else np.full(len(ends), -1)


def _count(places: Ints, starts: Ints, ends: Ints) -> Ints:
    """How many of the ordered places lie in each stretch."""
    return np.searchsorted(places, ends) - np.searchsorted(places, starts)
