"""Exclusions held against the terms of their label: those that do nothing, or do everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.domain.lexicon import CaseRule, Label, Term
from framing.lexicon.problems import ProblemList, cut


def check_exclusions(label: Label, problems: ProblemList) -> None:
    """Note exclusions that hold no word of the label, and terms that never count for one.

    A term does not count where it lies inside an exclusion of its own label.
    """
    if not label.exclusions:
        return
    words = {word for term in label.terms for form in term.forms for word in words_of(form)}
    has_open_terms = any(is_open(term) for term in label.terms)
    for exclusion in label.exclusions:
        for term in _hidden(label.terms, exclusion):
            message = f"'{cut(term.text)}' never counts: '{cut(exclusion.text)}' stands under 'not'"
            remedy = f"Remove one of the two; the other is at line {exclusion.place.line}."
            problems.error_at(term.place, "unreachable-term", message, remedy)
        if has_open_terms or is_open(exclusion):
            continue
        if not any(not words.isdisjoint(words_of(form)) for form in exclusion.forms):
            message = f"'{cut(exclusion.text)}' under 'not' holds no word of '{label.id}'"
            remedy = "Remove it, or write the whole phrase in which a term must not count."
            problems.warning_at(exclusion.place, "idle-exclusion", message, remedy)


def _hidden(terms: Iterable[Term], exclusion: Term) -> Iterator[Term]:
    """The terms of which every form is also one of the exclusion, wherever that stands."""
    if exclusion.context or exclusion.active_from or exclusion.active_until or exclusion.only:
        return
    hiding = set(exclusion.forms)
    for term in terms:
        is_same_case = (term.case is CaseRule.EXACT) == (exclusion.case is CaseRule.EXACT)
        if (
            term.forms
            and term.forms[0] in hiding
            and is_same_case
            and hiding.issuperset(term.forms)
        ):
            yield term


def is_open(term: Term) -> bool:
    """Whether the term's words are not all written out."""
    return term.pattern is not None or any("*" in form or "?" in form for form in term.forms)


def words_of(form: str) -> list[str]:
    """The words of a form as matching sees them, without case and possessive marks."""
    return [word.removesuffix("'s").removesuffix("'") for word in form.casefold().split(" ")]
