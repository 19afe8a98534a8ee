"""The lexicon that a user names by its id or its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from framing.domain.lexicon import Lexicon
from framing.errors import LexiconError, Problem
from framing.lexicon.load import load_lexicons


def named_lexicon(name: str) -> Lexicon:
    """The lexicon of a file, or the shipped one with this id.

    Raises:
        LexiconError: there is none, or it cannot be used.
    """
    if Path(name).suffix in (".yml", ".yaml"):
        return load_lexicons([Path(name)])[0]
    shipped = {lexicon.id: lexicon for lexicon in load_lexicons()}
    if name not in shipped:
        message = f"'{name}' is no shipped lexicon"
        remedy = f"Shipped: {', '.join(shipped)}. Name a file with its ending .yml."
        raise LexiconError([Problem(name, 0, 0, "unknown-lexicon", message, remedy)])
    return shipped[name]


def lexicons_of(names: Sequence[str]) -> tuple[Lexicon, ...]:
    """Those of files and folders, loaded together, and the shipped ones with an id; all if none.

    Raises:
        LexiconError: one does not exist, or cannot be used.
    """
    ids = [name for name in names if not _is_path(name)]
    paths = [Path(name) for name in names if _is_path(name)]
    loaded = load_lexicons(paths) if paths or not ids else ()
    return (*loaded, *map(named_lexicon, ids))


def _is_path(name: str) -> bool:
    return Path(name).suffix in (".yml", ".yaml") or Path(name).exists()


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
