"""Exclusions held against the terms of their label: those that do nothing, or do everything."""

from __future__ import annotations

from framing.domain.lexicon import CaseRule, Label, Term
from framing.lexicon.problems import ProblemList


def check_exclusions(label: Label, problems: ProblemList) -> None:
    """Note exclusions that hold no word of the label, and terms that never count for one.

    A term does not count where it lies inside an exclusion of its own label.
    """
    words = {word for term in label.terms for form in term.forms for word in words_of(form)}
    has_open_terms = any(is_open(term) for term in label.terms)
    for exclusion in label.exclusions:
        for term in label.terms:
            if _hides(exclusion, term):
                message = f"'{term.text}' never counts: '{exclusion.text}' stands under 'not'"
                remedy = f"Remove one of the two; the other is at line {exclusion.place.line}."
                problems.error_at(term.place, "unreachable-term", message, remedy)
        if has_open_terms or is_open(exclusion):
            continue
        if not any(words.intersection(words_of(form)) for form in exclusion.forms):
            message = f"'{exclusion.text}' under 'not' holds no word of '{label.id}'"
            remedy = "Remove it, or write the whole phrase in which a term must not count."
            problems.warning_at(exclusion.place, "idle-exclusion", message, remedy)


def _hides(exclusion: Term, term: Term) -> bool:
    """Whether every form of the term is also one of the exclusion, wherever that stands."""
    if exclusion.context or exclusion.active_from or exclusion.active_until or exclusion.only:
        return False
    if not term.forms or (term.case is CaseRule.EXACT) != (exclusion.case is CaseRule.EXACT):
        return False
    return set(term.forms) <= set(exclusion.forms)


def is_open(term: Term) -> bool:
    """Whether the term's words are not all written out."""
    return term.pattern is not None or any("*" in form or "?" in form for form in term.forms)


def words_of(form: str) -> list[str]:
    """The words of a form as matching sees them, without case and possessive marks."""
    return [word.removesuffix("'s").removesuffix("'") for word in form.casefold().split(" ")]
