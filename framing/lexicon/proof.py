"""Proof: whether an example of a lexicon shows what its editor says it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.domain.lexicon import Example
from framing.errors import Problem


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
