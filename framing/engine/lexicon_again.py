"""Two states of a lexicon compared over a stored run whose words are indexed.

The outcome is that of `lexicon_diff` over the articles. Texts are read only where the states differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.domain.attribution import Voice
from framing.domain.hit import Hit, VoicedHit
from framing.domain.lexicon import Lexicon
from framing.domain.lexicon_diff import Cell, LexiconDiff
from framing.domain.span import Span
from framing.engine.count_again import entities_for, key_of
from framing.engine.kept_row import metadata_of
from framing.engine.lexicon_diff import Tally, road_of_both, side_of
from framing.engine.second_look import KeptHits, look_again
from framing.match.form import Form
from framing.store.columns import TextRows
from framing.store.parts import part_paths
from framing.store.read import skipped_documents, stored_run
from framing.store.tables import TEXTS
from framing.store.texts import document_from
from framing.store.words import VOICES, ZONES, WordIndex

Numbers = NDArray[np.int64]


def diff_lexicons_again(
    before: Sequence[Lexicon],
    after: Sequence[Lexicon],
    store: Path,
    *,
    run: str | None = None,
    entity_paths: Sequence[Path] = (),
) -> LexiconDiff:
    """What the edit from one state to the other changes over a stored run, by default the latest.

    `entity_paths` are the entity files beside the shipped ones with which it was scored.

    Raises:
        InputError: there is no such run, its words are not indexed, or it was scored with
            other entities and a condition asks for some.
    """
    found = stored_run(store, run)
    index = WordIndex(store, found.id)
    entities = entities_for([*before, *after], store, found, entity_paths)
    matcher = road_of_both(before, after, entities).matcher
    tally, rows = Tally(Counter(), []), TextRows(part_paths(store, TEXTS, found.id))
    bases = np.cumsum([0, *(part.n_documents for part in index.parts)]).tolist()
    base_of = {id(part): base for part, base in zip(index.parts, bases, strict=False)}
    changed: list[tuple[int, _Side, int]] = []
    for kept in look_again(index, matcher):
        side = _Side(kept)
        changed += [(base_of[id(kept.part)], side, document) for document in side.changed]
        for cell, n in side.unchanged():
            tally.add_unchanged(cell, n)
    for base, side, document in sorted(changed, key=lambda one: one[0] + one[2]):
        row = rows[base + document]
        tally.add(document_from(row, metadata_of(side.part, document)), side.hits_of(document))
    skipped = skipped_documents(store, found.id)
    return tally.diff(before, after, n_documents=bases[-1], skipped=skipped)


class _Side:
    """The hits of both states of the lexicons in one part that count, by document."""

    def __init__(self, kept: KeptHits) -> None:
        self.part, self._forms = kept.part, kept.forms
        scored = kept.is_scored
        starts, stops = (column[scored] for column in kept.spans())
        self._document, self._form = kept.document[scored], kept.form[scored]
        self._starts, self._stops, self._zones = starts, stops, kept.zone[scored]
        self._voices = self.part.voices_at(self._document, starts, stops)
        self._voices[self._voices < 0] = VOICES.index(Voice.OWN)
        named: dict[tuple[str, str], int] = {}
        homes = [key_of(form) for form in kept.forms]
        sides = [side_of(lexicon) for lexicon, _, _ in homes]
        labels = [
            named.setdefault((name, label), len(named))
            for (name, _), (_, label, _) in zip(sides, homes, strict=True)
        ]
        self._named = list(named)
        self._label = np.array(labels, np.int64)[self._form]
        self._is_after = np.array([is_after for _, is_after in sides], np.bool_)[self._form]
        self.changed = self._changed()

    def _changed(self) -> list[int]:
        """The documents in which the hits of the two states differ."""
        columns = (self._label, self._stops, self._starts, self._document)
        order = np.lexsort(columns)
        is_first = np.ones(len(order), np.bool_)
        is_first[1:] = False
        for column in columns:
            is_first[1:] |= np.diff(column[order]) != 0
        groups = np.cumsum(is_first) - 1
        weights = np.where(self._is_after[order], 1, -1)
        is_odd = np.bincount(groups, weights) != 0
        found: list[int] = np.unique(self._document[order][is_first][is_odd]).tolist()
        return found

    def unchanged(self) -> Iterator[tuple[Cell, int]]:
        """The hits before the edit in all other documents, by cell."""
        is_same = ~self._is_after & ~np.isin(self._document, self.changed)
        told = [row[1] or "" for row in self.part.documents]
        outlets = {outlet: number for number, outlet in enumerate(dict.fromkeys(told))}
        of_document = np.array([outlets[outlet] for outlet in told], np.int64)
        cells = self._label * len(outlets) + of_document[self._document]
        counted = np.bincount((cells * len(VOICES) + self._voices)[is_same])
        names = list(outlets)
        for cell in np.flatnonzero(counted).tolist():
            both, voice = divmod(cell, len(VOICES))
            label, outlet = divmod(both, len(names))
            named = self._named[label]
            yield Cell(*named, names[outlet], VOICES[voice].value), int(counted[cell])

    def hits_of(self, document: int) -> list[VoicedHit]:
        """The hits of both states in a document, as a walk gives them."""
        own = np.flatnonzero(self._document == document)
        columns = (self._starts, self._stops, self._form, self._voices, self._zones)
        rows = zip(*(column[own].tolist() for column in columns), strict=True)
        hits = [
            VoicedHit(
                hit=_hit(Span(start, stop), self._forms[form]),
                voice=VOICES[voice],
                distance=None,
                zone=ZONES[zone],
                attribution=None,
            )
            for start, stop, form, voice, zone in rows
        ]
        return sorted(hits, key=_place)


def _hit(span: Span, form: Form) -> Hit:
    return Hit(span, *(form.home or ("", "", "")), form.text)


def _place(voiced: VoicedHit) -> tuple[Span, str, str, str]:
    hit = voiced.hit
    return hit.span, hit.lexicon, hit.contrast, hit.label
