"""A label as a Vale `existence` rule."""

from __future__ import annotations

from framing.domain.lexicon import CaseRule, Label, Term
from framing.yaml_traps import quoted


def write_vale(label: Label) -> str:
    """The rule: every form is a token, exclusions are exceptions, case as the terms ask."""
    is_any_case = all(term.case is not CaseRule.EXACT for term in label.terms)
    message = f"'%s' names this as {label.title}."
    lines = [
        "extends: existence",
        f"message: {quoted(message)}",
        "level: suggestion",
        f"ignorecase: {'true' if is_any_case else 'false'}",
        "tokens:",
        *(f"  - {quoted(token)}" for token in _tokens(label.terms)),
    ]
    if label.exclusions:
        lines += ["exceptions:", *(f"  - {quoted(token)}" for token in _tokens(label.exclusions))]
    return "\n".join(lines) + "\n"


def _tokens(terms: tuple[Term, ...]) -> list[str]:
    tokens: dict[str, None] = {}
    for term in terms:
        if term.pattern is not None:
            tokens[term.pattern] = None
        for form in term.forms:
            tokens[_token(form)] = None
    return list(tokens)


def _token(form: str) -> str:
    """The form in Vale's language: blanks also stand for hyphens, globs for word letters."""
    signs = {" ": "[ -]", "*": r"\w*", "?": r"\w", "'": "['’]"}
    return "".join(signs.get(char, char) for char in form)
