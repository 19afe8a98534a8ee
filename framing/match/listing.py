"""Listings: the place of a term in a lexicon, of a name among the entities.

Named tuples, because thousands are made wherever lexicons have changed.
"""

from __future__ import annotations

from functools import cache

from framing.domain.document import Metadata
from framing.domain.entity import Entity, EntityKind, Name, Role
from framing.domain.folding import fold
from framing.domain.frozen import NamedTuple
from framing.domain.lexicon import ContextRule, OperandKind, Relation, Term
from framing.match.globs import matches_glob

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# Lexicon, contrast and label: what a hit is counted under.
Home = tuple[str, str, str]


# The id and the kind of the entity that a name means, the role of the name, and whether it names a
# city of an entity that is no place itself.
Naming = tuple[str, str, str, bool]
# The first and the last day on which a form counts, or years or months, "" where open; and
# scopes: fields of metadata with their values.
Limits = tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]]


class Pattern(NamedTuple):
    """A term's expression, and the forms with one of which whatever it matches must begin.

    With `keeps_case` it is matched against the letters as printed, else against small ones.
    """

    source: str
    keeps_case: bool
    beginnings: tuple[str, ...]

    @property
    def expression(self) -> re.Pattern[str]:
        """The expression, compiled once.

        Raises:
            re.error: it is none.
        """
        return _expression(self.source, self.keeps_case)


@cache
def _expression(source: str, keeps_case: bool) -> re.Pattern[str]:
    import re  # few terms are expressions

    return re.compile(source, re.NOFLAG if keeps_case else re.IGNORECASE)


class Condition(NamedTuple):
    """A context rule made ready: the operands that are words, and the keys of labels and entities."""

    relation: Relation
    window_tokens: int
    words: frozenset[str]
    keys: tuple[str, ...]

    @property
    def asks_for_names(self) -> bool:
        """Whether it looks for an entity, or for entities of a kind."""
        return any(key.startswith("@") for key in self.keys)


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
    def limits(self) -> Limits | None:
        """When and in which documents the term counts, None where in all."""
        first, last, only = self.term.active_from, self.term.active_until, self.term.only
        if not (first or last or only):
            return None
        return (first or "", last or "", tuple((scope.field, scope.values) for scope in only))


class NameListing(NamedTuple):
    """One name of an entity."""

    entity: Entity
    name: Name

    @property
    def naming(self) -> Naming:
        """Whom the name means, and as what."""
        entity, role = self.entity, self.name.role
        is_city = role is Role.PLACE or (role is Role.SEAT and self.name == entity.capital)
        is_beside = is_city and entity.kind is not EntityKind.PLACE
        return (entity.id, entity.kind.value, role.value, is_beside)

    @property
    def limits(self) -> Limits | None:
        """The year from which the name means the entity, None where always: whoever was in office
        is spoken of later too ("the regime of"), and names of old are remembered."""
        first = self.name.from_year
        return None if first is None else (f"{first:04}", "", ())


class OperandListing(NamedTuple):
    """One form that a context rule looks for."""

    form: str

    @property
    def limits(self) -> Limits | None:
        """None: an operand counts wherever it stands."""
        return None


Listing = TermListing | NameListing | OperandListing


def label_key(lexicon: str, label: str) -> str:
    """What conditions call a label of any contrast of a lexicon."""
    return f"#{lexicon}.{label}"


def entity_key(entity_or_kind: str) -> str:
    """What conditions call an entity, or all entities of a kind."""
    return f"@{entity_or_kind}"


def condition_of(rule: ContextRule, lexicon: str) -> Condition:
    """The condition that a rule of a lexicon's term makes."""
    words = [each.text for each in rule.operands if each.kind is OperandKind.FORM]
    keys = [
        entity_key(each.text)
        if each.kind is OperandKind.ENTITY
        else _label_operand(each.text, lexicon)
        for each in rule.operands
        if each.kind is not OperandKind.FORM
    ]
    return Condition(rule.relation, rule.window_tokens, frozenset(words), tuple(keys))


def _label_operand(text: str, lexicon: str) -> str:
    """The key of `label` or `lexicon/label`."""
    owner, slash, label = text.partition("/")
    return label_key(owner, label) if slash else label_key(lexicon, text)


def is_within(limits: Limits, metadata: Metadata) -> bool:
    """Whether a form counts in a document: on its day (always if unknown), and in its scopes."""
    first, last, scopes = limits
    for field, values in scopes:
        known = metadata.field(field)
        if known is None or not any(matches_glob(fold(known), each) for each in values):
            return False
    day = metadata.date
    if day is None or not day[:4].isdecimal():
        return True
    return not (first and _is_earlier(day, first)) and not (last and _is_earlier(last, day))


def _is_earlier(one: str, other: str) -> bool:
    """Whether one day lies before another; as far as both are told."""
    n_told = min(len(one), len(other), len("2016-10-31"))
    return one[:n_told] < other[:n_told]
