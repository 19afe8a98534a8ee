"""Which entity each name in a text means, where a name has several or is a person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from framing.domain.document import Document, Zone
from framing.domain.entity import Entity, EntityKind, Mention, Name, Role
from framing.domain.folding import fold
from framing.domain.frozen import NamedTuple, dataclass
from framing.domain.span import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text with the one reading that the document supports best.

    owner: whom a label of rule means that this name governs ("Syrian" government); None for
        areas of the world ("Western"), which have no one government.
    state: the state it stands for, lies in or speaks for, if any.
    group, foe, called: the armed group it names, the other state that this is foremost against, and
        the labels that news commonly gives it; a ruling group has a state as its owner too.
    """

    span: Span
    text: str
    kind: EntityKind
    role: Role
    owner: str | None
    state: str | None
    group: str | None
    foe: str | None
    called: tuple[str, ...]
    is_in_office: bool

    @property
    def is_people(self) -> bool:
        """Whether it is the plural of a people ("Syrians"), which owns nothing by itself."""
        return self.role is Role.DEMONYM and self.text.endswith("s") and self.text != "Swiss"

    @property
    def is_person(self) -> bool:
        """Whether it names somebody rather than a country, a body or a place."""
        return self.role is Role.LEADER or self.kind is EntityKind.PERSON


_KIND_ORDER = (
    EntityKind.STATE,
    EntityKind.PLACE,
    EntityKind.AREA,
    EntityKind.PERSON,
    EntityKind.ORGANISATION,
    EntityKind.GROUP,
)
_ROLE_ORDER = (Role.NAME, Role.DEMONYM, Role.SEAT, Role.LEADER, Role.PLACE)


def name_mentions(
    document: Document, mentions: Sequence[Mention], entities: Iterable[Entity]
) -> tuple[Named, ...]:
    """The mentions by place, one for each stretch of text; names inside longer names left out."""
    stretches, alike = _stretches(document, mentions, {entity.id: entity for entity in entities})
    borne = _Borne([_is_personal(each) for each in alike], [_is_surname(each) for each in alike])
    kept = stretches
    if True in borne.personal or True in borne.surnames:  # somebody else may bear a name
        kept = _not_others(document, stretches, alike, borne)
    support = Counter[str]()
    for number, n in Counter([number for _, number in kept]).items():
        if len({entity.id for _, entity in alike[number].readings}) == 1:
            for supported in _supported(alike[number].readings[0][1]):
                support[supported] += n
    year = _year_of(document)
    traits = {number: _traits(alike[number], support, year) for number in {n for _, n in kept}}
    return tuple([Named(span, *traits[number]) for span, number in kept])


@dataclass(frozen=True, slots=True)
class _Alike:
    """Stretches that are written alike and may name the same entities in the same roles: they are
    named alike throughout a document."""

    text: str
    readings: list[tuple[Mention, Entity]]


def _stretches(
    document: Document, mentions: Sequence[Mention], by_id: Mapping[str, Entity]
) -> tuple[list[tuple[Span, int]], list[_Alike]]:
    """The outermost mentions of known entities, those of one stretch of text together.

    Each stretch has the number of those that it is alike.
    """
    found: list[tuple[Span, list[tuple[Mention, Entity]]]] = []
    start = end = -1
    order = {entity: number for number, entity in enumerate(by_id)}  # as the files list them

    def place(mention: Mention) -> tuple[int, int, int]:
        return (mention.span.start, -mention.span.end, order.get(mention.entity, -1))

    for mention in sorted(mentions, key=place):
        span = mention.span
        if span.end > end:
            start, end = span.start, span.end
            found.append((span, []))
        elif span.start != start or span.end != end:
            continue
        entity = by_id.get(mention.entity)
        if entity is not None:
            found[-1][1].append((mention, entity))
    stretches: list[tuple[Span, int]] = []
    alike: list[_Alike] = []
    numbers: dict[object, int] = {}
    for span, readings in found:
        if readings:
            text = document.text[span.start : span.end]
            key = (text, *[(mention.entity, mention.role) for mention, _ in readings])
            number = numbers.setdefault(key, len(alike))
            if number == len(alike):
                alike.append(_Alike(text, readings))
            stretches.append((span, number))
    return stretches, alike


def _year_of(document: Document) -> int | None:
    year = (document.metadata.date or "")[:4]
    return int(year) if len(year) == 4 and year.isdecimal() else None


def _supported(entity: Entity) -> tuple[str, ...]:
    """The ids that a plain mention of the entity speaks for: its own and its state's."""
    return (entity.id, entity.state) if entity.state else (entity.id,)


_Id = str | None
_Traits = tuple[str, EntityKind, Role, _Id, _Id, _Id, _Id, tuple[str, ...], bool]


