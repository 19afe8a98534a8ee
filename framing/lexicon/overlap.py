"""Terms that get in each other's way: doubles, shadowed and unreachable ones, idle exclusions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from framing.domain.lexicon import CaseRule, Kind, Label, Lexicon, Term
from framing.lexicon.problems import ProblemList

MAX_GLOBS = 1_000


def check_overlaps(lexicon: Lexicon, problems: ProblemList) -> None:
    """Note the terms of a lexicon that cannot do what their editor expects of them."""
    owned = tuple(_owned_forms(lexicon))
    plain = _first_owners(owned, problems, lexicon.kind)
    globs = [each for each in owned if each.is_glob]
    _check_globs(globs, plain, problems)
    _check_exclusions(lexicon, owned, problems)


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
        """Whether the term counts everywhere: no context rule, no dates."""
        term = self.term
        return not (term.context or term.active_from or term.active_until)


def _owned_forms(lexicon: Lexicon) -> Iterator[_Owned]:
    for contrast in lexicon.contrasts:
        for label in contrast.labels:
            for term in label.terms:
                for form in term.forms:
                    yield _Owned(form, term, label)


def _first_owners(
    owned: tuple[_Owned, ...], problems: ProblemList, kind: Kind
) -> dict[str, _Owned]:
    """Each plain form's first owner; the second one is noted, once a term.

    In an inventory one form may stand under several labels: they do not compete.
    """
    first: dict[str, _Owned] = {}
    noted: set[tuple[int, int]] = set()
    for each in owned:
        earlier = first.setdefault(each.form, each)
        key = (each.term.place.line, each.term.place.column)
        if earlier.term is each.term or key in noted or not _compete(earlier, each):
            continue
        if kind is Kind.INVENTORY and earlier.label is not each.label:
            continue
        noted.add(key)
        _note_double(earlier, each, problems)
    return first


def _compete(one: _Owned, other: _Owned) -> bool:
    return one.is_free and other.is_free and one.term.case is other.term.case


def _note_double(earlier: _Owned, each: _Owned, problems: ProblemList) -> None:
    first = f"first at {_place(earlier, each)}"
    if earlier.label is not each.label:
        message = f"'{each.form}' stands under both {earlier.label.id} and {each.label.id}; {first}"
        problems.error_at(each.term.place, "duplicate-term", message, "Keep it under one label.")
    elif earlier.term.text == each.term.text and earlier.term.forms == each.term.forms:
        message = f"'{each.term.text}' stands twice under {each.label.id}; {first}"
        problems.error_at(each.term.place, "duplicate-term", message, "Remove one of the two.")
    elif earlier.term.text != each.term.text and set(each.term.forms) <= set(earlier.term.forms):
        message = f"'{each.term.text}' adds nothing to '{earlier.term.text}', {first}"
        problems.warning_at(each.term.place, "shadowed-term", message, "Remove it.")


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


def _check_exclusions(lexicon: Lexicon, owned: tuple[_Owned, ...], problems: ProblemList) -> None:
    """Terms that lie wholly inside an exclusion, and exclusions that touch no term."""
    words_of_terms = {word for each in owned for word in _bare_words(each.form)}
    has_glob = any(each.is_glob for each in owned)
    has_pattern = any(
        term.pattern for c in lexicon.contrasts for label in c.labels for term in label.terms
    )
    by_form = {each.form: each for each in owned}
    for contrast in lexicon.contrasts:
        for label in contrast.labels:
            for exclusion in label.exclusions:
                _check_unreachable(exclusion, by_form, problems)
                words = {word for form in exclusion.forms for word in _bare_words(form)}
                has_own_glob = any("*" in word or "?" in word for word in words)
                if words & words_of_terms or has_glob or has_pattern or has_own_glob:
                    continue
                message = f"'{exclusion.text}' under 'not' holds no word of any term"
                remedy = "Remove it, or write the whole phrase in which the term must not count."
                if exclusion.pattern is None:
                    problems.warning_at(exclusion.place, "idle-exclusion", message, remedy)


def _bare_words(form: str) -> list[str]:
    """The words of a form as matching sees them, without case and possessive mark."""
    return [word.removesuffix("'s").removesuffix("'") for word in form.lower().split(" ")]


def _check_unreachable(exclusion: Term, by_form: dict[str, _Owned], problems: ProblemList) -> None:
    for form in exclusion.forms:
        each = by_form.get(form)
        if each is None or (each.term.case is CaseRule.EXACT) != (exclusion.case is CaseRule.EXACT):
            continue
        if set(each.term.forms) <= set(exclusion.forms):
            message = f"'{each.term.text}' never counts: '{exclusion.text}' stands under 'not'"
            remedy = f"Remove one of the two; the other is at line {exclusion.place.line}."
            problems.error_at(each.term.place, "unreachable-term", message, remedy)
            return
