"""Terms counted over a stored run whose words are indexed, as `lexicon_count` over the articles.

A start that only counts imports nothing of what finds voices.
"""

from __future__ import annotations

from collections import Counter
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
    lexicons: Sequence[Lexicon], store: Path, *, run: str | None = None
) -> TermCounts:
    """How often each term stands in the scored zones of a stored run, by default the latest.

    Raises:
        InputError: there is no such run, its words are not indexed, or it has entities of its own
            that a condition may ask for.
    """
    found = stored_run(store, run)
    index = WordIndex(store, found.id)
    entities = entities_for(lexicons, store, found)
    matcher = compile_matcher(lexicons, entities)
    hits: Counter[TermKey] = Counter()
    holding: Counter[TermKey] = Counter()
    for kept in look_again(index, matcher):
        scored = kept.is_scored
        numbers, keys = _keyed(kept.forms)
        key = numbers[kept.form[scored]]
        pairs = distinct(kept.document[scored] * len(keys) + key)
        for counter, counted in ((hits, key), (holding, pairs % max(1, len(keys)))):
            counter.update(
                dict(zip(keys, np.bincount(counted, minlength=len(keys)).tolist(), strict=True))
            )
    n_documents = sum(part.n_documents for part in index.parts)
    return counts_of(lexicons, hits, holding, n_documents, skipped_documents(store, found.id))


def entities_for(lexicons: Sequence[Lexicon], store: Path, run: StoredRun) -> tuple[Entity, ...]:
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

    entities = tuple(load_entities([]))
    digest = sha256(repr(entities).encode("utf-8", "surrogatepass")).hexdigest()
    if digest != run.record["entities"]:
        message = f"run {run.id} was scored with entities of its own, and a condition asks for some"
        remedy = "Give the articles by --corpus."
        raise InputError([Problem(store.as_posix(), 0, 0, "other-entities", message, remedy)])
    return entities


def _keyed(forms: Sequence[Form]) -> tuple[Numbers, list[TermKey]]:
    """The number of each form's lexicon, label and term, and these."""
    keys: dict[TermKey, int] = {}
    numbers = [keys.setdefault(key_of(form), len(keys)) for form in forms]
    return np.array(numbers, np.int64), list(keys)


def key_of(form: Form) -> TermKey:
    """The lexicon, the label and the term of a form."""
    lexicon, _, label = form.home or ("", "", "")
    return lexicon, label, form.text
