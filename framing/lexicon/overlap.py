"""Terms that get in each other's way: the same words twice, and words that a glob catches too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from fnmatch import fnmatchcase

from framing.domain.frozen import dataclass
from framing.domain.lexicon import Kind, Label, Lexicon, Term
from framing.lexicon.problems import ProblemList

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
    owned = tuple(_owned_forms(labels))
    plain = _first_owners(owned, kind, problems)
    _check_globs([each for each in owned if each.is_glob], plain, problems)


@dataclass(frozen=True, slots=True)
class _Owned:
    """A form with the term and label that it belongs to."""

    form: str
    term: Term
    label: Label

    @property
    def is_glob(self) -> bool:
        return "*" in self.form or "?" in self.form

    @property
    def is_free(self) -> bool:
        """Whether the term counts everywhere: no context rule, no dates, no scope."""
        term = self.term
        return not (term.context or term.active_from or term.active_until or term.only)


def _owned_forms(labels: tuple[Label, ...]) -> Iterator[_Owned]:
    for label in labels:
        for term in label.terms:
            for form in term.forms:
                yield _Owned(form, term, label)


def _first_owners(
    owned: tuple[_Owned, ...], kind: Kind, problems: ProblemList
) -> dict[str, _Owned]:
    """Each form's first owner; the second one is noted, once a term."""
    first: dict[str, _Owned] = {}
    noted: set[tuple[int, int]] = set()
    for each in owned:
        earlier = first.setdefault(each.form, each)
        key = (each.term.place.line, each.term.place.column)
        if earlier.term is each.term or key in noted or not _compete(earlier, each):
            continue
        noted.add(key)
        _note_double(earlier, each, kind, problems)
    return first


def _compete(one: _Owned, other: _Owned) -> bool:
    return one.is_free and other.is_free and one.term.case is other.term.case


def _note_double(earlier: _Owned, each: _Owned, kind: Kind, problems: ProblemList) -> None:
    first = f"first at {_place(earlier, each)}"
    if earlier.label is not each.label:
        message = f"'{each.form}' stands under both {earlier.label.id} and {each.label.id}; {first}"
        problems.error_at(each.term.place, "duplicate-term", message, "Keep it under one label.")
    elif earlier.term.text == each.term.text and earlier.term.forms == each.term.forms:
        message = f"'{each.term.text}' stands twice under {each.label.id}; {first}"
        problems.error_at(each.term.place, "duplicate-term", message, "Remove one of the two.")
    elif earlier.term.text == each.term.text and kind is not Kind.CONTRAST:
        return  # a verb and its noun may bring in different clauses (`frames:`)
    elif set(each.term.forms) <= set(earlier.term.forms):
        message = f"'{each.term.text}' adds nothing to '{earlier.term.text}', {first}"
        problems.warning_at(each.term.place, "shadowed-term", message, "Remove it.")
    elif set(earlier.term.forms) <= set(each.term.forms):
        message = (
            f"'{earlier.term.text}' adds nothing to '{each.term.text}', {_place(each, earlier)}"
        )
        problems.warning_at(earlier.term.place, "shadowed-term", message, "Remove it.")


def _place(earlier: _Owned, each: _Owned) -> str:
    place = earlier.term.place
    if place.path != each.term.place.path:
        return f"{place.path}:{place.line}"
    return f"line {place.line}"


def _check_globs(globs: list[_Owned], plain: dict[str, _Owned], problems: ProblemList) -> None:
    """A term whose forms a glob of the same label catches is not needed; of another, is in doubt."""
    caught: dict[tuple[int, int], tuple[_Owned, _Owned, set[str]]] = {}
    all_forms = sorted(plain)
    for glob in globs[:MAX_GLOBS]:
        for form in _forms_caught(glob.form, all_forms):
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
            f"'{each.term.text}' adds nothing to the glob '{glob.term.text}'"
            if is_same
            else f"'{min(forms)}' also falls under the glob '{glob.term.text}' of {glob.label.id}"
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
