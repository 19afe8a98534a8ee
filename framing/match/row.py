"""Many documents laid out for matching in one row, as arrays; a page of any one of them on demand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Protocol, cast, overload

import numpy as np
from numpy.typing import NDArray

from framing.domain.document import Metadata
from framing.domain.frozen import dataclass
from framing.domain.span import Spans
from framing.match.page import Page
from framing.match.spelling import SPACE, gap_name

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# What may stand first in a gap that a phrase crosses: blanks, hyphens, emphasis, foreign signs.
_MAY_JOIN = np.isin(np.arange(256), [*b" \t*_-", *range(0x80, 0x100)])
_JOINS = np.isin(np.arange(256), list(b" -"))
_N_GAPS_KEPT = 10_000

# What may end a sentence, or a line: where none of it stands, all is one sentence.
_BREAKS = frozenset("\n\r.!?…‽؟۔।。！？｡")
# The sentences of one line, by its offsets in its text.
Sentences = Callable[[str], Spans]


class WordRow(Protocol):
    """The words of many texts of one language in a row, and what parts them.

    The words of text `i` are numbered from `first_words[i]` to `first_words[i + 1]`. A text may
    be a sentence: no form and no condition reaches beyond it.
    """

    @property
    def first_words(self) -> Numbers:
        """The number of the first word of each text, and that of all words."""

    def joins(self, words: Numbers) -> Flags:
        """Whether what follows each word is surely a gap that a phrase may run over as over a
        blank."""

    def may_join(self, words: Numbers) -> Flags:
        """Whether it may be such a gap."""

    def page(self, text: int) -> Page:
        """The page of one text, whose words are numbered from 0."""


@dataclass(frozen=True, slots=True)
class Row:
    """Texts of one language, each of whose lines is a paragraph, and their words in a row.

    `texts` are UTF-8, and `data` is what they make in a row; `starts` and `ends` are those of
    their words in bytes; the words of text `i` are numbered from `first_words[i]` to
    `first_words[i + 1]`. `odd` are the places of apostrophes in words and of what is beyond ASCII
    there. `chars` turns bytes of a text into its code points. `sentences_of` finds the sentences
    of a line.
    """

    texts: Sequence[bytes]
    metadata: Sequence[Metadata]
    language: str
    data: bytes
    starts: Numbers
    ends: Numbers
    first_words: Numbers
    odd: Numbers
    chars: Callable[[Numbers, Numbers], Numbers]
    sentences_of: Sentences

    @property
    def odd_words(self) -> Numbers:
        """The words that hold those places, in order, each as often as it holds one."""
        # Two rows, each in order: to merge them is all the sorting there is.
        return np.searchsorted(self.starts, np.sort(self.odd, kind="stable"), "right") - 1

    def joins(self, words: Numbers) -> Flags:
        """As `WordRow.joins`: a line is a paragraph, and no blank alone ends a sentence."""
        gaps = self.ends[words]
        signs = self._view[gaps]
        starts = self.starts[words + 1]
        found: Flags = (starts == gaps + 1) & _JOINS[signs]
        odd = np.flatnonzero(~found & _MAY_JOIN[signs])
        places = zip(gaps[odd].tolist(), starts[odd].tolist(), strict=True)
        found[odd] = [_is_run_over(self.data[gap:start]) for gap, start in places]
        return found

    def may_join(self, words: Numbers) -> Flags:
        """As `WordRow.may_join`: nothing is in doubt."""
        return self.joins(words)

    @property
    def _view(self) -> NDArray[np.uint8]:
        return np.frombuffer(self.data, np.uint8)

    def page(self, text: int) -> Page:
        """The page of one text; what it lays out is found when asked for."""
        return cast("Page", RowPage(self, text))


@lru_cache(_N_GAPS_KEPT)
def _is_run_over(gap: bytes) -> bool:
    """Whether a phrase runs over what stands between two words, as over a blank."""
    between = gap.decode()
    return gap_name(between) == SPACE and _BREAKS.isdisjoint(between)


class RowPage:
    """A page as `page.Page`, for those who ask about few of its words."""

    def __init__(self, row: Row, text: int) -> None:
        self._row, self._text = row, text
        self._first, end = row.first_words[text : text + 2].tolist()
        self.language = row.language
        self.metadata = row.metadata[text]
        self.n_tokens = end - self._first
        self.words = cast("list[str]", _Words(row, self._first, end))
        self._lines: dict[int, Spans] = {}

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return self._row.texts[self._text].decode()

    @cached_property
    def starts(self) -> list[int]:
        """Where the words begin, in code points."""
        return self._in_chars(self._row.starts)

    @cached_property
    def ends(self) -> list[int]:
        """Where the words end, in code points."""
        return self._in_chars(self._row.ends)

    def _in_chars(self, places: Numbers) -> list[int]:
        own = places[self._first : self._first + self.n_tokens]
        offsets: list[int] = self._row.chars(own, np.full(len(own), self._text)).tolist()
        return offsets

    def gap_before(self, token: int) -> str:
        """As `Page.gap_before`."""
        return self._between(token - 1, token)

    def is_one_sentence(self, first: int, last: int) -> bool:
        """As `Page.is_one_sentence`."""
        if all(_BREAKS.isdisjoint(self._between(at, at + 1)) for at in range(first, last)):
            return True
        begin, sentences = self._sentences_at(self.starts[first])
        number = sentences.index_at(self.starts[first] - begin)
        return number is not None and self.starts[last] - begin < sentences.ends[number]

    def _between(self, first: int, last: int) -> str:
        row = self._row
        start, end = row.ends[self._first + first], row.starts[self._first + last]
        return row.data[start:end].decode()

    def sentence_range(self, token: int) -> tuple[int, int]:
        """As `Page.sentence_range`."""
        begin, sentences = self._sentences_at(self.starts[token])
        number = sentences.index_at(self.starts[token] - begin)
        if number is None:
            return token, token + 1
        start, stop = sentences.starts[number] + begin, sentences.ends[number] + begin
        starts = self.starts
        return bisect_left(starts, start, hi=token), bisect_left(starts, stop, token)

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """The bounds of the sentence at an offset, in code points of the text."""
        begin, sentences = self._sentences_at(offset)
        number = sentences.index_at(offset - begin)
        if number is None:
            return None
        return sentences.starts[number] + begin, sentences.ends[number] + begin

    def _sentences_at(self, offset: int) -> tuple[int, Spans]:
        """Where the line of an offset begins, and its sentences from there."""
        text = self.text
        begin = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
        known = self._lines.get(begin)
        if known is None:
            ends = [end for end in (text.find("\n", offset), text.find("\r", offset)) if end >= 0]
            line = text[begin : min(ends, default=len(text))]
            known = self._lines[begin] = self._row.sentences_of(line)
        return begin, known


class _Words(Sequence[str]):
    """The words of a page, cut when asked for, and an empty one behind the last."""

    def __init__(self, row: Row, first: int, end: int) -> None:
        self._data = row.data
        # An empty word stands behind the last, and so at -1 too.
        self._starts = [*row.starts[first:end].tolist(), 0]
        self._ends = [*row.ends[first:end].tolist(), 0]

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            bounds = zip(self._starts[at], self._ends[at], strict=True)
            return [self._data[start:end].decode() for start, end in bounds]
        return self._data[self._starts[at] : self._ends[at]].decode()
