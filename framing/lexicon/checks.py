"""What a loaded lexicon may get wrong in its meaning: labels without proof, dead and double terms."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from framing.domain.entity import Entity, EntityKind
from framing.domain.lexicon import (
    Contrast,
    Kind,
    Label,
    Lexicon,
    OperandKind,
    Place,
    Term,
    labels_above,
)
from framing.lexicon.exclusions import check_exclusions
from framing.lexicon.overlap import check_overlaps
from framing.lexicon.problems import ProblemList, nearest

MIN_EXAMPLES = 2
_TAKE_TERMS = (
    "never-matches",
    "bad-pattern",
    "bad-term",
    "wrong-type",
    "unknown-key",
    "colon-in-text",
    "empty",
)


def check_lexicon(lexicon: Lexicon, problems: ProblemList, *, path: str) -> None:
    """Note what is wrong or doubtful within one lexicon."""
    for contrast in lexicon.contrasts:
        if lexicon.kind is Kind.CONTRAST:
            _check_contrast(contrast, problems, Place(path, 1, 1))
        for label in contrast.labels:
            _check_label(label, contrast, problems, _told_of(label, lexicon, problems))
            check_exclusions(label, problems)
    _check_label_ids(lexicon, problems)
    check_overlaps(lexicon, problems)


def check_set(lexicons: Sequence[Lexicon], problems: ProblemList) -> None:
    """Note what is wrong between lexicons that are used together."""
    first: dict[str, Lexicon] = {}
    for lexicon in lexicons:
        earlier = first.setdefault(lexicon.id, lexicon)
        if earlier is not lexicon:
            message = f"'{lexicon.id}' is also the id of {earlier.path}"
            place = Place(lexicon.path, 1, 1)
            problems.error_at(place, "duplicate-lexicon", message, "Give one another id.")
    for lexicon in lexicons:
        n_known = len(problems.problems)
        _check_label_references(lexicon, first, problems)
        problems.name_heir(n_known, lexicon.path)


def _check_contrast(contrast: Contrast, problems: ProblemList, place: Place) -> None:
    at = contrast.labels[0].place if contrast.labels else place
    if len(contrast.labels) < 2:
        message = f"the contrast '{contrast.id}' has fewer than two labels, so nothing competes"
        remedy = "Add the words that others use for the same referent, or write `kind: inventory`."
        problems.error_at(at, "one-label", message, remedy)
    poled = next((label for label in contrast.labels if label.pole is not None), None)
    if poled is not None and contrast.axis is None:
        message = f"'{poled.id}' has a pole, but the contrast names no axis"
        remedy = "Add `axis: [name of minus, name of plus]`."
        problems.error_at(poled.place, "no-axis", message, remedy)


def _told_of(label: Label, lexicon: Lexicon, problems: ProblemList) -> set[str]:
    """The codes of the errors noted so far between a label's first line and the next label."""
    lines = [each.place.line for contrast in lexicon.contrasts for each in contrast.labels]
    end = min((line for line in lines if line > label.place.line), default=sys.maxsize)
    return {
        problem.code
        for problem in problems.problems
        if problem.path == label.place.path and label.place.line <= problem.line < end
    }


def _told_at(place: Place, problems: ProblemList) -> set[str]:
    """The codes of what is noted at a place."""
    at = (place.path, place.line, place.column)
    return {one.code for one in problems.problems if (one.path, one.line, one.column) == at}


