"""The paragraphs of many texts at once, and which of them are plainly running text or a bare line.

What a paragraph is by its words alone is settled here only where bytes settle it: no phrase of
page furniture can stand in it. All others are asked of `looks`, whose law this is.
"""

from __future__ import annotations

import numpy as np

from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.read.byte_lines import Lines, bytes_among, holding, n_blanks
from framing.read.byte_prints import Prints, prints_of
from framing.read.byte_shorts import short_kinds
from framing.read.byte_words import Bytes, ByteWords, Flags, Ints
from framing.read.furniture import (
    MAX_CAPTION_WORDS,
    MAX_CHARS,
    MAX_COUNTER_WORDS,
    MAX_STAMP_WORDS,
)
from framing.read.furniture_signs import SHED, small_letters
from framing.read.looks import MAX_HEADLINE_WORDS
from framing.read.page_phrases import MAX_OPENING_CREDIT, may_be_credited
from framing.read.paragraphs import (
    BULLETS,
    MAX_WRAP_COLUMN,
    MIN_WRAP_COLUMN,
    N_WITH_GLUE,
    parted,
)
from framing.read.zones import MAX_SUBHEAD_CHARS, MAX_SUBHEAD_WORDS

# What is known of a paragraph: nothing yet, running text, a bare line of a few words, a short
# question, which is running text and may be a heading.
UNKNOWN, PROSE, BARE, QUESTION = 0, 1, 2, 3

