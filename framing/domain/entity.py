"""Entities: the states, organisations, groups, people and places that labels refer to."""

from __future__ import annotations

from framing.domain.closed import Enum
from framing.domain.frozen import dataclass
from framing.domain.span import Span


class EntityKind(Enum):
    """What sort of thing an entity is.

    PLACE is a region with authorities of its own (Scotland, Hong Kong); AREA is a part of the
    world or a people without one government ("Western", "Arab", "Kurdish").
    """

    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON = "person"
    PLACE = "place"
    AREA = "area"


class Role(Enum):
    """How a name in the text points to its entity."""

    NAME = "name"
    DEMONYM = "demonym"
    SEAT = "seat"
    LEADER = "leader"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Name:
    """One surface name of an entity and how it points to it.

    `text` is as printed ("Syria", "Syrian", "Damascus"); matched with its capitals. Years are
    inclusive and None where open: a leader's name stands for the state while in office.
    `is_also_personal` marks names that people bear too ("Jordan Smith").
    """

    text: str
    role: Role
    from_year: int | None = None
    until_year: int | None = None
    is_also_personal: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A referent with all its names. `id` is a slug (`syria`, `united-states`, `islamic-state`).

    `state` is the id of the state that a person leads, a place lies in or a group belongs to, and
    `foe` that of another state, against which a group stands foremost. `called` are the labels that
    news commonly gives a group ("rebel", "militia"): they forbid no other.
    """

    id: str
    kind: EntityKind
    title: str
    names: tuple[Name, ...]
    state: str | None = None
    foe: str | None = None
    called: tuple[str, ...] = ()

    @property
    def capital(self) -> Name | None:
        """The seat that is a city: the one written first."""
        return next((name for name in self.names if name.role is Role.SEAT), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an entity found in the text. One span may name several entities."""

    span: Span
    entity: str
    kind: EntityKind
    role: Role