def _traits(alike: _Alike, support: Counter[str], year: int | None) -> _Traits:
    """What is alike in names that are written and read alike, as in `Named`."""

    def rank(reading: tuple[Mention, Entity]) -> tuple[int, int, int, int]:
        mention, entity = reading
        return (
            -_support_of(entity, support),
            -_is_in_office(alike.text, reading, year),
            _KIND_ORDER.index(entity.kind),
            _ROLE_ORDER.index(mention.role),
        )

    readings = alike.readings
    if len(readings) > 1:
        readings = sorted(_of_their_time(alike, year), key=rank)
    groups = [entity for _, entity in readings if entity.kind is EntityKind.GROUP]
    # A group that rules a state is read as the state, and keeps its own id beside.
    best = next((r for r in readings if r[1].kind is not EntityKind.GROUP), readings[0])
    mention, entity = best
    owner, state = _owner_and_state(entity)
    return (
        alike.text,
        entity.kind,
        mention.role,
        owner,
        state,
        groups[0].id if groups else None,
        groups[0].foe if groups else None,
        groups[0].called if groups else (),
        _is_in_office(alike.text, best, year),
    )


def _support_of(entity: Entity, support: Counter[str]) -> int:
    """How often the document plainly names the entity; a part of a state needs its own."""
    if entity.kind in (EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANISATION):
        return max(support[entity.id], support[entity.state or ""])
    return support[entity.id]


def _owner_and_state(entity: Entity) -> tuple[str | None, str | None]:
    if entity.kind is EntityKind.STATE:
        return entity.id, entity.id
    if entity.kind is EntityKind.AREA:
        return None, None
    if entity.kind in (EntityKind.PLACE, EntityKind.GROUP):
        return entity.id, entity.state
    itself = entity.id if entity.kind is EntityKind.ORGANISATION else None
    return entity.state or itself, entity.state


def _is_in_office(text: str, reading: tuple[Mention, Entity], year: int | None) -> bool:
    """Whether a leader's name stands for the state in the document's year; false without one."""
    mention, entity = reading
    if year is None or mention.role is not Role.LEADER:
        return False
    return any(
        (name.from_year or 0) <= year <= (name.until_year or 9999)
        for name in _names_written_so(entity, text)
    )


def _of_their_time(alike: _Alike, year: int | None) -> list[tuple[Mention, Entity]]:
    """The readings without leaders of other years, where one leads then or a group has the name."""
    in_office = [each for each in alike.readings if _is_in_office(alike.text, each, year)]
    has_group = any(entity.kind is EntityKind.GROUP for _, entity in alike.readings)
    if year is None or not (in_office or has_group):
        return alike.readings
    return [r for r in alike.readings if r[0].role is not Role.LEADER or r in in_office]


def _names_written_so(entity: Entity, text: str) -> list[Name]:
    """The entity's names that the text may be a spelling of."""
    exact = [name for name in entity.names if name.text == text]
    if exact:
        return exact
    loose = fold(text).replace("-", " ")
    return [name for name in entity.names if fold(name.text).replace("-", " ") == loose]


class _Borne(NamedTuple):
    """Which of the names written alike people bear too ("Michael Jordan"), and which are the
    surname of somebody ("Adam Harper")."""

    personal: list[bool]
    surnames: list[bool]


def _not_others(
    document: Document,
    stretches: Sequence[tuple[Span, int]],
    alike: Sequence[_Alike],
    is_borne: _Borne,
) -> list[tuple[Span, int]]:
    """The stretches without those that are somebody else's names.

    News gives the first name where it first names a person: "Adam Harper said" makes each later
    "Harper" this one, unless the text also names the known one in full or by an office. Behind "Ana
    Santiago" "in Santiago" alone is the city.
    """
    from framing.refer import person_names  # many texts name no such person

    personal, surnames = is_borne
    kept: list[tuple[Span, int]] = []
    first: dict[int, Span] = {}
    known: set[str] = set()
    borne: set[int] = set()
    for span, number in stretches:
        text = alike[number].text
        if personal[number] and person_names.is_part_of_a_persons_name(document, span):
            if person_names.is_first_name_before(document, span):
                borne.add(number)
            continue
        if number in borne and not person_names.is_after_preposition(document, span):
            continue
        kept.append((span, number))
        if not surnames[number]:
            known.update(_surnames(text))
        elif document.zone_at(span.start) is not Zone.HEADLINE:
            first.setdefault(number, span)
            known.update([text] if person_names.is_after_title(document, span) else [])
    others = {
        number
        for number, span in first.items()
        if alike[number].text not in known
        and person_names.is_surname_of_another(document, span, _initials(alike[number]))
    }
    return [(span, number) for span, number in kept if number not in others]


def _surnames(full_name: str) -> Sequence[str]:
    """The last word of a full name, with its article and without: "al-Assad", "Assad"."""
    surname = full_name.rpartition(" ")[2]
    if surname == full_name:
        return ()
    article, _, rest = surname.partition("-")
    return (surname, rest) if article.lower() in ("al", "el") else (surname,)


def _is_surname(alike: _Alike) -> bool:
    return " " not in alike.text and all(map(_is_of_person, alike.readings))


def _is_of_person(reading: tuple[Mention, Entity]) -> bool:
    mention, entity = reading
    return mention.role is Role.LEADER or entity.kind is EntityKind.PERSON


def _initials(alike: _Alike) -> frozenset[str]:
    """The first letters of the full names that end with the surname."""
    names = [name.text for _, entity in alike.readings for name in entity.names]
    return frozenset([name[0] for name in names if name.endswith(f" {alike.text}")])


def _is_personal(alike: _Alike) -> bool:
    """Whether people bear the name too."""
    return any(
        name.is_also_personal
        for _, entity in alike.readings
        for name in _names_written_so(entity, alike.text)
    )
