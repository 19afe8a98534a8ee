"""Walks a corpus and tells which exception keeps which hits from counting.

Two states of each lexicon take part in one walk: one without its exceptions, and one whose
terms are the exceptions. A hit of the first that lies inside one of the second is silenced by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from framing.domain.concordance import Concordance, ConcordanceLine
from framing.domain.document import Document, SkippedDocument
from framing.domain.entity import Entity
from framing.domain.hit import Hit
from framing.domain.lexicon import (
    Contrast,
    Kind,
    Label,
    Lexicon,
    Operand,
    OperandKind,
    Term,
)
from framing.domain.silence import Silenced, Silences, SilencingPhrase
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.read.documents import ReadSettings, read_documents

_BARE, _PHRASES = "bare ", "phrases "
N_LINES = 3


def find_silences(
    lexicons: Sequence[Lexicon],
    paths: Sequence[str],
    entities: Sequence[Entity],
    *,
    settings: ReadSettings,
) -> Silences:
    """What the exceptions of the lexicons do in the scored zones of a corpus."""
    phrases = {name: each for lexicon in lexicons for name, each in _phrases_of(lexicon)}
    states = [state for lexicon in lexicons for state in _states(lexicon)]
    matcher = compile_matcher(states, entities)
    counts: Counter[str] = Counter()
    lines: dict[str, list[ConcordanceLine]] = {}
    skipped: list[SkippedDocument] = []
    n_documents = n_counting = n_silenced = 0
    for document in read_documents(paths, settings=settings):
        if isinstance(document, SkippedDocument):
            skipped.append(document)
            continue
        n_documents += 1
        concordance = Concordance(document)
        for hit, by in _silencers(document, find_matches(document, matcher).hits):
            n_counting += not by
            n_silenced += bool(by)
            for name in by:
                counts[name] += 1
                if counts[name] <= N_LINES:
                    lines.setdefault(name, []).append(concordance.cut(hit.span))
    found = (
        Silenced(phrase, counts[name], tuple(lines.get(name, ())))
        for name, phrase in phrases.items()
    )
    ordered = tuple(sorted(found, key=_most_first))
    return Silences(ordered, n_documents, n_counting, n_silenced, tuple(skipped))


def _most_first(silenced: Silenced) -> tuple[int, SilencingPhrase]:
    return -silenced.n_hits, silenced.phrase


def _phrases_of(lexicon: Lexicon) -> Iterator[tuple[str, SilencingPhrase]]:
    """Each exception of each label under a name that a hit can carry as its label."""
    for contrast in lexicon.contrasts:
        for label in contrast.labels:
            for number, term in enumerate(label.exclusions):
                at = term.place
                yield (
                    _name(lexicon.id, label.id, number),
                    SilencingPhrase(lexicon.id, label.id, term.text, at.path, at.line, at.column),
                )


def _name(lexicon: str, label: str, number: int) -> str:
    return f"{lexicon}/{label} {number}"


def _states(lexicon: Lexicon) -> Iterator[Lexicon]:
    """The lexicon without exceptions, and the exceptions as an inventory, one label each."""
    bare = tuple(
        replace(contrast, labels=tuple(_bare(each, lexicon.id) for each in contrast.labels))
        for contrast in lexicon.contrasts
    )
    yield replace(lexicon, id=_BARE + lexicon.id, contrasts=bare)
    for contrast in lexicon.contrasts:
        for label in contrast.labels:
            for number, term in enumerate(label.exclusions):
                # Each in a lexicon of its own: within one, overlapping phrases would compete.
                name = _name(lexicon.id, label.id, number)
                yield _of_phrase(lexicon, contrast, label, name, term)


def _bare(label: Label, lexicon_id: str) -> Label:
    terms = tuple(_at_home(term, lexicon_id) for term in label.terms)
    return replace(label, terms=terms, exclusions=())


def _at_home(term: Term, lexicon_id: str) -> Term:
    """The term whose conditions look for labels where this walk has them.

    Those have no exceptions here, so that a condition may see a label inside one.
    """
    rules = tuple(
        replace(rule, operands=tuple(_operand(each, lexicon_id) for each in rule.operands))
        for rule in term.context
    )
    return replace(term, context=rules) if rules else term


def _operand(operand: Operand, lexicon_id: str) -> Operand:
    if operand.kind is not OperandKind.LABEL:
        return operand
    owner, _, label = operand.text.rpartition("/")
    return replace(operand, text=f"{_BARE}{owner or lexicon_id}/{label}")


def _of_phrase(
    lexicon: Lexicon, contrast: Contrast, label: Label, name: str, term: Term
) -> Lexicon:
    only = replace(label, id=name, terms=(_at_home(term, lexicon.id),), exclusions=())
    return replace(
        lexicon,
        id=_PHRASES + name,
        kind=Kind.INVENTORY,
        contrasts=(replace(contrast, labels=(only,)),),
    )


def _silencers(document: Document, hits: Iterable[Hit]) -> Iterator[tuple[Hit, tuple[str, ...]]]:
    """Each hit of a term in a scored zone, with the names of the phrases that it lies inside."""
    scored = [hit for hit in hits if document.zone_at(hit.span.start).is_scored]
    phrases = [hit for hit in scored if hit.lexicon.startswith(_PHRASES)]
    for hit in scored:
        if hit.lexicon.startswith(_BARE):
            owner = f"{hit.lexicon.removeprefix(_BARE)}/{hit.label} "
            yield (
                hit,
                tuple(
                    each.label
                    for each in phrases
                    if each.label.startswith(owner)
                    and each.span.start <= hit.span.start
                    and hit.span.end <= each.span.end
                ),
            )
