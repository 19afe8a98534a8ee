"""Which entity each name in a text means, where a name has several or is a person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from framing.domain.document import Document, Zone
from framing.domain.entity import Entity, EntityKind, Mention, Name, Role
from framing.domain.folding import fold
from framing.domain.frozen import dataclass
from framing.domain.span import Span
from framing.refer.word_classes import TITLES, words


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text with the one reading that the document supports best.

    owner: whom a label of rule means that this name governs ("Syrian" government); None for
        areas of the world ("Western"), which have no one government.
    state: the state it stands for, lies in or speaks for, if any.
    group: the armed group it names, if any; a ruling group has a state as its owner too.
    """

    span: Span
    text: str
    kind: EntityKind
    role: Role
    owner: str | None
    state: str | None
    group: str | None
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
    stretches = _stretches(document, mentions, {entity.id: entity for entity in entities})
    personal: dict[_Reading, bool] = {}
    kept = [each for each in stretches if not _is_part_of_a_persons_name(document, each, personal)]
    support = Counter(
        supported
        for stretch in kept
        if len({entity.id for _, entity in stretch.readings}) == 1
        for supported in _supported(stretch.readings[0][1])
    )
    year = _year_of(document)
    known: dict[_Reading, Named] = {}
    return tuple([_named_as(stretch, known, support, year) for stretch in kept])


# How a stretch is written, and which entities it may name in which role: what is written and
# read alike is named alike throughout a document.
_Reading = tuple[str, tuple[tuple[str, Role], ...]]


@dataclass(frozen=True, slots=True)
class _Stretch:
    span: Span
    text: str
    readings: list[tuple[Mention, Entity]]
    reading: _Reading


def _stretches(
    document: Document, mentions: Sequence[Mention], by_id: Mapping[str, Entity]
) -> list[_Stretch]:
    """The outermost mentions of known entities, those of one stretch of text together."""
    found: list[tuple[Span, list[tuple[Mention, Entity]]]] = []
    start = end = -1
    for mention in sorted(mentions, key=_by_place):
        span = mention.span
        if span.end > end:
            start, end = span.start, span.end
            found.append((span, []))
        elif span.start != start or span.end != end:
            continue
        entity = by_id.get(mention.entity)
        if entity is not None:
            found[-1][1].append((mention, entity))
    return [_stretch(document, span, readings) for span, readings in found if readings]


def _stretch(document: Document, span: Span, readings: list[tuple[Mention, Entity]]) -> _Stretch:
    text = document.text[span.start : span.end]
    entities = tuple([(mention.entity, mention.role) for mention, _ in readings])
    return _Stretch(span, text, readings, (text, entities))


def _by_place(mention: Mention) -> tuple[int, int]:
    return (mention.span.start, -mention.span.end)


def _year_of(document: Document) -> int | None:
    year = (document.metadata.date or "")[:4]
    return int(year) if len(year) == 4 and year.isdecimal() else None


def _supported(entity: Entity) -> tuple[str, ...]:
    """The ids that a plain mention of the entity speaks for: its own and its state's."""
    return (entity.id, entity.state) if entity.state else (entity.id,)


def _named_as(
    stretch: _Stretch, known: dict[_Reading, Named], support: Counter[str], year: int | None
) -> Named:
    """The name, as its like that the document has named before."""
    like = known.get(stretch.reading)
    if like is None:
        like = known[stretch.reading] = _named(stretch, support, year)
    return Named(
        stretch.span,
        like.text,
        like.kind,
        like.role,
        like.owner,
        like.state,
        like.group,
        like.is_in_office,
    )


def _named(stretch: _Stretch, support: Counter[str], year: int | None) -> Named:
    def rank(reading: tuple[Mention, Entity]) -> tuple[int, int, int, int]:
        mention, entity = reading
        return (
            -_support_of(entity, support),
            -_is_in_office(stretch, reading, year),
            _KIND_ORDER.index(entity.kind),
            _ROLE_ORDER.index(mention.role),
        )

    readings = stretch.readings
    if len(readings) > 1:
        readings = sorted(readings, key=rank)
    groups = [entity.id for _, entity in readings if entity.kind is EntityKind.GROUP]
    # A group that rules a state is read as the state, and keeps its own id beside.
    best = next((r for r in readings if r[1].kind is not EntityKind.GROUP), readings[0])
    mention, entity = best
    owner, state = _owner_and_state(entity)
    return Named(
        stretch.span,
        stretch.text,
        entity.kind,
        mention.role,
        owner,
        state,
        groups[0] if groups else None,
        _is_in_office(stretch, best, year),
    )


