"""The words of many texts at once, as bytes: one table of classes instead of one look a letter.

Only what bytes settle is decided here. Texts in which signs join or change a word (marks that
combine, soft hyphens, figures of other scripts) are named as unsettled, to be read one by one by
`segment`, whose law this is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from framing.domain.frozen import dataclass
from framing.read.wordless import SIGNS, link_spans

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Longs = NDArray[np.uint64]

PADDING = 16
# Odd kinds belong to words until more is known.
_LINE, _POINT, _SLASH, _AT, _APOSTROPHE, _CONTROL, _BAR = range(2, 16, 2)
_C2, _C3, _E2, _STRANGE = range(3, 11, 2)
_N_KINDS = 16
# No-break space ¡ £ § © « ® ° ´ · » ¿
_PRINTED_C2 = bytes([0xA0, 0xA1, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB4, 0xB7, 0xBB, 0xBF])
_PRINTED_E2 = tuple(
    chr(code).encode()
    for code in (
        *range(0x2010, 0x2016),
        *range(0x2018, 0x2023),
        0x2026,
        0x2039,
        0x203A,
        0x20AC,
        0x2122,
    )
)  # hyphens and dashes, quotation marks, † ‡ • … ‹ › € ™


def _table() -> Bytes:
    """The kind of each byte that is no plain letter or figure."""
    table = np.zeros(256, np.uint8)
    table[:32] = table[0x7F] = _CONTROL
    table[ord("\t")] = 0
    for sign, kind in (
        ("\n\r", _LINE),
        (".,", _POINT),
        ("/", _SLASH),
        ("@", _AT),
        ("'", _APOSTROPHE),
        ("|", _BAR),
    ):
        for char in sign:
            table[ord(char)] = kind
    table[0x80:] = _STRANGE
    table[0x80:0xC0] = table[0xC5:0xCA] = 1
    table[0xC2], table[0xC3], table[0xE2] = _C2, _C3, _E2
    return table


_TABLE = _table()
_IS_PRINTED_C2 = np.isin(np.arange(256), list(_PRINTED_C2))
# Of the signs of links those that end in a slash, by the byte before it.
_BY_SLASH = tuple(sign.encode() for sign in SIGNS if sign.endswith("/"))
_IS_BEFORE_SLASH = np.isin(np.arange(256), [sign[-2] for sign in _BY_SLASH])


# What a character that the table does not know is to words.
_LETTER, _SIGN, _MARK, _JOINER, _ODD = range(5)
_JOINERS = "\u00ad\u200b\u200c\u200d\u2060"
# Letters that become others in lower case, and marks of scripts whose sentences end otherwise.
_ODD_CHARS = "\u0130\u212a。！？｡」』）"


@lru_cache(maxsize=4096)
def _role_of(code: int) -> int:
    """The role of a character, given as its bytes in one number, the first the lowest."""
    char = code.to_bytes(4, "little").rstrip(b"\0").decode()
    category = unicodedata.category(char)
    if char in _ODD_CHARS or char.isspace() or category == "Nd":
        return _ODD
    if char in _JOINERS:
        return _JOINER
    if category[0] == "M":
        return _MARK
    return _LETTER if char.isalnum() else _SIGN


def _clear(is_word: Flags, places: Ints, n_bytes: int) -> None:
    for shift in range(n_bytes):
        is_word[places + shift] = False


_IS_PRINTED_E2 = np.zeros((256, 256), np.bool_)
_IS_PRINTED_E2[[sign[1] for sign in _PRINTED_E2], [sign[2] for sign in _PRINTED_E2]] = True


@dataclass(frozen=True, slots=True)
class ByteWords:
    """Texts in a row as UTF-8, each behind a line end, and where words and lines stand in them.

    `data` begins and ends with a line end and is padded with PADDING zeros. `first` and `last` are
    the bounds of each text, `starts` and `ends` those of the words, `lines` the line ends, `bars`
    and `slashes` where these stand, all in bytes; `inner` are the bytes that continue a character,
    `odd` the apostrophes of words and what continues characters there.
    `is_settled` tells of each text whether all its words are right.
    """

    data: bytes
    first: Ints
    last: Ints
    starts: Ints
    ends: Ints
    lines: Ints
    bars: Ints
    slashes: Ints
    inner: Ints
    odd: Ints
    is_settled: Flags

    @property
    def view(self) -> Bytes:
        """The bytes as numbers."""
        return _view(self.data)

    @property
    def loaded(self) -> Longs:
        """The eight bytes from each byte on, as one number, the first byte the lowest."""
        return loaded_bytes(self.data)

    @property
    def first_words(self) -> Ints:
        """The number of the first word of each text, and that of all words."""
        return np.append(np.searchsorted(self.starts, self.first), len(self.starts))

    def text_at(self, places: Ints) -> Ints:
        """The number of the text that holds each place."""
        return np.searchsorted(self.first, places, "right") - 1

    def chars(self, places: Ints, texts: Ints) -> Ints:
        """The places as offsets in code points of the texts that hold them."""
        begun = self.first[texts]
        if not len(self.inner):
            return places - begun
        n_inner = np.searchsorted(self.inner, places) - np.searchsorted(self.inner, begun)
        return places - begun - n_inner


def _view(data: bytes) -> Bytes:
    return np.frombuffer(data, np.uint8)


def loaded_bytes(data: bytes) -> Longs:
    """The eight bytes from each byte of padded data on, as one number, the first the lowest."""
    return np.ndarray((len(data) - PADDING + 1,), "<u8", data, strides=(1,))


def _is_plain(view: Bytes) -> Flags:
    """Which bytes are letters or figures of ASCII; what is less than the first of them wraps round."""
    found: Flags = (view | 0x20) - ord("a") < 26
    found |= view - ord("0") < 10
    return found


def words_in_bytes(texts: Sequence[bytes]) -> ByteWords:
    """The words of all texts, which are UTF-8."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    last = np.cumsum(lengths + 1)
    first = last - lengths
    data = b"\n".join([b"", *texts, bytes(PADDING)])
    marks = _Marks(data, first, int(last[-1]))
    is_word = marks.is_word
    is_settled = marks.settle(is_word)
    for start, end in marks.links():
        is_word[start:end] = False
    apostrophes = marks.join(is_word)
    is_edge = np.zeros(len(data), np.bool_)
    np.not_equal(is_word[1:], is_word[:-1], out=is_edge[1:])
    edges, inner = np.flatnonzero(is_edge), marks.inner
    starts, ends = edges[::2].copy(), edges[1::2].copy()
    lines, bars, slashes = marks.of(_LINE), marks.of(_BAR), marks.of(_SLASH)
    odd = np.concatenate((apostrophes, inner[is_word[inner]]))
    return ByteWords(data, first, last, starts, ends, lines, bars, slashes, inner, odd, is_settled)