_IS_BLANK = bytes_among(b" \t")
_IS_FIGURE = bytes_among(b"0123456789")
_IS_SMALL = bytes_among(b"abcdefghijklmnopqrstuvwxyz")
_GOES_ON = bytes_among(b",;")
_ENDS_NUMBER = bytes_among(b".)")
_IS_STOP = bytes_among(b".!?")
_ENDS_CREDIT = bytes_among(b"*_)")
# The name of a photographer and `, file` may stand behind the slash of a credit, and a blank before.
_MAX_BLANKS_BEHIND = 5
_N_OPENING = 4 * MAX_OPENING_CREDIT  # bytes
_MAY_BE_GLUED = bytes_among(b"([abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a row of texts in bytes, the text that holds each, its words and kind.

    `n_words` counts as `looks` does: single blanks and one. `is_item` are entries of lists,
    `is_entry` those of numbered ones, `may_head` bare lines that could be headings; `is_even` are
    those whose words are all parted by single plain blanks, `has_edges` those with a stop in front
    or beside the last character. `is_whole` tells of each text whether its paragraphs are right; the others are to be
    read one by one.
    """

    starts: Ints
    ends: Ints
    texts: Ints
    n_words: Ints
    n_chars: Ints
    kinds: Ints
    is_item: Flags
    is_entry: Flags
    may_head: Flags
    is_even: Flags
    has_edges: Flags
    is_whole: Flags


@dataclass(frozen=True, slots=True)
class FilledLines:
    """The lines of a row of texts that hold more than blanks, without those at their ends: each a
    paragraph.

    `is_whole` tells of each text whether these are its paragraphs; the others are to be read one by
    one.
    """

    starts: Ints
    ends: Ints
    texts: Ints
    n_chars: Ints
    is_whole: Flags

    def of_texts(self, texts: Ints) -> FilledLines:
        """Those of these texts."""
        is_wanted = np.zeros(len(self.is_whole), np.bool_)
        is_wanted[texts] = True
        rows = is_wanted[self.texts]
        bounds = (self.starts[rows], self.ends[rows])
        return FilledLines(*bounds, self.texts[rows], self.n_chars[rows], self.is_whole)


def lines_in_bytes(words: ByteWords) -> FilledLines:
    """The lines of all texts; texts with wrapped lines, or with a caption glued to one, are not
    whole."""
    view = words.view
    begun = words.lines[:-1] + 1
    starts, ends = begun.copy(), words.lines[1:].copy()
    _trim(view, starts, ends)
    held = np.flatnonzero(starts < ends)
    begun, starts, ends = begun[held], starts[held], ends[held]
    texts = words.text_at(starts)
    before_end = np.searchsorted(words.inner, ends)
    n_chars = ends - starts - before_end + np.searchsorted(words.inner, starts)
    widths = ends - begun - before_end + np.searchsorted(words.inner, begun)
    is_whole = words.is_settled & ~_may_be_wrapped(words, widths, held, texts)
    is_whole[_glued(words, FilledLines(starts, ends, texts, n_chars, is_whole))] = False
    return FilledLines(starts, ends, texts, n_chars, is_whole)


def _glued(words: ByteWords, lines: FilledLines) -> list[int]:
    """The texts in which a caption is glued to an early paragraph."""
    begun = np.searchsorted(lines.texts, np.arange(len(lines.is_whole)))
    is_early = np.arange(len(lines.texts)) - begun[lines.texts] < N_WITH_GLUE
    may_be = is_early & _MAY_BE_GLUED[words.view[lines.starts]] & lines.is_whole[lines.texts]
    columns = (column[may_be].tolist() for column in (lines.texts, lines.starts, lines.ends))
    found: list[int] = []
    for text, start, end in zip(*columns, strict=True):
        line = words.data[start:end].decode()
        if len(parted(line, Span(0, len(line)), 0)) > 1:
            found.append(text)
    return found


def paragraphs_in_bytes(words: ByteWords, lines: FilledLines, language: str) -> Paragraphs:
    """The paragraphs that some lines are."""
    view, starts, ends, texts = words.view, lines.starts, lines.ends, lines.texts
    is_blank = view == ord(" ")
    is_even = np.ones(len(starts), np.bool_)
    is_even[holding(starts, ends, _uneven_places(words, is_blank))] = False
    n_words = n_blanks(is_blank, starts, ends) + 1
    edged = Lines(words, starts, ends, n_words)
    is_item = edged.opens_with(BULLETS)
    kinds = _kinds(edged, lines.n_chars, is_item, is_even, language)
    return Paragraphs(
        starts,
        ends,
        texts,
        n_words,
        lines.n_chars,
        kinds,
        is_item,
        _is_entry(view, starts, texts),
        _may_head(edged, lines.n_chars, kinds),
        is_even,
        _has_edges(edged),
        lines.is_whole,
    )


def _uneven_places(words: ByteWords, is_blank: Flags) -> Ints:
    """Where two blanks meet, and where tabs and blanks that do not break stand."""
    view, inner = words.view, words.inner
    unbroken = inner[(view[inner] == 0xA0) & (view[inner - 1] == 0xC2)]
    doubled = np.flatnonzero(is_blank[1:] & is_blank[:-1])
    return np.concatenate((doubled, np.flatnonzero(view == ord("\t")), unbroken))


def _trim(view: Bytes, starts: Ints, ends: Ints) -> None:
    """Take blanks, plain ones and those that do not break, off both ends, in place."""
    at = np.flatnonzero(starts < ends)
    while len(at):
        first = starts[at]
        wide = (view[first] == 0xC2) & (view[first + 1] == 0xA0)
        steps = _IS_BLANK[view[first]] + 2 * wide
        starts[at] += steps
        at = at[(steps > 0) & (starts[at] < ends[at])]
    at = np.flatnonzero(starts < ends)
    while len(at):
        last = ends[at] - 1
        wide = (view[last] == 0xA0) & (view[last - 1] == 0xC2)
        steps = _IS_BLANK[view[last]] + 2 * wide
        ends[at] -= steps
        at = at[(steps > 0) & (starts[at] < ends[at])]


def _may_be_wrapped(words: ByteWords, widths: Ints, held: Ints, texts: Ints) -> Flags:
    """The texts whose longest line is as long as a column, and that have one line upon another;
    `held` are the numbers of the lines with words."""
    found = np.zeros(len(words.first), np.bool_)
    if not len(texts):
        return found
    begun = np.flatnonzero(np.diff(texts, prepend=-1))
    longest = np.maximum.reduceat(widths, begun)
    is_near = (longest >= MIN_WRAP_COLUMN) & (longest <= MAX_WRAP_COLUMN)
    found[texts[begun[is_near]]] = True
    return found & _has_breaks(words, held, texts) if is_near.any() else found


def _has_breaks(words: ByteWords, held: Ints, texts: Ints) -> Flags:
    """The texts in which a line with words follows one."""
    follows = np.flatnonzero((np.diff(held) == 1) & (np.diff(texts) == 0))
    found = np.zeros(len(words.first), np.bool_)
    found[texts[follows]] = True
    returns = words.lines[words.view[words.lines] == ord("\r")]
    found[words.text_at(returns)] = True  # with a line feed behind it, it looks like two ends
    return found


def _kinds(lines: Lines, n_chars: Ints, is_item: Flags, is_even: Flags, language: str) -> Ints:
    """What each paragraph is known to be; of short ones, which furniture has in any spacing, those
    that are evenly spaced."""
    prints = prints_of(language)
    is_short = lines.n_words <= MAX_STAMP_WORDS
    is_small = n_chars <= MAX_CHARS
    kinds = np.full(len(is_short), UNKNOWN)
    kinds[~is_short & ~is_small & (lines.n_words > MAX_HEADLINE_WORDS)] = PROSE
    rows = np.flatnonzero(~is_short & is_small)
    medium = lines.only(rows)
    is_prose = medium.n_words > MAX_HEADLINE_WORDS
    few = np.flatnonzero(~is_prose)
    is_prose[few] = medium.only(few).is_stopped()
    may_be = _may_be_credited(medium, prints)
    may_be |= _may_begin(medium, prints)
    may_be |= _IS_FIGURE[medium.first] & (medium.n_words <= MAX_COUNTER_WORDS)
    may_be |= ~is_prose & (is_item[rows] | (medium.first == ord("(")))
    kinds[rows[is_prose & ~may_be]] = PROSE
    kinds[rows[~is_prose & ~may_be]] = BARE
    rows = np.flatnonzero(is_short & is_small & is_even)
    prose, bare, questions = short_kinds(lines.only(rows), prints)
    kinds[rows[prose]], kinds[rows[bare]], kinds[rows[questions]] = PROSE, BARE, QUESTION
    return kinds


def _may_be_credited(lines: Lines, prints: Prints) -> Flags:
    """Whether a paragraph of a caption's length may begin or end with a credit."""
    found = lines.ends_like(prints.ends) | _ENDS_CREDIT[lines.last]
    data = lines.words.data
    signs = np.concatenate((lines.words.bars, lines.words.slashes))
    is_short = lines.n_words <= MAX_CAPTION_WORDS
    for row, start, end in lines.rows_of(signs):
        if is_short[row] and _may_name_credit(data[start:end]):
            words = small_letters(data[start:end].decode())
            found[row] |= may_be_credited(words, prints.words)
    return found & is_short


def _may_name_credit(piece: bytes) -> bool:
    """Whether a bar, or a slash near either end or in brackets, may stand beside a credit."""
    at = piece.rfind(b"/")
    return (
        piece.count(b" ", max(at, 0)) <= _MAX_BLANKS_BEHIND
        or b"/" in piece[:_N_OPENING]
        or b" | " in piece
        or piece.lower().removesuffix(b", file").rstrip(b". ").endswith((b")", b"]"))
    )


def _may_begin(lines: Lines, prints: Prints) -> Flags:
    """Which may begin like furniture, signs in front aside."""
    found = lines.begins_like(prints.front)
    rows = np.flatnonzero(lines.opens_with(tuple(SHED)))
    behind = lines.only(rows).without_first(_IS_BLANK)
    found[rows] |= behind.begins_like(prints.front) | behind.opens_with(tuple(SHED))
    return found


def _may_head(lines: Lines, n_chars: Ints, kinds: Ints) -> Flags:
    """Which bare lines could stand above a section, as `zones.is_subhead`."""
    is_short = (lines.n_words <= MAX_SUBHEAD_WORDS) & (n_chars <= MAX_SUBHEAD_CHARS)
    found: Flags = (kinds == BARE) & is_short & ~_IS_SMALL[lines.first] & ~_GOES_ON[lines.last]
    return found


def _is_entry(view: Bytes, starts: Ints, texts: Ints) -> Flags:
    """Which paragraphs open with a number, as `looks.is_numbered`, beside another that does."""
    is_long = _IS_FIGURE[view[starts + 1]]
    is_number = _IS_FIGURE[view[starts]] & _ENDS_NUMBER[view[starts + 1 + is_long]]
    is_number &= view[starts + 2 + is_long] == ord(" ")
    found = np.zeros(len(starts), np.bool_)
    pairs = np.flatnonzero(is_number[1:] & is_number[:-1] & (np.diff(texts) == 0))
    found[pairs] = found[pairs + 1] = True
    return found


def _has_edges(lines: Lines) -> Flags:
    """Where a stop stands in front or beside the last character."""
    before_last = lines.words.view[np.maximum(lines.ends - 2, lines.starts)]
    return _IS_STOP[lines.first] | _IS_STOP[before_last]
