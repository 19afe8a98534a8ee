"""The zones of the paragraphs of many texts at once: what counts in them, and how many words.

The law is that of `zones`. It is asked about the front of a text where that is not plain, and about
a text with comments or lists of links; all other bodies are zoned side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from framing.domain.document import Zone
from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.read.byte_fronts import NUMBERS, ZONES, FrontPages, Fronts
from framing.read.byte_lines import bytes_among
from framing.read.byte_looked import (
    CAPTION,
    MENU,
    OPEN,
    OTHER,
    PARTS,
    PASSED,
    ROLES,
    SIGNED,
    Looked,
    looked_at,
)
from framing.read.byte_looks import (
    BARE,
    PROSE,
    QUESTION,
    UNKNOWN,
    FilledLines,
    Paragraphs,
    paragraphs_in_bytes,
)
from framing.read.byte_phrases import NONE, Inner, inner_phrases
from framing.read.byte_words import ByteWords, Flags, Ints
from framing.read.edges import MAX_BIOGRAPHY, author_above, author_in, biographies
from framing.read.furniture_signs import furniture_signs
from framing.read.looks import MIN_LINK_WORDS, Look, is_link_line, is_marked_sentence
from framing.read.zones import (
    MAX_LEFTOVER_WORDS,
    N_ABOVE_PROSE,
    PASSED_OVER,
    front_of_looks,
    is_subhead,
    zones_of_looks,
)

_SCORED = np.array([zone.is_scored for zone in ZONES])
_NOWHERE = Span(0, 0)
_N_FIRST = 6  # no rule of `zones` looks farther into running text
_N_AT_ONCE = 10  # paragraphs that are laid out together, some more than mostly lie so far

# By role: what counts for nothing in a body, and what may stand between a heading and its text.
_IS_FURNITURE = bytes_among(bytes((PASSED, SIGNED, OTHER, MENU)))
_LIES_BETWEEN = bytes_among(bytes(ROLES[each] for each in PASSED_OVER))


@dataclass(frozen=True, slots=True)
class ByteTexts:
    """Texts of one language in a row: their words, and the paragraphs of some with their zones.

    `zones` are numbers in ZONES; `n_words` counts the words of each of those texts in zones that are
    scored. `is_whole` tells of each text whether all this is right.
    """

    words: ByteWords
    starts: Ints
    ends: Ints
    zones: Ints
    n_words: Ints
    is_whole: Flags

    def paragraphs_at(self, places: Ints) -> Ints:
        """The numbers of the paragraphs that hold the places, which lie in some."""
        return np.searchsorted(self.starts, places, "right") - 1


def zoned_in_bytes(
    words: ByteWords, lines: FilledLines, titles: Sequence[str | None], language: str
) -> ByteTexts:
    """Texts without front matter or markup, of which these are the lines; each may have a headline
    known."""
    found = paragraphs_in_bytes(words, lines, language)
    zones = _Zoning(words, found, language).zones(titles)
    # All words of a text stand in its paragraphs.
    n_words = np.searchsorted(words.starts, found.ends) - np.searchsorted(
        words.starts, found.starts
    )
    counted = np.bincount(found.texts, n_words * _SCORED[zones], len(titles)).astype(np.int64)
    return ByteTexts(words, found.starts, found.ends, zones, counted, lines.is_whole)


class _Zoning:
    """The paragraphs of a row of texts with what is known of each, and their zones."""

    def __init__(self, words: ByteWords, found: Paragraphs, language: str) -> None:
        self._words, self._found, self._language = words, found, language
        self._data = words.data
        self._edges = list(zip(words.first.tolist(), words.last.tolist(), strict=True))
        self._kinds, self._inner = inner_phrases(words, found, language)
        self._bounds = np.searchsorted(found.texts, np.arange(len(words.first) + 1))
        self._looked: dict[int, Looked] = {}
        self._is_prose = (self._kinds == PROSE) | (self._kinds == QUESTION)
        self._may_head = found.may_head & (self._kinds == BARE)
        self._may_be_left = (self._kinds == BARE) & (found.n_words < MAX_LEFTOVER_WORDS)
        self._is_highlights = np.zeros(len(found.texts), np.bool_)
        self._is_link = self._links()
        self._may_head &= ~self._is_link
        self._roles = np.full(len(found.texts), OPEN)

    def zones(self, titles: Sequence[str | None]) -> Ints:
        """The zones of all paragraphs."""
        self._look_at_unknown()
        texts, begun = self._found.texts, self._bounds[:-1]
        zones = np.full(len(texts), NUMBERS[Zone.BODY])
        is_parted = np.zeros(len(titles), np.bool_)
        is_parted[texts[self._roles == PARTS]] = True
        fronts = self._settled_fronts(titles)
        n_above = fronts.n_above
        asked = self._found.is_whole & ~is_parted & (n_above < 0)
        others = {
            int(begun[text]): front_of_looks(looks, titles[text])
            for text, looks in self._first_looks(np.flatnonzero(asked))
        }
        n_above[asked] = [front.n for front in others.values()]
        is_body = np.arange(len(texts)) >= (begun + n_above)[texts]
        self._zone_bodies(zones, is_body & ~is_parted[texts])
        zones[fronts.rows] = fronts.zones
        for first, front in others.items():
            zones[first : first + front.n] = [NUMBERS[zone] for zone in front.zones]
            zones[[first + number for number in front.repeats]] = NUMBERS[Zone.HEADLINE]
        for text in np.flatnonzero(self._found.is_whole & is_parted).tolist():
            first, end = self._bounds[text : text + 2].tolist()
            zones[first:end] = self._all_zones(first, end, titles[text])
        self._set_authors_aside(zones)
        return zones

    def _set_authors_aside(self, zones: Ints) -> None:
        """Make boilerplate of what tells, at either end of bodies, who wrote them."""
        body = np.flatnonzero(zones == NUMBERS[Zone.BODY])
        is_first = np.diff(self._found.texts[body], prepend=-1) != 0
        told: set[int] = set()
        for rows, author in ((is_first, author_above), (np.roll(is_first, -1), author_in)):
            edges = body[rows]
            edges = edges[self._found.n_chars[edges] <= MAX_BIOGRAPHY]
            columns = (self._found.texts[edges].tolist(), self._texts_of(edges))
            told |= {text for text, words in zip(*columns, strict=True) if author(words)}
        for text in sorted(told):
            first, end = self._bounds[text : text + 2].tolist()
            words = list(self._texts_of(np.arange(first, end)))
            known = [ZONES[zone] for zone in zones[first:end].tolist()]
            for each in biographies(words, known):
                zones[first + each] = NUMBERS[Zone.BOILERPLATE]

    def _settled_fronts(self, titles: Sequence[str | None]) -> Fronts:
        if not len(self._found.texts):
            return Fronts(np.zeros(len(titles), np.int64), self._bounds[:0], self._bounds[:0])
        is_listed = self._is_highlights | self._found.is_item
        pages = FrontPages(self._found, self._bounds, self._is_prose, self._roles, is_listed)
        return pages.settled(self._words, np.array([not title for title in titles]))

    def _look_at_unknown(self) -> None:
        """Look at the paragraphs of which too little is known."""
        found = self._found
        numbers = np.flatnonzero((self._kinds == UNKNOWN) & found.is_whole[found.texts])
        columns = (found.starts, found.ends, found.texts, found.is_even)
        rows = zip(numbers.tolist(), *[each[numbers].tolist() for each in columns], strict=True)
        for number, start, end, text, is_even in rows:
            inner = self._inner.get(text, NONE) if is_even else self._uneven_inner(text)
            self._looked[number] = looked_at(self._data[start:end], inner, self._language)
        facts = zip(*[looked[:-1] for looked in self._looked.values()], strict=True)
        said = (
            self._is_prose,
            self._may_head,
            self._may_be_left,
            self._is_highlights,
            self._is_link,
            self._roles,
        )
        for column, values in zip(said, facts, strict=bool(self._looked)):
            column[numbers] = values
        questions = np.flatnonzero(self._kinds == QUESTION)
        self._may_head[questions] = [is_subhead(look) for look in self._looks(questions)]

    def _links(self) -> Flags:
        """Which bare lines amid a body are headlines of other articles."""
        found = np.zeros(len(self._found.texts), np.bool_)
        rows = (self._kinds == BARE) & (self._found.n_words >= MIN_LINK_WORDS)
        numbers = np.flatnonzero(rows)
        columns = (numbers, self._found.starts[numbers], self._found.ends[numbers])
        for number, start, end in zip(*map(np.ndarray.tolist, columns), strict=True):
            piece = self._data[start:end]
            if b":" in piece or piece.upper() == piece:
                found[number] = is_link_line(piece.decode(), int(self._found.n_words[number]))
        return found

    def _uneven_inner(self, text: int) -> Inner:
        """The phrases of a text for a paragraph that, evenly spaced, may say what stands elsewhere
        in it."""
        page = furniture_signs(self._data[slice(*self._edges[text])].decode(), self._language)
        return page.inner, page.caption_inner, page.shown

    def _looks(self, numbers: Ints) -> Iterator[Look]:
        """The looks of some paragraphs."""
        found = self._found
        columns = (found.starts, found.ends, found.n_words, found.is_item, self._is_prose)
        rows = zip(numbers.tolist(), *[each[numbers].tolist() for each in columns], strict=True)
        for number, start, stop, n_words, is_item, is_prose in rows:
            known = self._looked.get(number)
            if known is not None:
                yield known.look
            else:
                words = self._data[start:stop].decode()
                yield Look(words, _NOWHERE, None, False, is_item, None, n_words, is_prose)

    def _texts_of(self, numbers: Ints) -> Iterator[str]:
        """The texts of some paragraphs."""
        bounds = (self._found.starts[numbers].tolist(), self._found.ends[numbers].tolist())
        for start, end in zip(*bounds, strict=True):
            yield self._data[start:end].decode()

    def _first_looks(self, texts: Ints) -> Iterator[tuple[int, list[Look]]]:
        """Of each of these texts the looks as far as the first paragraphs of running text."""
        begun = self._bounds[texts]
        n_near = np.minimum(self._bounds[texts + 1] - begun, _N_AT_ONCE)
        near = np.arange(_N_AT_ONCE) < n_near[:, None]
        looks = self._looks((begun[:, None] + np.arange(_N_AT_ONCE))[near])
        for text, n_looks in zip(texts.tolist(), n_near.tolist(), strict=True):
            first = list(islice(looks, n_looks))
            yield text, first + list(self._further_looks(text, first))

    def _further_looks(self, text: int, first: Sequence[Look]) -> Iterator[Look]:
        """The looks behind the first ones of a text, where these hold too little running text."""
        n_prose = sum(look.is_prose and not look.is_item for look in first)
        if n_prose < _N_FIRST:
            numbers = np.arange(self._bounds[text] + len(first), self._bounds[text + 1])
            for look in self._looks(numbers):
                yield look
                n_prose += look.is_prose and not look.is_item
                if n_prose == _N_FIRST:
                    return

    def _all_zones(self, first: int, end: int, title: str | None) -> list[int]:
        """The zones of a text from all its paragraphs; beyond the first ones, running text that
        follows running text is zoned as that is."""
        is_prose = self._is_prose[first:end] & ~self._may_head[first:end]
        is_prose &= ~self._found.is_item[first:end]
        is_more = is_prose & (np.cumsum(is_prose) > _N_FIRST)
        is_more[1:] &= is_prose[:-1]
        asked = np.flatnonzero(~is_more)
        zones = zones_of_looks(list(self._looks(first + asked)), title)
        lengths = np.diff(np.append(asked, end - first))
        spread = np.repeat([NUMBERS[zone] for zone in zones], lengths)
        return list(map(int, spread))

    def _zone_bodies(self, zones: Ints, is_body: Flags) -> None:
        """Write the zones of the bodies of articles, as `zones` does paragraph by paragraph."""
        texts, roles = self._found.texts, self._roles
        is_prose = self._is_prose & is_body
        numbers = np.arange(len(texts))
        last_prose = np.full(len(self._bounds) - 1, len(texts))
        last_prose[texts[is_prose]] = numbers[is_prose]
        is_left = self._may_be_left & is_body & (numbers > last_prose[texts])
        left = np.flatnonzero(is_left)
        is_left[left] = [not is_marked_sentence(words) for words in self._texts_of(left)]
        is_furniture = _IS_FURNITURE[roles] | self._is_link
        is_other = is_body & ~is_prose
        zones[is_other & (is_furniture | is_left)] = NUMBERS[Zone.BOILERPLATE]
        zones[is_other & (roles == CAPTION)] = NUMBERS[Zone.CAPTION]
        zones[self._subheads(is_body)] = NUMBERS[Zone.SUBHEAD]

    def _subheads(self, is_body: Flags) -> Ints:
        """Headings: one or two together that have running text below them."""
        texts, roles = self._found.texts, self._roles
        is_entry = self._found.is_entry & self._is_prose
        heads = np.flatnonzero(self._may_head & is_body & ~is_entry)
        if not len(heads):
            return heads
        starts = np.ones(len(heads), np.bool_)
        starts[1:] = (np.diff(heads) > 1) | (np.diff(texts[heads]) > 0)
        runs = np.cumsum(starts) - 1
        lengths = np.bincount(runs)
        n_sentences = np.bincount(runs, self._is_prose[heads])
        is_few = lengths <= np.where(n_sentences == lengths, 1, 2)
        last = heads[np.cumsum(lengths) - 1]
        is_above, is_open = np.zeros(len(last), np.bool_), np.ones(len(last), np.bool_)
        for step in range(1, N_ABOVE_PROSE + 1):
            below = np.minimum(last + step, len(texts) - 1)
            is_open &= (last + step < len(texts)) & (texts[below] == texts[last])
            is_text = self._is_prose[below] | self._found.is_item[below]
            is_above |= is_open & is_text
            is_open &= ~is_text & _LIES_BETWEEN[roles[below]]
        found: Ints = heads[(is_few & is_above)[runs]]
        return found