class _Marks:
    """All bytes of a row of texts that are neither plain letters nor plain separators."""

    def __init__(self, data: bytes, first: Ints, last_place: int) -> None:
        self._data, self._view, self._loaded = data, _view(data), loaded_bytes(data)
        self._first = first
        self.is_word = _is_plain(self._view)
        places = np.flatnonzero(~(self.is_word | (self._view == ord(" "))))
        places = places[: np.searchsorted(places, last_place, "right")]
        codes = self._view[places]
        found = _TABLE[codes]
        self.is_word[places[found & 1 > 0]] = True
        self.inner = places[(codes >= 0x80) & (codes < 0xC0)]
        order = np.argsort(found, kind="stable")
        self._places = places[order]
        self._bounds = np.searchsorted(found[order], np.arange(_N_KINDS + 1)).tolist()

    def of(self, kind: int) -> Ints:
        """Where the bytes of one kind stand, in order."""
        places: Ints = self._places[self._bounds[kind] : self._bounds[kind + 1]]
        return places

    def settle(self, is_word: Flags) -> Flags:
        """Take signs out of the words; which texts hold nothing that is not settled here."""
        view = self._view
        two, times, three = self.of(_C2), self.of(_C3), self.of(_E2)
        printed = _IS_PRINTED_C2[view[two + 1]]
        times = times[(view[times + 1] == 0x97) | (view[times + 1] == 0xB7)]  # × ÷
        known = _IS_PRINTED_E2[view[three + 1], view[three + 2]]
        _clear(is_word, np.concatenate((two[printed], times)), 2)
        _clear(is_word, three[known], 3)
        strange = np.concatenate((two[~printed], three[~known], self.of(_STRANGE)))
        odd = self._settle_strange(is_word, strange)
        is_settled = np.ones(len(self._first), np.bool_)
        is_settled[self._texts(np.concatenate((odd, self.of(_CONTROL))))] = False
        return is_settled

    def _settle_strange(self, is_word: Flags, places: Ints) -> Ints:
        """Take strange signs out of the words; where those stand that join or change words."""
        lengths = 2 + (self._view[places] >= 0xE0) + (self._view[places] >= 0xF0).astype(np.int64)
        codes = self._loaded[places] & np.uint64(0xFFFFFFFF) >> (32 - 8 * lengths).astype(np.uint64)
        met, at = np.unique(codes, return_inverse=True)
        roles = np.array([_role_of(code) for code in met.tolist()], np.int64)[at]
        for length in (2, 3, 4):
            _clear(is_word, places[(roles != _LETTER) & (lengths == length)], length)
        follows = is_word[places - 1]
        joins = follows & is_word[places + lengths] & (roles == _JOINER)
        for shift in range(3):
            is_word[places[joins & (lengths > shift)] + shift] = True
        odd: Ints = places[(roles == _ODD) | (follows & (roles == _MARK))]
        return odd

    def links(self) -> Iterator[tuple[int, int]]:
        """Where web addresses, e-mail addresses and handles stand; none holds a blank."""
        data, end = self._data, 0
        for place in self._link_signs():
            if place < end:
                continue
            begin = max(data.rfind(b" ", end, place), data.rfind(b"\n", end, place), end - 1) + 1
            end = data.find(b"\n", place)
            blank = data.find(b" ", place, end)
            end = blank if blank >= 0 else end
            for start, stop in _links_of(data[begin:end]):
                yield begin + start, begin + stop

    def _link_signs(self) -> list[int]:
        """Where signs of links stand, in order."""
        view, slashes, points = self._view, self.of(_SLASH), self.of(_POINT)
        slashes = slashes[_IS_BEFORE_SLASH[view[slashes - 1]]]
        found = [self._ended_by(sign, slashes) for sign in _BY_SLASH]
        is_www = (view[points - 1] == ord("w")) & (view[points - 2] == ord("w"))
        found += [points[is_www], self.of(_AT)]
        places: list[int] = np.sort(np.concatenate(found)).tolist()
        return places

    def _ended_by(self, sign: bytes, places: Ints) -> Ints:
        """Those of the places at which the sign ends."""
        for back, letter in enumerate(reversed(sign)):
            places = places[self._view[places - back] == letter]
        return places

    def join(self, is_word: Flags) -> Ints:
        """Make words of inner apostrophes, and of points and commas within figures; returns where
        the plain ones among those apostrophes stand."""
        view = self._view
        points = self.of(_POINT)
        before, behind = view[points - 1] - 48, view[points + 1] - 48  # unsigned: others are large
        points = points[(before < 10) & (behind < 10)]
        points = points[is_word[points - 1] & is_word[points + 1]]
        plain, three = self.of(_APOSTROPHE), self.of(_E2)
        plain = plain[is_word[plain - 1] & is_word[plain + 1]]
        curly = three[(view[three + 1] == 0x80) & (view[three + 2] == 0x99)]
        curly = curly[is_word[curly - 1] & is_word[curly + 3]]
        for places in (points, plain, curly, curly + 1, curly + 2):
            is_word[places] = True
        return plain

    def _texts(self, places: Ints) -> Ints:
        return np.searchsorted(self._first, places, "right") - 1


@lru_cache(maxsize=4096)
def _links_of(piece: bytes) -> tuple[tuple[int, int], ...]:
    """The bounds of the links of a piece."""
    text = piece.decode()
    bounds = [(span.start, span.end) for span in link_spans(text)]
    if len(text) < len(piece):
        bounds = [(len(text[:at].encode()), len(text[:to].encode())) for at, to in bounds]
    return tuple(bounds)