def _support_of(entity: Entity, support: Counter[str]) -> int:
    """How often the document plainly names the entity; a part of a state needs its own."""
    if entity.kind in (EntityKind.PERSON, EntityKind.GROUP):
        return max(support[entity.id], support[entity.state or ""])
    return support[entity.id]


def _owner_and_state(entity: Entity) -> tuple[str | None, str | None]:
    if entity.kind is EntityKind.STATE:
        return entity.id, entity.id
    if entity.kind is EntityKind.AREA:
        return None, None
    if entity.kind in (EntityKind.PLACE, EntityKind.GROUP):
        return entity.id, entity.state
    return entity.state or (entity.id if entity.kind is EntityKind.ORGANISATION else None), (
        entity.state
    )


def _is_in_office(stretch: _Stretch, reading: tuple[Mention, Entity], year: int | None) -> bool:
    """Whether a leader's name stands for the state in the document's year; false without one."""
    mention, entity = reading
    if year is None or mention.role is not Role.LEADER:
        return False
    return any(
        (name.from_year or 0) <= year <= (name.until_year or 9999)
        for name in _names_written_so(entity, stretch.text)
    )


def _names_written_so(entity: Entity, text: str) -> list[Name]:
    """The entity's names that the text may be a spelling of."""
    exact = [name for name in entity.names if name.text == text]
    return exact or [name for name in entity.names if _loosely(name.text) == _loosely(text)]


def _loosely(text: str) -> str:
    return fold(text).replace("-", " ")


def _is_part_of_a_persons_name(
    document: Document, stretch: _Stretch, personal: dict[_Reading, bool]
) -> bool:
    """Whether a name that people bear too stands beside another capitalised word.

    "Jordan Smith", "Michael Jordan", not "Jordan's King" or "In Jordan". Headlines capitalise
    every word, so nothing is known there. `personal` keeps which names people bear.
    """
    reading, span = stretch.reading, stretch.span
    is_personal = personal.get(reading)
    if is_personal is None:
        is_personal = personal[reading] = any(
            name.is_also_personal
            for _, entity in stretch.readings
            for name in _names_written_so(entity, stretch.text)
        )
    if not is_personal:
        return False
    if document.zone_at(span.start) is Zone.HEADLINE:
        return False
    return _is_surname_after(document, span) or _is_first_name_before(document, span)


_NOT_SURNAMES = TITLES | words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december"
)
_NOT_FIRST_NAMES = TITLES | words(
    "north south east west northern southern eastern western central upper lower"
)


def _is_surname_after(document: Document, span: Span) -> bool:
    index = document.tokens.first_from(span.end)
    if index == len(document.tokens):
        return False
    token = document.tokens[index]
    word = document.text[token.start : token.end]
    return (
        document.text[span.end : token.start] == " "
        and word[:1].isupper()
        and word[1:].islower()
        and word.lower() not in _NOT_SURNAMES
    )


def _is_first_name_before(document: Document, span: Span) -> bool:
    index = document.tokens.first_from(span.start) - 1
    if index < 0:
        return False
    token = document.tokens[index]
    word = document.text[token.start : token.end]
    sentence = document.sentence_at(span.start)
    return (
        document.text[token.end : span.start] == " "
        and word[:1].isupper()
        and word[1:].islower()
        and word.lower() not in _NOT_FIRST_NAMES
        and sentence is not None
        and (token.start > sentence.start or word.lower() not in _SENTENCE_OPENERS)
    )


_SENTENCE_OPENERS = words(
    """in from to for with by at on of the a an and but both when while where after before since
    as if although though because that this does did do is are was were has had have can could
    will would should may might what why how who neighbouring neighboring meanwhile across inside
    outside near like unlike until throughout within most much all many some only even"""
)
