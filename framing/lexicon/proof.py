"""Proof: whether an example of a lexicon shows what its editor says it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from framing.domain.frozen import replace
from framing.domain.lexicon import Example, Label, Lexicon, Place, Term
from framing.errors import Problem
from framing.lexicon.files import family
from framing.resources import digest_of


def unproved(lexicons: Iterable[Lexicon], named: Iterable[Path]) -> tuple[Lexicon, ...]:
    """Those of lexicons whose examples are to be run before they are used.

    They are those of the files that somebody named, and the shipped ones that a list of
    exceptions has changed; the others are as they were when they were tested and shipped.
    """
    paths = {str(path) for path in named}
    return tuple(
        lexicon
        for lexicon in lexicons
        if lexicon.path in paths or lexicon.digest != digest_of(family(Path(lexicon.path)))
    )


def with_scopes_lifted(lexicon: Lexicon, label_id: str) -> Lexicon:
    """The lexicon with the terms of one label counting in every document.

    Examples carry no metadata, so that a term under `only:` could never be proved. The lexicon
    itself where the label limits none.
    """
    labels = [label for contrast in lexicon.contrasts for label in contrast.labels]
    meant = next(label for label in labels if label.id == label_id)
    if not any(term.only for term in (*meant.terms, *meant.exclusions)):
        return lexicon
    lifted = replace(meant, terms=_lifted(meant.terms), exclusions=_lifted(meant.exclusions))
    contrasts = tuple(
        replace(
            contrast, labels=tuple(lifted if each is meant else each for each in contrast.labels)
        )
        for contrast in lexicon.contrasts
    )
    return replace(lexicon, contrasts=contrasts)


def _lifted(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(replace(term, only=()) if term.only else term for term in terms)


def judge_example(example: Example, found: Sequence[tuple[int, int]]) -> Problem | None:
    """What is wrong with an example, given the spans at which its label was found; None if right.

    A hit must be found at each bracket and nowhere else, a miss nowhere. A misread hit that is
    no longer found is a warning: matching has learnt to avoid it, and the line can go.
    """
    missing = sorted(set(example.spans) - set(found))
    extra = sorted(set(found) - set(example.spans))
    if example.kind == "misread":
        if not missing:
            return None
        message = f"{_shown(example, missing)} is no longer hit"
        return _problem(example, "misread-mended", message, "Delete this line.", "warning")
    if not missing and not extra:
        return None
    if example.kind == "misses":
        message = f"expected nothing, found {_shown(example, extra)}"
        remedy = "Add the longer phrase under `not:`, or move the sentence to `misread:`."
        return _problem(example, "miss-hits", message, remedy, "error")
    expected = _shown(example, example.spans)
    message = f"expected {expected}, found {_shown(example, sorted(set(found)))}"
    remedy = f"Add or change terms, or correct the brackets: {marked(example.text, found)}"
    return _problem(example, "hit-misses", message, remedy, "error")


def as_heir_has_it(problem: Problem, example: Example, label: Label, lexicon: Lexicon) -> Problem:
    """The problem of an inherited example at its heir, whose terms it tells of, naming both places.

    One of a file's own example stays as it is, but for the lists of exceptions that are loaded.
    """
    if problem.code == "hit-misses" and lexicon.language.partition("-")[0] != "en":
        remedy = f"Only English words inflect by themselves: write {{one,other}} for each form. {problem.remedy}"
        problem = replace(problem, remedy=remedy)
    if problem.path == lexicon.path:
        given = {term.place.path for term in label.exclusions} - {lexicon.path}
        under = f", under the exceptions of {', '.join(sorted(given))}" if given else ""
        return replace(problem, message=problem.message + under)
    place = label.place if label.place.path == lexicon.path else Place(lexicon.path, 1, 1)
    inherited = f"the example inherited from {problem.path}:{problem.line}"
    remedy = f"Write `{example.kind}:` for '{label.id}' here, in place of those inherited"
    if example.kind != "misses":
        remedy += ", or change its terms"
    return replace(
        problem,
        path=place.path,
        line=place.line,
        column=place.column,
        message=f"{inherited}: {problem.message}",
        remedy=f"{remedy}: {example.text}",
    )


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The sentence with the spans in square brackets; spans do not overlap."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(set(spans)):
        parts += [_plain(text[at:start]), "[", _plain(text[start:end]), "]"]
        at = end
    return "".join([*parts, _plain(text[at:])])


def _plain(text: str) -> str:
    return text.replace("[", "\\[").replace("]", "\\]")


def _shown(example: Example, spans: Sequence[tuple[int, int]]) -> str:
    return " and ".join(f"[{example.text[start:end]}]" for start, end in spans) or "nothing"


def _problem(example: Example, code: str, message: str, remedy: str, severity: str) -> Problem:
    place = example.place
    return Problem(place.path, place.line, place.column, code, message, remedy, severity=severity)
