"""Looks for words that stand where a lexicon's labels stand; it proposes and changes nothing.

The corpus is read twice: first for the slots of the labels, then for what else fills them.
A slot counts the more, the greater the part of its fillings that are labels.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from framing.compare.measures.count import Count
from framing.compare.measures.keyness import g2_two_cell, log_ratio
from framing.domain.concordance import Concordance, ConcordanceLine
from framing.domain.document import Document, SkippedDocument
from framing.domain.entity import Entity
from framing.domain.hit import Hit
from framing.domain.lexicon import Lexicon
from framing.domain.suggestion import SharedSlot, Slot, Suggestion, Suggestions
from framing.engine.slots import Neighbour, WordRow, word_row
from framing.lexicon.expand import TermOptions, UnusableTermError, expand_term
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.match.matcher import Matcher
from framing.read.documents import ReadSettings, read_documents

# In a large corpus a neighbour seen once beside a label tells nothing about the labels.
MANY_HITS = 200
MIN_HITS_OF_A_SLOT = 2
# One shared slot may be chance.
MIN_SLOTS = 2
N_LINES = 3
# What being joined to a label weighs beside a slot that only labels fill.
_JOINED_WEIGHT = 0.5
# From here on, more frequent beside labels is frequent enough: 2 to the power of 4.
_FULL_LOG_RATIO = 4.0
# A rarer singular is likely another word: "isi" is none of "isis".
_LEAST_SHARE_OF_A_FORM = 0.05


def suggest_terms(
    lexicon: Lexicon,
    paths: Sequence[str],
    entities: Sequence[Entity],
    *,
    label: str | None,
    n_suggestions: int,
    settings: ReadSettings,
) -> Suggestions:
    """The words that share most slots with the hits of a lexicon, or of one of its labels."""
    matcher = compile_matcher([lexicon], entities)
    slots = _LabelSlots()
    skipped: list[SkippedDocument] = []
    n_documents = 0
    for document in read_documents(paths, settings=settings):
        if isinstance(document, SkippedDocument):
            skipped.append(document)
            continue
        n_documents += 1
        slots.add(_matched(document, matcher), label)
    fillers = _Fillers(slots.known())
    for document in read_documents(paths, settings=settings):
        if not isinstance(document, SkippedDocument):
            fillers.add(_matched(document, matcher), label)
    found = fillers.suggestions(slots, lexicon.language)
    ranked = sorted((each for each in found if each.strength > 0), key=_rank)
    return Suggestions(
        lexicon.id, n_documents, slots.n_hits, tuple(ranked[:n_suggestions]), tuple(skipped)
    )


def _rank(suggestion: Suggestion) -> tuple[float, tuple[str, ...]]:
    return -suggestion.strength, suggestion.words


@dataclass(frozen=True, slots=True)
class _Matched:
    """A document's words, the hits in its scored zones, and the tokens that are spoken for.

    Names of known entities are spoken for too: they belong to entity files.
    """

    row: WordRow
    hits: tuple[Hit, ...]
    covered: frozenset[int]


def _matched(document: Document, matcher: Matcher) -> _Matched:
    row, matches = word_row(document), find_matches(document, matcher)
    hits = (hit for hit in matches.hits if document.zone_at(hit.span.start).is_scored)
    spans = [*(hit.span for hit in matches.hits), *(each.span for each in matches.mentions)]
    covered = frozenset(token for span in spans for token in row.tokens_of(span))
    return _Matched(row, tuple(hits), covered)


@dataclass(slots=True)
class _LabelSlots:
    """Which neighbours the labels have, and how often."""

    n_hits: int = 0
    by_label: defaultdict[Neighbour, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def add(self, matched: _Matched, label: str | None) -> None:
        row = matched.row
        for hit in matched.hits:
            if label in (None, hit.label):
                self.n_hits += 1
                tokens = row.tokens_of(hit.span)
                for neighbour in row.neighbours(tokens.start, tokens.stop):
                    self.by_label[neighbour][hit.label] += 1

    def known(self) -> dict[Neighbour, int]:
        """The neighbours seen often enough, with their number of hits."""
        totals = {each: labels.total() for each, labels in self.by_label.items()}
        minimum = MIN_HITS_OF_A_SLOT if self.n_hits >= MANY_HITS else 1
        return {each: n for each, n in totals.items() if n >= minimum}


@dataclass(slots=True)
class _Filler:
    """One word outside all hits."""

    n: int = 0
    n_near: int = 0
    documents: int = 0
    last_document: str | None = None
    shared: Counter[Neighbour] = field(default_factory=Counter)
    joined: Counter[tuple[str, str]] = field(default_factory=Counter)
    lines: list[ConcordanceLine] = field(default_factory=list)


class _Fillers:
    """What else stands in the slots of the labels."""

    def __init__(self, slots: dict[Neighbour, int]) -> None:
        self._slots = slots
        self._words: defaultdict[str, _Filler] = defaultdict(_Filler)
        self._n_fillings: Counter[Neighbour] = Counter(slots)
        self._n_near = 0
        self._n_tokens = 0

    def add(self, matched: _Matched, label: str | None) -> None:
        row, document = matched.row, matched.row.document
        near = {document.block_index_at(hit.span.start) for hit in matched.hits}
        concordance = Concordance(document)
        for token, word in enumerate(row.folded):
            start = document.tokens.starts[token]
            if not document.zone_at(start).is_scored:
                continue
            is_near = document.block_index_at(start) in near
            self._n_tokens += 1
            self._n_near += is_near
            if token in matched.covered or not row.is_content(token):
                continue
            self._count(word, is_near, document.id)
            shared = [each for each in row.neighbours(token, token + 1) if each in self._slots]
            for each in shared:
                self._n_fillings[each] += 1
                self._words[word].shared[each] += 1
            if shared:
                self._keep(word, row, token, concordance)
        for hit in matched.hits:
            if label in (None, hit.label):
                self._add_joined(hit, matched, concordance)

    def _count(self, word: str, is_near: bool, document: str) -> None:
        filler = self._words[word]
        filler.n += 1
        filler.n_near += is_near
        if filler.last_document != document:
            filler.documents += 1
            filler.last_document = document

    def _add_joined(self, hit: Hit, matched: _Matched, concordance: Concordance) -> None:
        row = matched.row
        tokens = row.tokens_of(hit.span)
        printed = " ".join(row.folded[each] for each in tokens)
        for token in row.joined_to(tokens.start, tokens.stop):
            if token not in matched.covered:
                self._words[row.folded[token]].joined[printed, hit.label] += 1
                self._keep(row.folded[token], row, token, concordance)

    def _keep(self, word: str, row: WordRow, token: int, concordance: Concordance) -> None:
        lines = self._words[word].lines
        if len(lines) < N_LINES:
            lines.append(concordance.cut(row.document.tokens[token]))

    def suggestions(self, slots: _LabelSlots, language: str) -> Iterator[Suggestion]:
        """Every word, its forms joined, that shares enough with the labels."""
        for words in _families(self._words, language):
            fillers = [self._words[word] for word in words]
            shared = sum((filler.shared for filler in fillers), Counter[Neighbour]())
            joined = sum((filler.joined for filler in fillers), Counter[tuple[str, str]]())
            # Labels modify other nouns too, so what only stands before nouns may be an adjective.
            is_noun = bool(joined) or any(slot is Slot.MODIFIER for slot, _ in shared)
            if is_noun and len(shared) + len(joined) >= MIN_SLOTS:
                yield self._suggestion(words, fillers, slots, (shared, joined))

    def _suggestion(
        self,
        words: tuple[str, ...],
        fillers: Sequence[_Filler],
        slots: _LabelSlots,
        evidence: tuple[Counter[Neighbour], Counter[tuple[str, str]]],
    ) -> Suggestion:
        shared, joined = evidence
        n, n_near = sum(each.n for each in fillers), sum(each.n_near for each in fillers)
        near = Count(n_near, self._n_near)
        far = Count(n - n_near, self._n_tokens - self._n_near)
        n_in_slots = shared.total() + joined.total()
        weights = [
            self._slots[each] / self._n_fillings[each] * math.log2(1 + times)
            for each, times in shared.items()
        ]
        weights += [_JOINED_WEIGHT * math.log2(1 + times) for times in joined.values()]
        labels: Counter[str] = Counter()
        for each, times in shared.items():
            for label in slots.by_label[each]:
                labels[label] += times
        for (_, label), times in joined.items():
            labels[label] += times
        return Suggestion(
            words=words,
            n=n,
            n_in_slots=n_in_slots,
            n_documents=max(each.documents for each in fillers),
            slots=tuple(self._shared_slots(shared, joined)),
            labels=tuple(sorted(labels.items(), key=_most_first)),
            g2=g2_two_cell(near, far),
            log_ratio=log_ratio(near, far),
            strength=math.fsum(weights)
            * math.sqrt(min(1.0, n_in_slots / n))
            * _nearness(log_ratio(near, far)),
            lines=tuple(line for each in fillers for line in each.lines)[:N_LINES],
        )

    def _shared_slots(
        self, shared: Counter[Neighbour], joined: Counter[tuple[str, str]]
    ) -> list[SharedSlot]:
        partners: Counter[str] = Counter()
        for (printed, _), times in joined.items():
            partners[printed] += times
        found = [
            SharedSlot(slot, word, times, self._slots[slot, word])
            for (slot, word), times in shared.items()
        ]
        found += [SharedSlot(Slot.COORDINATED, each, n, n) for each, n in partners.items()]
        return sorted(found, key=_slot_order)


def _nearness(ratio: float | None) -> float:
    """0 for a word that is not more frequent near labels, 1 for one that is 16 times so."""
    return 1.0 if ratio is None else min(max(ratio / _FULL_LOG_RATIO, 0.0), 1.0)


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _slot_order(shared: SharedSlot) -> tuple[str, int, str]:
    return shared.slot.value, -shared.n, shared.neighbour


def _families(words: dict[str, _Filler], language: str) -> Iterator[tuple[str, ...]]:
    """Words with their other forms that occur, the most frequent first."""
    taken: set[str] = set()
    for word in sorted(words, key=_short_first):
        if word in taken:
            continue
        try:
            forms = expand_term(f"{word}", TermOptions(language=language)).forms
        except UnusableTermError:
            forms = (word,)
        least = words[word].n / _LEAST_SHARE_OF_A_FORM
        others = (form for form in forms if form in words and form not in taken)
        family = {word, *(form for form in others if words[form].n <= least)}
        taken |= family
        yield tuple(sorted(family, key=lambda each: (-words[each].n, each)))


def _short_first(word: str) -> tuple[int, str]:
    return len(word), word
