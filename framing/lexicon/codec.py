"""Lexicons as plain lists for the cache, and back.

A warm start reads every term of every lexicon from here, so what repeats is stored once and
what is rarely given stands apart: terms as columns, forms as lines of one string.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

from framing.domain.lexicon import (
    CaseRule,
    ContextRule,
    Contrast,
    Example,
    Kind,
    Label,
    Lexicon,
    Operand,
    OperandKind,
    Place,
    Record,
    Reference,
    RefersTo,
    Relation,
    Scope,
    Status,
    Term,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_Paths = dict[str, int]


def encode_lexicon(lexicon: Lexicon) -> list[object]:
    """The lexicon as nested lists of str, int and None."""
    paths: _Paths = {lexicon.path: 0}
    contrasts = [_encode_contrast(contrast, paths) for contrast in lexicon.contrasts]
    return [
        lexicon.id,
        lexicon.title,
        lexicon.language,
        lexicon.version,
        lexicon.kind.value,
        contrasts,
        [[s.id, s.title, s.section, s.url, s.year, s.verified] for s in lexicon.sources],
        lexicon.digest,
        list(paths),
        lexicon.licence,
    ]


def decode_lexicon(stored: Any) -> Lexicon:
    """The lexicon that `encode_lexicon` stored."""
    id_, title, language, version, kind, contrasts, sources, digest, paths, licence = stored
    return Lexicon(
        id=id_,
        title=title,
        language=language,
        version=version,
        kind=Kind(kind),
        contrasts=tuple(_decode_contrast(each, paths) for each in contrasts),
        sources=tuple(Reference(*each) for each in sources),
        digest=digest,
        path=paths[0],
        licence=licence,
    )


def stored_digest(stored: Any) -> tuple[str, str]:
    """The id and the digest of a lexicon that `encode_lexicon` stored."""
    id_, *_, digest, _, _ = stored
    return id_, digest


def _encode_contrast(contrast: Contrast, paths: _Paths) -> list[object]:
    labels = [_encode_label(label, paths) for label in contrast.labels]
    axis = list(contrast.axis) if contrast.axis else None
    refers = contrast.refers_to.value if contrast.refers_to else None
    return [contrast.id, contrast.title, contrast.referent, labels, axis, refers]


def _decode_contrast(stored: Any, paths: list[str]) -> Contrast:
    id_, title, referent, labels, axis, refers = stored
    decoded = tuple(_decode_label(each, paths) for each in labels)
    poles = (axis[0], axis[1]) if axis else None
    return Contrast(id_, title, referent, decoded, poles, RefersTo(refers) if refers else None)


def _encode_label(label: Label, paths: _Paths) -> list[object]:
    return [
        label.id,
        label.title,
        label.says,
        list(label.evidence),
        _encode_terms(label.terms, paths),
        _encode_terms(label.exclusions, paths),
        _encode_examples(label.examples, paths),
        _encode_places([label.place], paths),
        label.pole,
        list(label.titles),
        _encode_record(label.record),
    ]


def _decode_label(stored: Any, paths: list[str]) -> Label:
    id_, title, says, evidence, terms, exclusions, examples, place, pole, titles, record = stored
    return Label(
        id_,
        title,
        says,
        tuple(evidence),
        tuple(_decode_terms(terms, paths)),
        tuple(_decode_terms(exclusions, paths)),
        tuple(_decode_examples(examples, paths)),
        next(_decode_places(place, paths)),
        pole,
        tuple(titles),
        _decode_record(record),
    )


def _encode_examples(examples: Sequence[Example], paths: _Paths) -> list[object]:
    spans = [[offset for span in each.spans for offset in span] for each in examples]
    return [
        [each.kind for each in examples],
        [each.text for each in examples],
        spans,
        _encode_places([each.place for each in examples], paths),
    ]


def _decode_examples(stored: Any, paths: list[str]) -> Iterator[Example]:
    kinds, texts, offsets, places = stored
    spans = [tuple(zip(each[::2], each[1::2], strict=True)) for each in offsets]
    return map(Example, kinds, texts, spans, _decode_places(places, paths))


def _encode_terms(terms: Sequence[Term], paths: _Paths) -> list[object]:
    """A column each for texts, forms and places; what only some terms have, by their number."""
    return [
        [term.text for term in terms],
        ["\n".join(term.forms) for term in terms],
        _encode_places([term.place for term in terms], paths),
        [[number, *_encode_rare(term)] for number, term in enumerate(terms) if _is_rare(term)],
    ]


def _is_rare(term: Term) -> bool:
    days = (term.active_from, term.active_until)
    rare = (term.pattern, term.context, *days, term.only, term.word_classes, term.record.is_told)
    return term.case is not CaseRule.ANY or any(rare)


def _encode_rare(term: Term) -> list[object]:
    rules = [_encode_rule(rule) for rule in term.context]
    only = [[scope.field, *scope.values] for scope in term.only]
    days = (term.active_from, term.active_until)
    last = [list(term.word_classes), _encode_record(term.record)]
    return [term.case.value, term.pattern, rules, only, *days, *last]


def _decode_terms(stored: Any, paths: list[str]) -> Iterator[Term]:
    texts, columns, places, rare = stored
    forms = [tuple(lines.split("\n")) if lines else () for lines in columns]
    terms = list(map(Term, texts, forms, repeat(CaseRule.ANY), _decode_places(places, paths)))
    for number, *fields in rare:
        terms[number] = _with_rare(terms[number], *fields)
    return iter(terms)


def _with_rare(term: Term, *fields: Any) -> Term:
    case, pattern, rules, scopes, first, last, classes, record = fields
    context = tuple(_decode_rule(rule) for rule in rules)
    only = tuple(Scope(field, tuple(values)) for field, *values in scopes)
    rule = CaseRule(case)
    rare = (pattern, context, first, last, only, tuple(classes), _decode_record(record))
    return Term(term.text, term.forms, rule, term.place, *rare)


_PLAIN = Record()


def _encode_record(record: Record) -> list[str] | None:
    return None if not record.is_told else [record.by, record.date, record.status.value]


def _decode_record(stored: list[str] | None) -> Record:
    return _PLAIN if stored is None else Record(stored[0], stored[1], Status(stored[2]))


_SIGNS = {OperandKind.FORM: " ", OperandKind.LABEL: "#", OperandKind.ENTITY: "@"}
_OPERAND_KINDS = {sign: kind for kind, sign in _SIGNS.items()}


def _encode_rule(rule: ContextRule) -> list[object]:
    operands = "\n".join(_SIGNS[operand.kind] + operand.text for operand in rule.operands)
    return [rule.relation.value, operands, rule.window_tokens]


def _decode_rule(stored: Any) -> ContextRule:
    relation, lines, window_tokens = stored
    operands = [Operand(_OPERAND_KINDS[line[0]], line[1:]) for line in lines.split("\n")]
    return ContextRule(Relation(relation), tuple(operands), window_tokens)


def _encode_places(places: Sequence[Place], paths: _Paths) -> list[object]:
    """Numbers of paths, none where all are the first, then lines and columns."""
    numbers = [paths.setdefault(place.path, len(paths)) for place in places]
    lines, columns = [place.line for place in places], [place.column for place in places]
    return [numbers if any(numbers) else None, lines, columns]


def _decode_places(stored: Any, paths: list[str]) -> Iterator[Place]:
    numbers, lines, columns = stored
    if numbers is None:
        return map(Place, repeat(paths[0]), lines, columns)
    return map(Place, [paths[number] for number in numbers], lines, columns)
