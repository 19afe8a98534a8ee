"""The sentences of many texts at once: those that hold certain places, by the stops around them.

The law is that of `segment`. Only stops behind plain words are decided here; where another one
stands next to a place, the paragraph is asked for its sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from framing.domain.frozen import dataclass
from framing.read.abbreviations import words_of
from framing.read.byte_lines import bytes_among
from framing.read.byte_words import Bytes, ByteWords, Flags, Ints, Longs
from framing.read.byte_zones import ByteTexts
from framing.read.segment import sentences_of_line

_SMALL_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_FIGURES = b"0123456789"
_IS_SMALL = bytes_among(_SMALL_LETTERS)
_IS_CAPITAL = bytes_among(_SMALL_LETTERS.upper())
_IS_LETTER = bytes_among(_SMALL_LETTERS + _SMALL_LETTERS.upper() + _FIGURES)
_IS_LINE_END = bytes_among(b"\n\r")
# Behind a stop these say that nothing ends there.
_GOES_ON = bytes_among(_SMALL_LETTERS + _FIGURES + b",;:-/")
_FOLLOWS_INITIAL = bytes_among(bytes(set(range(0x80)) - set(_SMALL_LETTERS)))
_CLOSES, _OPENS = bytes_among(b'")'), bytes_among(b"\"'([")
_FAR_STOPS = tuple(sign.encode() for sign in "…‽؟۔।")

_N_KEY = 8  # letters of a word
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(_N_KEY + 1)], np.uint64)
_TOPS = np.uint64(0x8080808080808080)
_ALL_A = np.uint64(0x6161616161616161)
_Z_TO_TOP = np.uint64(0x0505050505050505)
_SMALL = np.uint64(0x20)  # makes a small letter of a capital in front
_ALL_0, _KINDS = np.uint64(0x3030303030303030), np.uint64(0xF0F0F0F0F0F0F0F0)
_NINE_TO_NEXT = np.uint64(0x0606060606060606)


@dataclass(frozen=True, slots=True)
class _Stops:
    """Stops in order that end a sentence, or may: where it ends then and the next one begins.

    `is_sure` tells which of them do; of others the places are not known.
    """

    places: Ints
    ends: Ints
    next_starts: Ints
    is_sure: Flags


def sentences_at(read: ByteTexts, places: Ints, language: str) -> tuple[Ints, Ints]:
    """The bounds in bytes of the sentences that hold the places, of words in texts that are whole."""
    paragraphs = read.paragraphs_at(places)
    starts, ends = read.starts[paragraphs], read.ends[paragraphs]
    if not len(places):
        return starts, ends
    stops = _stops(read.words, language)
    if not len(stops.places):
        return starts, ends
    behind = np.searchsorted(stops.places, places)
    before = np.maximum(behind - 1, 0)
    behind = np.minimum(behind, len(stops.places) - 1)
    is_after = (stops.places[before] >= starts) & (stops.places[before] < places)
    is_above = (stops.places[behind] >= places) & (stops.places[behind] < ends)
    asked = (is_after & ~stops.is_sure[before]) | (is_above & ~stops.is_sure[behind])
    begun = np.where(is_after, stops.next_starts[before], starts)
    ended = np.where(is_above, stops.ends[behind], ends)
    rows = np.flatnonzero(asked)
    if len(rows):
        begun[rows], ended[rows] = _asked(read, paragraphs[rows], places[rows], language)
    return begun, ended


def _asked(read: ByteTexts, paragraphs: Ints, places: Ints, language: str) -> tuple[Ints, Ints]:
    """The sentences of places from all those of their paragraphs."""
    starts: list[int] = []
    ends: list[int] = []
    order = np.sort(paragraphs)
    met = order[np.diff(order, prepend=-1) > 0]
    columns = (read.starts[met].tolist(), read.ends[met].tolist())
    for begin, end in zip(*columns, strict=True):
        for start, stop in _sentences_of(read.words.data[begin:end], language):
            starts.append(begin + start)
            ends.append(begin + stop)
    begun = np.array(starts, np.int64)
    at = np.searchsorted(begun, places, "right") - 1
    return begun[at], np.array(ends, np.int64)[at]


def _sentences_of(piece: bytes, language: str) -> Sequence[tuple[int, int]]:
    """The sentences of a paragraph, in bytes."""
    line = piece.decode()
    found = sentences_of_line(line, language)
    bounds = list(zip(found.starts, found.ends, strict=True))
    if len(line) == len(piece):
        return bounds
    edges = [0, *(edge for both in bounds for edge in both)]
    sizes = [len(line[start:end].encode()) for start, end in pairwise(edges)]
    at = np.cumsum(np.array(sizes, np.int64)).tolist()
    return list(zip(at[::2], at[1::2], strict=True))


def _stops(words: ByteWords, language: str) -> _Stops:
    """The stops of all texts but those that surely end nothing."""
    view = words.view
    places = np.flatnonzero((view == ord(".")) | (view == ord("!")) | (view == ord("?")))
    following = view[places + 1]
    close = places + 1 + _CLOSES[following] + 3 * _is_mark(view, places + 1, 0x9D, 0x99)
    opening = close + 1
    first = opening + _OPENS[view[opening]] + 3 * _is_mark(view, opening, 0x9C, 0x98)
    is_gap = view[close] == ord(" ")
    goes_on = _GOES_ON[following] | _IS_LINE_END[view[close]]
    goes_on |= _IS_CAPITAL[following] & _FOLLOWS_INITIAL[view[places + 2]]
    goes_on |= is_gap & _is_small(words, opening)
    is_gap &= _IS_CAPITAL[view[first]]
    is_point = view[places] == ord(".")
    is_sure = is_gap & ~is_point & (close == places + 1) & _IS_LETTER[view[places - 1]]
    rows = np.flatnonzero(is_gap & is_point & ~goes_on)
    is_plain, is_title = _words_before(words, places[rows], language)
    is_sure[rows] = is_plain
    goes_on[rows] |= is_title
    kept = ~goes_on
    found = (places[kept], close[kept], opening[kept], is_sure[kept])
    return _with_far_stops(words, *found)


def _with_far_stops(
    words: ByteWords, places: Ints, ends: Ints, next_starts: Ints, is_sure: Flags
) -> _Stops:
    """The stops together with those beyond ASCII, of which none is sure."""
    far = places[:0] if words.data.isascii() else _far_stops(words)
    if not len(far):
        return _Stops(places, ends, next_starts, is_sure)
    at = np.searchsorted(places, far)
    return _Stops(
        np.insert(places, at, far),
        np.insert(ends, at, far),
        np.insert(next_starts, at, far),
        np.insert(is_sure, at, False),
    )


def _far_stops(words: ByteWords) -> Ints:
    """Where stops beyond ASCII stand."""
    view = words.view
    is_lead = np.zeros(len(view), np.bool_)
    for lead in {sign[0] for sign in _FAR_STOPS}:
        is_lead |= view == lead
    places = np.flatnonzero(is_lead)
    read = words.loaded[places]
    found = np.zeros(len(places), np.bool_)
    for sign in _FAR_STOPS:
        found |= read & _MASKS[len(sign)] == int.from_bytes(sign, "little")
    return places[found]


def _is_mark(view: Bytes, places: Ints, double: int, single: int) -> Flags:
    """Where a curly quotation mark stands, of those that end so in UTF-8."""
    found: Flags = view[places] == 0xE2
    rows = np.flatnonzero(found)
    last = view[places[rows] + 2]
    found[rows] = (view[places[rows] + 1] == 0x80) & ((last == double) | (last == single))
    return found


def _is_small(words: ByteWords, places: Ints) -> Flags:
    """Where a word in small letters stands: no link, and no particle of a name, for `al-` opens a
    sentence."""
    view = words.view
    second = view[places + 1]
    is_plain = _IS_SMALL[second] | (second == ord(" "))
    hyphen = ord("-")
    is_glued = (view[places + 2] == hyphen) | (view[places + 3] == hyphen)
    found: Flags = _IS_SMALL[view[places]] & is_plain & ~is_glued
    rows = np.flatnonzero(found)
    at = np.minimum(np.searchsorted(words.starts, places[rows]), len(words.starts) - 1)
    found[rows] = words.starts[at] == places[rows]
    return found


def _words_before(words: ByteWords, places: Ints, language: str) -> tuple[Flags, Flags]:
    """Behind which points a sentence ends, if a capital follows, since a plain word or a figure
    stands before; and which belong to a title."""
    at = np.minimum(np.searchsorted(words.ends, places), len(words.ends) - 1)
    starts, ends = words.starts[at], words.ends[at]
    first, before = words.view[starts], words.view[starts - 2]
    is_alone = (ends == places) & (words.view[starts - 1] == ord(" "))
    loaded, sizes = words.loaded, np.clip(ends - starts, 0, 2 * _N_KEY + 1)
    fronts = loaded[starts] & _MASKS[np.minimum(sizes, _N_KEY)]
    is_capital = _IS_CAPITAL[first] & (sizes > 1)  # not an initial
    letters = np.where(is_capital, fronts | _SMALL, fronts)
    backs = np.where(sizes > _N_KEY, loaded[np.maximum(ends - _N_KEY, starts)], letters)
    known, titles = _keys_of(language)
    is_plain = (sizes > 0) & (sizes <= 2 * _N_KEY) & ~_among(known, fronts)
    is_plain &= _are_small(letters, sizes) & _are_small(backs, sizes)
    if not words_of(language).has_ordinal_stop:
        # At the front of a sentence a figure counts what follows.
        is_within = _IS_LETTER[before] | (before == ord(","))
        is_plain |= is_within & (sizes > 0) & (sizes <= _N_KEY) & _are_figures(fronts, sizes)
    return is_alone & is_plain, is_alone & (sizes <= _N_KEY) & _among(titles, fronts)


def _are_small(letters: Longs, sizes: Ints) -> Flags:
    """Whether all of the first letters, as many as there are, are small and of ASCII."""
    filled = letters | (_ALL_A & ~_MASKS[np.minimum(sizes, _N_KEY)])
    is_low = ~filled & ~(filled + _Z_TO_TOP) & _TOPS == _TOPS
    found: Flags = is_low & (((filled | _TOPS) - _ALL_A) & _TOPS == _TOPS)
    return found


def _are_figures(signs: Longs, sizes: Ints) -> Flags:
    """Whether all of the first signs, as many as there are, are figures."""
    filled = signs | (_ALL_0 & ~_MASKS[np.minimum(sizes, _N_KEY)])
    found: Flags = (filled & _KINDS == _ALL_0) & ((filled + _NINE_TO_NEXT) & _KINDS == _ALL_0)
    return found


@lru_cache(maxsize=16)
def _keys_of(language: str) -> tuple[Longs, Longs]:
    """The first letters of abbreviations, and those of titles."""
    words = words_of(language)
    titles = [title for title in words.titles if len(title.encode()) <= _N_KEY]
    capitalised = map(str.capitalize, words.always)
    return _keys({*words.weak, *words.always, *words.titles, *capitalised}), _keys(titles)


def _keys(words: Iterable[str]) -> Longs:
    keys = {int.from_bytes(word.encode()[:_N_KEY], "little") for word in words}
    return np.array(sorted(keys), np.uint64)


def _among(known: Longs, keys: Longs) -> Flags:
    if not len(known):
        return np.zeros(len(keys), np.bool_)
    near = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    found: Flags = known[near] == keys
    return found
