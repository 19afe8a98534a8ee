"""What the tests of matching share: small lexicons written by hand, documents, marked texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from framing.domain.document import Document, Metadata
from framing.domain.entity import Entity, EntityKind, Name, Role
from framing.domain.hit import Hit, Matches
from framing.domain.lexicon import (
    CaseRule,
    ContextRule,
    Contrast,
    Kind,
    Label,
    Lexicon,
    Operand,
    OperandKind,
    Place,
    Relation,
    Term,
)
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.read.documents import document_from_text

PLACE = Place("tests/lexicon.yml", 1, 1)


def term(
    *forms: str,
    text: str | None = None,
    case: CaseRule | None = None,
    context: Iterable[ContextRule] = (),
    active: tuple[str | None, str | None] = (None, None),
) -> Term:
    """A term with these very forms; exact where its first form is in capitals, as on loading."""
    pattern = forms[0].removeprefix("re:") if forms[0].startswith("re:") else None
    return Term(
        text=text or forms[0],
        forms=() if pattern else forms,
        case=case or (CaseRule.EXACT if forms[0].isupper() else CaseRule.ANY),
        place=PLACE,
        pattern=pattern,
        context=tuple(context),
        active_from=active[0],
        active_until=active[1],
    )


def label(name: str, *terms: Term | str, exclude: Sequence[Term | str] = ()) -> Label:
    """A label with terms and `not:` phrases; a plain string is a term of one form."""
    return Label(
        id=name,
        title=name,
        says="",
        evidence=(),
        terms=tuple(_term(each) for each in terms),
        exclusions=tuple(_term(each) for each in exclude),
        examples=(),
        place=PLACE,
    )


def lexicon(
    *labels: Label,
    name: str = "lexicon",
    kind: Kind = Kind.CONTRAST,
    language: str = "en",
    contrasts: Mapping[str, Sequence[Label]] | None = None,
) -> Lexicon:
    """A lexicon of one contrast, named as itself, or of those given."""
    groups = contrasts or {name: labels}
    return Lexicon(
        id=name,
        title=name,
        language=language,
        version="1.0.0",
        kind=kind,
        contrasts=tuple(Contrast(key, key, "", tuple(group)) for key, group in groups.items()),
        sources=(),
        digest="",
        path=PLACE.path,
    )


def entity(
    name: str,
    *names: str,
    kind: EntityKind = EntityKind.STATE,
    role: Role = Role.NAME,
    years: tuple[int | None, int | None] = (None, None),
) -> Entity:
    """An entity with these names, all in one role."""
    return Entity(name, kind, name, tuple(Name(each, role, *years) for each in names))


def near(*operands: str, window: int = 6, relation: Relation = Relation.NEAR) -> ContextRule:
    """A context rule: `#label`, `@entity` or a form each."""
    return ContextRule(relation, tuple(_operand(each) for each in operands), window)


def document(text: str, *, language: str = "en", date: str | None = None) -> Document:
    """A document as `read` makes it."""
    return document_from_text(text, metadata=Metadata(language=language, date=date))


def matches(
    text: str, *lexicons: Lexicon, entities: Sequence[Entity] = (), **known: str
) -> Matches:
    """What the lexicons and entities find in a text."""
    return find_matches(document(text, **known), compile_matcher(lexicons, entities))


def hits(text: str, *lexicons: Lexicon, **known: str) -> list[tuple[str, str]]:
    """The hits as pairs of matched words and label, in order."""
    found = matches(text, *lexicons, **known).hits
    return [(text[hit.span.start : hit.span.end], hit.label) for hit in found]


def words(text: str, *lexicons: Lexicon, **known: str) -> list[str]:
    """The matched words of the hits, in order."""
    return [word for word, _ in hits(text, *lexicons, **known)]


def mentioned(text: str, *entities: Entity, **known: str) -> list[tuple[str, str]]:
    """The mentions as pairs of printed name and entity, in order."""
    found = matches(text, entities=entities, **known).mentions
    return [(text[each.span.start : each.span.end], each.entity) for each in found]


def only_hit(text: str, *lexicons: Lexicon, **known: str) -> Hit:
    """The one hit that there is."""
    (found,) = matches(text, *lexicons, **known).hits
    return found


_MARK = re.compile(r"\[(?P<words>[^\]>]*)(?:>(?P<labels>[^\]]*))?\]")


def unmarked(marked: str, default: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text whose hits stand in `[words>label]`, and these hits; several labels with commas."""
    plain, expected, at = "", [], 0
    for mark in _MARK.finditer(marked):
        plain += marked[at : mark.start()]
        start = len(plain)
        plain += mark["words"]
        labels = (mark["labels"] or default).split(",")
        expected += [(start, len(plain), each) for each in sorted(labels)]
        at = mark.end()
    return plain + marked[at:], expected


def _term(each: Term | str) -> Term:
    return term(each) if isinstance(each, str) else each


def _operand(text: str) -> Operand:
    kinds = {"#": OperandKind.LABEL, "@": OperandKind.ENTITY}
    kind = kinds.get(text[0], OperandKind.FORM)
    return Operand(kind, text if kind is OperandKind.FORM else text[1:])
