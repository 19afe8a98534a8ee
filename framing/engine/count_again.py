"""Terms counted over a stored run whose words are indexed, as `lexicon_count` over the articles.

A start that only counts imports nothing of what finds voices.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from framing.domain.digest import sha256
from framing.domain.entity import Entity
from framing.domain.lexicon import Lexicon, OperandKind
from framing.domain.term_count import TermCounts, TermKey, counts_of
from framing.engine.second_look import look_again
from framing.errors import InputError, Problem
from framing.match.compile import compile_matcher
from framing.match.form import Form
from framing.store.arrays import distinct
from framing.store.read import StoredRun, skipped_documents, stored_run
from framing.store.words import WordIndex

Numbers = NDArray[np.int64]


def count_terms_again(
    lexicons: Sequence[Lexicon],
    store: Path,
    *,
    run: str | None = None,
    entity_paths: Sequence[Path] = (),
) -> TermCounts:
    """How often each term stands in the scored zones of a stored run, by default the latest.

    `entity_paths` are the entity files beside the shipped ones with which it was scored.

    Raises:
        InputError: there is no such run, its words are not indexed, or it was scored with
            other entities and a condition asks for some.
    """
    found = stored_run(store, run)
    index = WordIndex(store, found.id)
    entities = entities_for(lexicons, store, found, entity_paths)
    matcher = compile_matcher(lexicons, entities)
    terms = _Terms()
    hits: list[Numbers] = []
    holding: list[Numbers] = []
    for kept in look_again(index, matcher):
        scored = kept.is_scored
        term = terms.of_forms(kept.language, kept.forms)[kept.form[scored]]
        n = len(terms.keys)
        pairs = distinct(kept.document[scored] * n + term)
        hits.append(np.bincount(term, minlength=n))
        holding.append(np.bincount(pairs % max(1, n), minlength=n))
    n_documents = sum(part.n_documents for part in index.parts)
    n_skipped = skipped_documents(store, found.id)
    return counts_of(lexicons, terms.summed(hits), terms.summed(holding), n_documents, n_skipped)


def entities_for(
    lexicons: Sequence[Lexicon], store: Path, run: StoredRun, entity_paths: Sequence[Path]
) -> tuple[Entity, ...]:
    """The entities, where a condition of the lexicons asks for any; they must be the run's."""
    operands = (
        operand.kind
        for lexicon in lexicons
        for contrast in lexicon.contrasts
        for label in contrast.labels
        for term in (*label.terms, *label.exclusions)
        for rule in term.context
        for operand in rule.operands
    )
    if OperandKind.ENTITY not in operands:
        return ()
    from framing.lexicon.entities import load_entities

    entities = load_entities(entity_paths)
    digest = sha256(repr(entities).encode("utf-8", "surrogatepass")).hexdigest()
    if digest != run.record["entities"]:
        message = f"run {run.id} was scored with other entities, and a condition asks for some"
        remedy = "Give its entity files by --entities, or the articles by --corpus."
        raise InputError([Problem(store.as_posix(), 0, 0, "other-entities", message, remedy)])
    return entities


class _Terms:
    """The terms of all forms met, numbered over all languages."""

    def __init__(self) -> None:
        self.keys: dict[TermKey, int] = {}
        self._of_forms: dict[str, Numbers] = {}

    def of_forms(self, language: str, forms: Sequence[Form]) -> Numbers:
        """The number of the term of each form of a language, of which more are known with time."""
        known = self._of_forms.get(language, np.zeros(0, np.int64))
        if len(known) < len(forms):
            keys = self.keys
            more = [keys.setdefault(key_of(form), len(keys)) for form in forms[len(known) :]]
            known = self._of_forms[language] = np.concatenate((known, np.array(more, np.int64)))
        return known

    def summed(self, counted: Sequence[Numbers]) -> dict[TermKey, int]:
        """Counts of terms by number, added up; later ones know of more terms."""
        total = np.zeros(len(self.keys), np.int64)
        for each in counted:
            total[: len(each)] += each
        return dict(zip(self.keys, total.tolist(), strict=True))


def key_of(form: Form) -> TermKey:
    """The lexicon, the label and the term of a form."""
    lexicon, _, label = form.home or ("", "", "")
    return lexicon, label, form.text
