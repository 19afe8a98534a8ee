"""The lexicon that a user names by its id or its file."""

from __future__ import annotations

from pathlib import Path

from framing.domain.lexicon import Lexicon
from framing.errors import LexiconError, Problem
from framing.lexicon.load import load_lexicons


def named_lexicon(name: str) -> Lexicon:
    """The lexicon of a file, or the shipped one with this id.

    Raises:
        LexiconError: there is none, or it cannot be used.
    """
    return load_lexicons([Path(name)])[0]


def label_of(lexicon: Lexicon, label: str | None) -> str | None:
    """The label, which must be one of the lexicon; None stands for all of them.

    Raises:
        LexiconError: the lexicon has no such label.
    """
    known = [each.id for contrast in lexicon.contrasts for each in contrast.labels]
    if label is None or label in known:
        return label
    message = f"'{label}' is no label of '{lexicon.id}'"
    remedy = f"It has: {', '.join(known)}."
    raise LexiconError([Problem(lexicon.path, 0, 0, "unknown-label", message, remedy)])