def _check_label(label: Label, contrast: Contrast, problems: ProblemList, told: set[str]) -> None:
    """Note what a label lacks, but for what faults that are told already took from it."""
    if not label.terms and told.isdisjoint(_TAKE_TERMS):
        message = f"the label '{label.id}' of '{contrast.id}' has no terms"
        problems.error_at(label.place, "empty-label", message, "Add `terms:`, or remove it.")
    if "unknown-label" in told:
        return  # it was meant to be another
    if not label.evidence and "unknown-key" not in told:
        message = f"the label '{label.id}' names no evidence"
        remedy = "Add `evidence:` with ids of `sources:`."
        problems.warning_at(label.place, "no-evidence", message, remedy)
    if not label.says and "unknown-key" not in told:
        message = f"the label '{label.id}' does not tell what it says about the referent"
        problems.warning_at(label.place, "no-says", message, "Add `says:` in one sentence.")
    for kind in ("hits", "misses"):
        if told.intersection(("bad-example", "wrong-type", "unknown-key")):
            break
        n_given = sum(1 for example in label.examples if example.kind == kind)
        if n_given < MIN_EXAMPLES:
            message = f"the label '{label.id}' has {n_given} of {MIN_EXAMPLES} {kind}"
            remedy = "Add sentences with [the hit] in brackets, and near-misses without one."
            problems.warning_at(label.place, f"few-{kind}", message, remedy)


def _check_label_ids(lexicon: Lexicon, problems: ProblemList) -> None:
    """One id, one label: policies name labels as `lexicon/label`."""
    first: dict[str, Label] = {}
    for contrast in lexicon.contrasts:
        for label in contrast.labels:
            earlier = first.setdefault(label.id, label)
            if earlier is not label and "duplicate-key" not in _told_at(label.place, problems):
                place = earlier.place
                where = "" if place.path == label.place.path else f" of {place.path}"
                message = f"the label '{label.id}' stands twice; first at line {place.line}{where}"
                problems.error_at(label.place, "duplicate-label", message, "Rename one of the two.")


def _check_label_references(
    lexicon: Lexicon, lexicons: dict[str, Lexicon], problems: ProblemList
) -> None:
    """`#label` in a context rule: a label of this lexicon, or `#lexicon.label`."""
    for term in _terms(lexicon):
        for rule in term.context:
            for operand in rule.operands:
                if operand.kind is OperandKind.LABEL:
                    _check_reference(operand.text, term, lexicon, lexicons, problems)


def check_entities(
    lexicons: Sequence[Lexicon], entities: Sequence[Entity], problems: ProblemList
) -> None:
    """Note `@entity` operands that name neither a known entity nor a kind of entity."""
    kinds = [kind.value for kind in EntityKind]
    known = {entity.id for entity in entities} | set(kinds)
    for lexicon in lexicons:
        for term in _terms(lexicon):
            operands = (operand for rule in term.context for operand in rule.operands)
            for operand in operands:
                if operand.kind is OperandKind.ENTITY and operand.text not in known:
                    message = f"'@{operand.text}' is no known entity and no kind of entity"
                    near = nearest(operand.text, sorted(known))
                    remedy = near if near.startswith("Did") else f"Kinds: {', '.join(kinds)}."
                    remedy += " Name an entity file of your own with --entities."
                    problems.warning_at(term.place, "unknown-entity", message, remedy)


def _check_reference(
    text: str,
    term: Term,
    lexicon: Lexicon,
    lexicons: dict[str, Lexicon],
    problems: ProblemList,
) -> None:
    owner, slash, label = text.rpartition("/")
    target = lexicons.get(owner) if slash else lexicon
    if target is None:
        message = f"'#{text}' refers to the lexicon '{owner}', which is not loaded"
        remedy = "Load it too, or the rule finds nothing."
        problems.warning_at(term.place, "unloaded-lexicon", message, remedy)
        return
    ids = [each.id for contrast in target.contrasts for each in contrast.labels]
    known = sorted({each for label_id in ids for each in (*labels_above(label_id), label_id)})
    if label not in known:
        message = f"'#{text}' is no label of '{target.id}'"
        problems.error_at(term.place, "unknown-label", message, nearest(label, known))


def _terms(lexicon: Lexicon) -> Iterator[Term]:
    for contrast in lexicon.contrasts:
        for label in contrast.labels:
            yield from label.terms
            yield from label.exclusions
