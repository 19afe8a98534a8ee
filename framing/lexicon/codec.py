"""Lexicons as plain lists for the cache, and back."""

from __future__ import annotations

from typing import Any

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
    Reference,
    Relation,
    Term,
)


def encode_lexicon(lexicon: Lexicon) -> list[object]:
    """The lexicon as nested lists of str, int and None."""
    return [
        lexicon.id,
        lexicon.title,
        lexicon.language,
        lexicon.version,
        lexicon.kind.value,
        [_encode_contrast(contrast) for contrast in lexicon.contrasts],
        [[s.id, s.title, s.section, s.url, s.year, s.verified] for s in lexicon.sources],
        lexicon.digest,
        lexicon.path,
        lexicon.licence,
    ]


def decode_lexicon(stored: Any) -> Lexicon:
    """The lexicon that `encode_lexicon` stored."""
    id_, title, language, version, kind, contrasts, sources, digest, path, licence = stored
    return Lexicon(
        id=id_,
        title=title,
        language=language,
        version=version,
        kind=Kind(kind),
        contrasts=tuple(_decode_contrast(each) for each in contrasts),
        sources=tuple(Reference(*each) for each in sources),
        digest=digest,
        path=path,
        licence=licence,
    )


def _encode_contrast(contrast: Contrast) -> list[object]:
    labels = [_encode_label(label) for label in contrast.labels]
    axis = list(contrast.axis) if contrast.axis else None
    return [contrast.id, contrast.title, contrast.referent, labels, axis]


def _decode_contrast(stored: Any) -> Contrast:
    id_, title, referent, labels, axis = stored
    decoded = tuple(_decode_label(each) for each in labels)
    return Contrast(id_, title, referent, decoded, (axis[0], axis[1]) if axis else None)


def _encode_label(label: Label) -> list[object]:
    return [
        label.id,
        label.title,
        label.says,
        list(label.evidence),
        [_encode_term(term) for term in label.terms],
        [_encode_term(term) for term in label.exclusions],
        [
            [e.kind, e.text, [list(s) for s in e.spans], _encode_place(e.place)]
            for e in label.examples
        ],
        _encode_place(label.place),
        label.pole,
    ]


def _decode_label(stored: Any) -> Label:
    id_, title, says, evidence, terms, exclusions, examples, place, pole = stored
    return Label(
        id=id_,
        title=title,
        says=says,
        evidence=tuple(evidence),
        terms=tuple(_decode_term(each) for each in terms),
        exclusions=tuple(_decode_term(each) for each in exclusions),
        examples=tuple(_decode_example(each) for each in examples),
        place=Place(*place),
        pole=pole,
    )


def _decode_example(stored: Any) -> Example:
    kind, text, spans, place = stored
    return Example(kind, text, tuple((start, end) for start, end in spans), Place(*place))


def _encode_term(term: Term) -> list[object]:
    rules = [
        [rule.relation.value, [[o.kind.value, o.text] for o in rule.operands], rule.window_tokens]
        for rule in term.context
    ]
    return [
        term.text,
        list(term.forms),
        term.case.value,
        _encode_place(term.place),
        term.pattern,
        rules,
        term.active_from,
        term.active_until,
    ]


_CASES = {rule.value: rule for rule in CaseRule}
_OPERAND_KINDS = {kind.value: kind for kind in OperandKind}


def _decode_term(stored: Any) -> Term:
    text, forms, case, place, pattern, rules, active_from, active_until = stored
    return Term(
        text=text,
        forms=tuple(forms),
        case=_CASES[case],
        place=Place(*place),
        pattern=pattern,
        context=tuple(_decode_rule(rule) for rule in rules) if rules else (),
        active_from=active_from,
        active_until=active_until,
    )


def _decode_rule(stored: Any) -> ContextRule:
    relation, operands, window_tokens = stored
    decoded = tuple(Operand(_OPERAND_KINDS[kind], text) for kind, text in operands)
    return ContextRule(Relation(relation), decoded, window_tokens)


def _encode_place(place: Place) -> list[object]:
    return [place.path, place.line, place.column]
