"""Matching in a row of documents: the hits of `find`, as arrays, for those who count many texts.

Candidates are found by their words alone. Where one asks more of its text than to stand there, the
candidates of that text go through the law of `find` one by one; all others compete as arrays.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from operator import itemgetter

import numpy as np

from framing.match.endings import ANY_LENGTH, is_plain
from framing.match.find import counting
from framing.match.law import leftmost_longest, longest_names, without_excluded
from framing.match.near_row import NearInRow
from framing.match.page import Page
from framing.match.rivals_row import leftmost_longest_rows
from framing.match.row import Row, WordRow
from framing.match.row_types import RowTypes
from framing.match.scan import Candidate, scan_at
from framing.match.scan_row import Found, RowScan, joined, scan_words
from framing.match.type_index import (
    ASKS,
    COUNTS,
    GOES_ON,
    LED,
    NAMES,
    Flags,
    Numbers,
    TypeIndex,
)
from framing.match.word_types import Longs, WordTypes

MAX_TYPES = 250_000
_FARTHEST = sys.maxsize
_by_words = itemgetter(0, 1)
_TERMS = COUNTS | GOES_ON | LED | ASKS


class RowHits:
    """The hits of a row by text and place: the text of each, its words `[word, end)` in the row, the
    number of its form among `TypeIndex.forms`, and how many code points `before` and `behind` in
    these words are not its own."""

    def __init__(self, row: Row, *columns: Numbers) -> None:
        self._row, self._columns = row, columns
        self.text, self.word, self.end, self.form, self.before, self.behind = columns

    @cached_property
    def start(self) -> Numbers:
        """Where each begins, in code points of its text."""
        return self._row.chars(self._row.starts[self.word], self.text) + self.before

    @cached_property
    def stop(self) -> Numbers:
        """Where each ends, in code points of its text."""
        return self._row.chars(self._row.ends[self.end - 1], self.text) - self.behind

    def only(self, which: Flags | Numbers) -> RowHits:
        """Some of the hits, in the order given."""
        return RowHits(self._row, *(column[which] for column in self._columns))


class RowMatcher:
    """Finds hits in rows of one language; it knows the words met so far, within bounds."""

    def __init__(self, make_index: Callable[[], TypeIndex]) -> None:
        self._make_index = make_index
        self.index, self.types = make_index(), WordTypes()

    def find(self, row: Row, loaded: Longs, is_read: Flags) -> RowHits:
        """The hits in the texts that are to be read; `loaded` as `WordTypes.numbers` takes it."""
        if self.types.n_types > MAX_TYPES:
            self.index, self.types = self._make_index(), WordTypes()
        types = RowTypes(self.index, self.types, row, loaded)
        scanned = scan_words(self.index, row, types, *types.beginning(is_read))
        found = RowLaw(self.index).counting(row, scanned)
        self.index.matcher.forget()
        return _placed(row, found)


class RowLaw:
    """The law of `find` over the candidates of a row: which of them count."""

    def __init__(self, index: TypeIndex) -> None:
        self.index = index

    def counting(self, row: WordRow, scanned: RowScan) -> Found:
        """The candidates that count, in no order."""
        judged: list[tuple[int, Candidate]] = []
        plain: list[tuple[int, Candidate]] = []
        bounds: list[tuple[int, int]] = []
        for text, candidates in scanned.by_text.items():
            terms = [each for each in candidates if self.index.is_wanted(each[4])]
            sentences = _sentences_to_judge(scanned.pages[text], terms)
            if sentences:
                judged += [(text, each) for each in self._judged(row, text, scanned, sentences)]
                terms = [each for each in terms if not _is_within(each[0], sentences)]
            met, excluding = self._meeting(row, text, scanned, terms)
            plain += [(text, each) for each in _without_rivals(met)]
            base = int(row.first_words[text])
            bounds += [(base + first, base + end) for first, end in (*sentences, *excluding)]
        free = scanned.found.only(~_is_inside(scanned.found.origin, bounds))
        contenders = joined(free, self._as_found(row, scanned, plain))
        lexicons = self.index.endings.lexicons["lexicon"][contenders.form]
        is_kept = leftmost_longest_rows(lexicons, contenders.first, contenders.end)
        kept = self._without_others(contenders.only(is_kept), lexicons[is_kept])
        return joined(kept, self._as_found(row, scanned, judged))

    def _meeting(
        self, row: WordRow, text: int, scanned: RowScan, terms: list[Candidate]
    ) -> tuple[list[Candidate], list[tuple[int, int]]]:
        """The candidates that nothing excludes and whose conditions, on words alone, hold; and the
        words of exclusions, all of whose candidates are among them."""
        if all(is_plain(each[4]) for each in terms):
            return terms, []
        numbers = scanned.operands(self.index, *row.first_words[text : text + 2].tolist())
        near = NearInRow(scanned.pages[text], self.index.operands, numbers)
        exclusions = [each for each in terms if each[4].is_exclusion and near.meet_all(each)]
        words = _covered(exclusions)
        free = [each for each in terms if not each[4].is_exclusion]
        if exclusions:
            others = self._others(row, text, scanned, words)
            free += [each for each in others if self.index.is_wanted(each[4])]
            free = without_excluded(free, exclusions)
        return [each for each in free if near.meet_all(each)], words

    def _without_others(self, found: Found, lexicons: Numbers) -> Found:
        """Of candidates on the very same words those alone that win, wherever they were found."""
        rows = np.flatnonzero(found.end - found.first > 1)
        rows = rows[np.lexsort((found.end[rows], found.first[rows], lexicons[rows]))]
        same = np.ones(max(0, len(rows) - 1), np.bool_)
        for column in (lexicons, found.first, found.end):
            same &= np.diff(column[rows]) == 0
        groups = np.concatenate(([0], np.cumsum(~same)))[: len(rows)]
        doubtful = groups[1:][same & (np.diff(found.origin[rows]) != 0)]
        is_lost = np.zeros(len(found.first), np.bool_)
        for group in sorted({*doubtful.tolist()}):
            rivals = rows[slice(*np.searchsorted(groups, (group, group + 1)))]
            is_lost[rivals] = True
            is_lost[self._winners(found, rivals)] = False
        return found.only(~is_lost)

    def _winners(self, found: Found, rivals: Numbers) -> list[int]:
        """Those among candidates on the very same words that win."""
        table = (found.form[rivals], found.before[rivals], found.behind[rivals])
        by_form = dict(zip(table[0].tolist(), rivals.tolist(), strict=True))
        forms = self.index.forms
        candidates: list[Candidate] = [
            (0, 1, before, ANY_LENGTH - behind, forms[form])
            for form, before, behind in zip(*(column.tolist() for column in table), strict=True)
        ]
        number = self.index.endings.number
        return [by_form[number(each[4])] for each in leftmost_longest(candidates)]

    def _others(
        self,
        row: WordRow,
        text: int,
        scanned: RowScan,
        bounds: list[tuple[int, int]],
        marks: int = _TERMS,
    ) -> list[Candidate]:
        """What `scan` finds within bounds at the words where it has not been asked."""
        base = int(row.first_words[text])
        tokens: list[int] = []
        for first, end in bounds:
            own = slice(*np.searchsorted(scanned.words, (base + first, base + end)))
            begun = scanned.words[own][scanned.begins[own] & marks != 0]
            asked = slice(*np.searchsorted(scanned.asked, (base + first, base + end)))
            tokens += sorted({*begun.tolist()}.difference(scanned.asked[asked].tolist()))
        page = scanned.pages[text]
        return scan_at(self.index.matcher.index, page, [token - base for token in tokens])

    def _judged(
        self, row: WordRow, text: int, scanned: RowScan, sentences: list[tuple[int, int]]
    ) -> list[Candidate]:
        """The candidates in some sentences of a text that count, by the law of `find`."""
        page = scanned.pages[text]
        candidates = [each for each in scanned.by_text[text] if _is_within(each[0], sentences)]
        asking = [each for each in candidates if _asks_for_names(each)]
        named = sorted({page.sentence_range(each[0]) for each in asking})
        unnamed = [each for each in sentences if each not in named]
        candidates += self._others(row, text, scanned, unnamed)
        candidates += self._others(row, text, scanned, named, _TERMS | NAMES)
        names = [each for each in candidates if each[4].home is None] if named else []
        terms = [each for each in candidates if self.index.is_wanted(each[4])]
        return counting(terms, longest_names(names), page, self.index.matcher)

    def _as_found(
        self, row: WordRow, scanned: RowScan, candidates: list[tuple[int, Candidate]]
    ) -> Found:
        """Candidates of texts as arrays."""
        number, pages = self.index.endings.number, scanned.pages
        rows = [
            (
                text,
                first,
                end,
                number(form),
                start - pages[text].starts[first],
                pages[text].ends[end - 1] - stop,
            )
            for text, (first, end, start, stop, form) in candidates
        ]
        text, first, end, form, before, behind = np.array(rows, np.int64).reshape(-1, 6).T
        base = row.first_words[text]
        return Found(first + base, end + base, form, before, behind, np.full(len(first), -1))


def _sentences_to_judge(page: Page, terms: list[Candidate]) -> list[tuple[int, int]]:
    """The sentences, as tokens `[first, end)` in order, in which labels or names are looked for."""
    judging = [
        first for first, _, _, _, form in terms if any(rule.keys for rule in form.conditions)
    ]
    return sorted({page.sentence_range(first) for first in judging})


def _asks_for_names(candidate: Candidate) -> bool:
    return any(rule.asks_for_names for rule in candidate[4].conditions)


def _covered(candidates: list[Candidate]) -> list[tuple[int, int]]:
    """The words of candidates as bounds that do not overlap, in order."""
    bounds: list[tuple[int, int]] = []
    for first, end, *_ in sorted(candidates, key=_by_words):
        if bounds and first < bounds[-1][1]:
            bounds[-1] = (bounds[-1][0], max(end, bounds[-1][1]))
        else:
            bounds.append((first, end))
    return bounds


def _is_within(token: int, sentences: list[tuple[int, int]]) -> bool:
    at = bisect_right(sentences, (token, _FARTHEST)) - 1
    return at >= 0 and token < sentences[at][1]


def _is_inside(words: Numbers, bounds: list[tuple[int, int]]) -> Flags:
    """Which words lie within any of the bounds, which do not overlap."""
    starts, ends = np.array(sorted(bounds), np.int64).reshape(-1, 2).T
    if not len(starts):
        return np.zeros(len(words), np.bool_)
    at = np.searchsorted(starts, words, "right") - 1
    found: Flags = (at >= 0) & (words < ends[np.maximum(at, 0)])
    return found


def _without_rivals(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Of candidates of one lexicon on the very same words those alone that win."""
    rivals: dict[tuple[str, int, int], list[Candidate]] = {}
    for each in candidates:
        lexicon = each[4].home[0] if each[4].home else ""
        rivals.setdefault((lexicon, each[0], each[1]), []).append(each)
    for group in rivals.values():
        yield from leftmost_longest(group)


def _placed(row: Row, found: Found) -> RowHits:
    """The hits in the order of texts and places."""
    # Nearly in order already; hits that begin at one place keep the order of their forms.
    order = np.argsort(row.starts[found.first] + found.before, kind="stable")
    found = found.at(order)
    bounds = np.searchsorted(found.first, row.first_words)
    texts = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    return RowHits(row, texts, found.first, found.end, found.form, found.before, found.behind)
