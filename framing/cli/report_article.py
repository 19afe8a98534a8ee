"""Which article of a corpus a name means."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import PurePath

from framing.errors import InputError, Problem
from framing.report.cards import Card


def article_named(name: str | None, cards: Sequence[Card]) -> str:
    """The id of the document with this id, path or file name; without a name the only one.

    Raises:
        InputError: there is no such document, or there are several.
    """
    if name is None:
        return cards[0].id
    named = [card.id for card in cards if name in (card.id, card.path)]
    named = named or [card.id for card in cards if PurePath(card.path).name == name]
    if len(named) == 1:
        return named[0]
    ids = named or [card.id for card in cards]
    if named:
        message, near = f"'{name}' means {len(named)} articles", ids
    else:
        message, near = f"there is no article '{name}'", get_close_matches(name, ids, 3, 0.3) or ids
    remedy = f"Name it by its id, for example {', '.join(near[:3])}."
    raise InputError([Problem("--article", 0, 0, "no-such-article", message, remedy)])
