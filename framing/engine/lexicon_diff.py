"""Walks a corpus once with two states of a lexicon and tells which hits differ.

Lexicons may hit the same words independently of each other, so both states take part in one
walk, each under a name of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from framing.domain.concordance import Concordance
from framing.domain.document import Document, SkippedDocument
from framing.domain.entity import Entity
from framing.domain.hit import VoicedHit
from framing.domain.lexicon import ContextRule, Label, Lexicon, Operand, OperandKind, Term
from framing.domain.lexicon_diff import Cell, CellChange, Change, HitChange, LexiconDiff
from framing.engine.corpus import digest_lexicon
from framing.engine.hit_pairs import HitPair, pair_hits
from framing.match.compile import compile_matcher
from framing.pipeline import Road, walk
from framing.read.documents import ReadSettings, read_documents

_BEFORE, _AFTER = "before ", "after "


def diff_lexicons(
    before: Sequence[Lexicon],
    after: Sequence[Lexicon],
    paths: Sequence[str],
    entities: Sequence[Entity],
    *,
    settings: ReadSettings,
) -> LexiconDiff:
    """What the edit from one state to the other changes over the corpus.

    Lexicons are paired by id; where each side is a single one they are a pair whatever their
    ids. One without a partner counts against nothing.
    """
    road = road_of_both(before, after, entities)
    tally = Tally(Counter(), [])
    skipped: list[SkippedDocument] = []
    n_documents = 0
    for document in read_documents(paths, settings=settings):
        if isinstance(document, SkippedDocument):
            skipped.append(document)
            continue
        n_documents += 1
        tally.add(document, [hit.voiced for hit in walk(document, road).hits])
    return tally.diff(before, after, n_documents=n_documents, skipped=skipped)


def road_of_both(
    before: Sequence[Lexicon], after: Sequence[Lexicon], entities: Sequence[Entity]
) -> Road:
    """The road of both states, each lexicon under the name of its side and its partner's id."""
    names = {each.id: each.id for each in before}
    if len(before) == len(after) == 1:
        names = {before[0].id: after[0].id}
    lexicons = (
        *(_under_name(each, _BEFORE, names) for each in before),
        *(_under_name(each, _AFTER, {one.id: one.id for one in after}) for each in after),
    )
    # Whom labels mean is no part of what an edit is told by.
    return Road(lexicons, tuple(entities), compile_matcher(lexicons, entities), refers={})


def side_of(name: str) -> tuple[str, bool]:
    """The id of a lexicon on the road of both, and whether it is the one after the edit."""
    is_after = name.startswith(_AFTER)
    return name.removeprefix(_AFTER if is_after else _BEFORE), is_after


def _under_name(lexicon: Lexicon, side: str, names: dict[str, str]) -> Lexicon:
    """The lexicon under the name of its side, its `#lexicon.label` references as well."""
    contrasts = tuple(
        replace(
            contrast, labels=tuple(_label_under(label, side, names) for label in contrast.labels)
        )
        for contrast in lexicon.contrasts
    )
    return replace(lexicon, id=side + names[lexicon.id], contrasts=contrasts)


def _label_under(label: Label, side: str, names: dict[str, str]) -> Label:
    def renamed(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(
            replace(term, context=tuple(_rule_under(rule, side, names) for rule in term.context))
            if term.context
            else term
            for term in terms
        )

    return replace(label, terms=renamed(label.terms), exclusions=renamed(label.exclusions))


def _rule_under(rule: ContextRule, side: str, names: dict[str, str]) -> ContextRule:
    return replace(rule, operands=tuple(_operand_under(o, side, names) for o in rule.operands))


def _operand_under(operand: Operand, side: str, names: dict[str, str]) -> Operand:
    owner, slash, label = operand.text.partition("/")
    if operand.kind is not OperandKind.LABEL or not slash or owner not in names:
        return operand
    return replace(operand, text=f"{side}{names[owner]}/{label}")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by cell and sort, and the changes, as documents pass by."""

    counts: Counter[tuple[Cell, str]]
    changes: list[HitChange]

    def add(self, document: Document, hits: Sequence[VoicedHit]) -> None:
        """Take in the hits of both states in a document, in the order of the text."""
        outlet = document.metadata.outlet or ""
        concordance = Concordance(document)
        for lexicon, pair in _pairs(hits):
            self._count(pair, lexicon, outlet)
            change, shown = pair.change, pair.shown
            if change is None:
                continue
            self.changes.append(
                HitChange(
                    change=change,
                    lexicon=lexicon,
                    before=pair.before.hit.label if pair.before else None,
                    after=pair.after.hit.label if pair.after else None,
                    term=shown.hit.term,
                    voice=shown.voice,
                    line=concordance.cut(shown.hit.span),
                )
            )

    def _count(self, pair: HitPair, lexicon: str, outlet: str) -> None:
        change = pair.change
        sides = ((pair.before, "n_before", _OUT), (pair.after, "n_after", _IN))
        for voiced, total, counter in sides:
            if voiced is None:
                continue
            cell = Cell(lexicon, voiced.hit.label, outlet, voiced.voice.value)
            self.counts[cell, total] += 1
            if change in counter:
                self.counts[cell, counter[change]] += 1

    def add_unchanged(self, cell: Cell, n: int) -> None:
        """Take in so many hits of one cell that are the same before and after."""
        self.counts[cell, "n_before"] += n
        self.counts[cell, "n_after"] += n

    def diff(
        self,
        before: Sequence[Lexicon],
        after: Sequence[Lexicon],
        *,
        n_documents: int,
        skipped: Sequence[SkippedDocument],
    ) -> LexiconDiff:
        """What the edit changes over the documents that were taken in."""
        return LexiconDiff(
            before=tuple(digest_lexicon(each) for each in before),
            after=tuple(digest_lexicon(each) for each in after),
            n_documents=n_documents,
            cells=tuple(self.cells()),
            changes=tuple(self.changes),
            skipped=tuple(skipped),
        )

    def cells(self) -> Iterator[CellChange]:
        """The counts of each cell that has any."""
        for cell, entries in groupby(sorted(self.counts), key=_cell_of):
            numbers = {"n_before": 0, "n_after": 0}
            numbers.update((name, self.counts[cell, name]) for _, name in entries)
            yield CellChange(cell, **numbers)


_OUT: dict[Change | None, str] = {Change.REMOVED: "n_removed", Change.MOVED: "n_moved_out"}
_IN: dict[Change | None, str] = {
    Change.ADDED: "n_added",
    Change.MOVED: "n_moved_in",
    Change.RECUT: "n_recut",
}


def _cell_of(entry: tuple[Cell, str]) -> Cell:
    return entry[0]


def _pairs(hits: Sequence[VoicedHit]) -> Iterator[tuple[str, HitPair]]:
    """The hits of each lexicon, paired, in the order of the text."""
    sides: dict[str, tuple[list[VoicedHit], list[VoicedHit]]] = {}
    for voiced in hits:
        if voiced.zone.is_scored:
            name, is_after = side_of(voiced.hit.lexicon)
            sides.setdefault(name, ([], []))[is_after].append(voiced)
    found = [(name, pair) for name in sorted(sides) for pair in pair_hits(*sides[name])]
    return iter(sorted(found, key=_place))


def _place(found: tuple[str, HitPair]) -> tuple[int, int, str, str]:
    name, pair = found
    hit = pair.shown.hit
    return (hit.span.start, hit.span.end, name, hit.label)
