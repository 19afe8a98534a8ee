"""Terms that get in each other's way: the same words twice, and words that a glob catches too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fnmatch import fnmatchcase

from framing.domain.frozen import NamedTuple
from framing.domain.lexicon import Kind, Label, Lexicon, Term
from framing.lexicon.problems import ProblemList, cut

MAX_GLOBS = 1_000


def check_overlaps(lexicon: Lexicon, problems: ProblemList) -> None:
    """Note the terms of a lexicon that claim the same words as another.

    Only the labels of one contrast compete; in an inventory none do.
    """
    for contrast in lexicon.contrasts:
        if lexicon.kind is Kind.CONTRAST:
            _check_rivals(contrast.labels, lexicon.kind, problems)
        else:
            for label in contrast.labels:
                _check_rivals((label,), lexicon.kind, problems)


def _check_rivals(labels: tuple[Label, ...], kind: Kind, problems: ProblemList) -> None:
    owners = [_Owner(term, label) for label in labels for term in label.terms]
    plain = _first_owners(owners, kind, problems)
    globs = [(form, owner) for owner in owners for form in owner.term.forms if _is_glob(form)]
    _check_globs(globs, plain, problems)


def _is_glob(form: str) -> bool:
    return "*" in form or "?" in form


class _Owner(NamedTuple):
    """A term with the label that it belongs to."""

    term: Term
    label: Label

    @property
    def is_free(self) -> bool:
        """Whether the term counts everywhere: no context rule, no dates, no scope."""
        term = self.term
        return not (term.context or term.active_from or term.active_until or term.only)


def _first_owners(owners: Sequence[_Owner], kind: Kind, problems: ProblemList) -> dict[str, _Owner]:
    """Each form's first owner; the second one is noted, once a term."""
    first: dict[str, _Owner] = {}
    for each in owners:
        is_noted = False
        for form in each.term.forms:
            earlier = first.setdefault(form, each)
            if earlier is not each and not is_noted and _compete(earlier, each):
                is_noted = True
                _note_double(earlier, each, form, kind, problems)
    return first


def _compete(one: _Owner, other: _Owner) -> bool:
    return one.is_free and other.is_free and one.term.case is other.term.case


def _note_double(
    earlier: _Owner, each: _Owner, form: str, kind: Kind, problems: ProblemList
) -> None:
    first = f"first at {_place(earlier, each)}"
    if earlier.label is not each.label:
        message = f"'{form}' stands under both {earlier.label.id} and {each.label.id}; {first}"
        problems.error_at(each.term.place, "duplicate-term", message, "Keep it under one label.")
    elif earlier.term.text == each.term.text and earlier.term.forms == each.term.forms:
        message = f"'{cut(each.term.text)}' stands twice under {each.label.id}; {first}"
        problems.error_at(each.term.place, "duplicate-term", message, "Remove one of the two.")
    elif earlier.term.text == each.term.text and kind is not Kind.CONTRAST:
        return  # a verb and its noun may bring in different clauses (`frames:`)
    elif set(each.term.forms) <= set(earlier.term.forms):
        message = f"'{cut(each.term.text)}' adds nothing to '{cut(earlier.term.text)}', {first}"
        problems.warning_at(each.term.place, "shadowed-term", message, "Remove it.")
    elif set(earlier.term.forms) <= set(each.term.forms):
        message = f"'{cut(earlier.term.text)}' adds nothing to '{cut(each.term.text)}', {_place(each, earlier)}"
        problems.warning_at(earlier.term.place, "shadowed-term", message, "Remove it.")


def _place(earlier: _Owner, each: _Owner) -> str:
    place = earlier.term.place
    if place.path != each.term.place.path:
        return f"{place.path}:{place.line}"
    return f"line {place.line}"


def _check_globs(
    globs: list[tuple[str, _Owner]], plain: dict[str, _Owner], problems: ProblemList
) -> None:
    """A term whose forms a glob of the same label catches is not needed; of another, is in doubt."""
    caught: dict[tuple[int, int], tuple[_Owner, _Owner, set[str]]] = {}
    all_forms = sorted(plain) if globs else []
    for pattern, glob in globs[:MAX_GLOBS]:
        for form in _forms_caught(pattern, all_forms):
            each = plain[form]
            if each.term is glob.term or not _compete(glob, each):
                continue
            key = (each.term.place.line, each.term.place.column)
            caught.setdefault(key, (glob, each, set()))[2].add(form)
    for _, (glob, each, forms) in sorted(caught.items()):
        if glob.label is each.label and forms < set(each.term.forms):
            continue
        is_same = glob.label is each.label
        message = (
            f"'{cut(each.term.text)}' adds nothing to the glob '{cut(glob.term.text)}'"
            if is_same
            else f"'{cut(min(forms))}' also falls under the glob '{cut(glob.term.text)}' of {glob.label.id}"
        )
        remedy = (
            "Remove it."
            if is_same
            else "Write out the words that the glob is to catch, one by one."
        )
        problems.warning_at(
            each.term.place, "shadowed-term", f"{message}, line {glob.term.place.line}", remedy
        )


def _forms_caught(glob: str, forms: list[str]) -> list[str]:
    """Of sorted forms those that a glob matches word by word."""
    words = glob.split(" ")
    start = min((glob.find(sign) for sign in "*?" if sign in glob), default=len(glob))
    prefix = glob[:start]
    first = bisect_left(forms, prefix)
    last = bisect_left(forms, prefix + "\U0010ffff")
    return [
        form
        for form in forms[first:last]
        if form != glob
        and form.count(" ") == len(words) - 1
        and all(map(fnmatchcase, form.split(" "), words))
    ]
