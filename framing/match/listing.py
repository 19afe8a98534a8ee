"""Listings: the place of a term in a lexicon, of a name among the entities.

Named tuples, because thousands are made at every start.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.domain.document import Metadata
from framing.domain.entity import Entity, Name
from framing.domain.folding import fold
from framing.domain.lexicon import Scope, Term
from framing.match.globs import matches_glob

# Lexicon, contrast and label: what a hit is counted under.
Home = tuple[str, str, str]


class Pattern(NamedTuple):
    """A term's expression, and the forms with one of which whatever it matches must begin."""

    expression: re.Pattern[str]
    beginnings: tuple[str, ...]


class TermListing(NamedTuple):
    """One term at its place: in a lexicon, a contrast, a label; or under the label's `not:`.

    `is_competing` tells whether the labels of its contrast compete for the same words. With a
    `pattern` the listing stands for the term's expression, else for its forms.
    """

    lexicon: str
    contrast: str
    label: str
    term: Term
    is_exclusion: bool
    is_competing: bool
    pattern: Pattern | None = None

    @property
    def is_limited(self) -> bool:
        """Whether the term counts only for a time, or only in some documents."""
        return bool(self.term.active_from or self.term.active_until or self.term.only)

    def is_active(self, metadata: Metadata) -> bool:
        """Whether the term counts in a document: on its day (ISO, or its year or month; always
        if unknown), and where its metadata is within all scopes."""
        if not all(_is_within(scope, metadata) for scope in self.term.only):
            return False
        date, first, last = metadata.date, self.term.active_from, self.term.active_until
        if date is None:
            return True
        return not (first and _is_earlier(date, first)) and not (last and _is_earlier(last, date))


class NameListing(NamedTuple):
    """One name of an entity."""

    entity: Entity
    name: Name

    @property
    def is_limited(self) -> bool:
        """Whether the name means the entity only for a time."""
        return self.name.from_year is not None or self.name.until_year is not None

    def is_active(self, metadata: Metadata) -> bool:
        """Whether the name meant the entity in the year of the day; always if unknown."""
        date = metadata.date
        if date is None or not date[:4].isdecimal():
            return True
        year, name = int(date[:4]), self.name
        return (name.from_year is None or name.from_year <= year) and (
            name.until_year is None or year <= name.until_year
        )


class OperandListing(NamedTuple):
    """One form that a context rule looks for."""

    form: str

    @property
    def is_limited(self) -> bool:
        """Never: an operand has no dates of its own."""
        return False

    def is_active(self, metadata: Metadata) -> bool:  # noqa: ARG002 -- asked as of the others
        """Always."""
        return True


Listing = TermListing | NameListing | OperandListing


def label_key(lexicon: str, label: str) -> str:
    """What conditions call a label of any contrast of a lexicon."""
    return f"#{lexicon}.{label}"


def entity_key(entity_or_kind: str) -> str:
    """What conditions call an entity, or all entities of a kind."""
    return f"@{entity_or_kind}"


def _is_within(scope: Scope, metadata: Metadata) -> bool:
    known = metadata.field(scope.field)
    return known is not None and any(matches_glob(fold(known), each) for each in scope.values)


def _is_earlier(one: str, other: str) -> bool:
    """Whether one day lies before another; as far as both are told."""
    n_told = min(len(one), len(other), len("2016-10-31"))
    return one[:n_told] < other[:n_told]
