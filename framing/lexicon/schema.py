"""The lexicon language, defined once: its keys, their types, and what they mean.

The loader checks files against this table, and `json_schema` writes it out for editors.
"""

from __future__ import annotations

from framing.domain.frozen import dataclass
from framing.domain.lexicon import RefersTo


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is not empty."""


@dataclass(frozen=True, slots=True)
class Id:
    """Lower-case letters, digits and hyphens."""


@dataclass(frozen=True, slots=True)
class LabelPath:
    """The id of a label, behind those of the labels above it: `violence.terror`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Day:
    """A date: 2016, 2016-10 or 2016-10-31."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; with `or_one` a single one may stand without the dashes, `is_filled` none is empty."""

    of: ValueType
    or_one: bool = False
    is_filled: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping whose keys the editor chooses: ids, or else any names."""

    of: ValueType
    are_ids: bool = True


@dataclass(frozen=True, slots=True)
class RecordOf:
    """A mapping with the keys of the record of this name."""

    record: str


@dataclass(frozen=True, slots=True)
class TermType:
    """A term: a text, or a mapping with the keys of the record `term`."""


ValueType = Text | Id | LabelPath | Choice | Whole | Day | ListOf | Named | RecordOf | TermType


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping: what it holds, what it means, and whether it must stand."""

    name: str
    holds: ValueType
    says: str
    is_required: bool = False


KINDS = ("contrast", "inventory")
CASES = ("any", "exact", "capitalised")
CLASSES = ("noun", "verb", "adjective", "none")
POLES = ("-1", "0", "1")
READINGS = ("V", "S", "L", "K")

_TEXTS = ListOf(Text(), or_one=True)
_ASKED = ListOf(Text(), or_one=True, is_filled=True)
_TERMS = ListOf(TermType(), or_one=True)
_INFLECT = Key(
    "inflect",
    ListOf(Choice(CLASSES), or_one=True),
    "How terms inflect: noun (the default), verb, adjective, none, or a list of these.",
)
_CASE = Key(
    "case",
    Choice(CASES),
    "How letters must stand: any, exact, capitalised. Terms in capitals are exact by default.",
)
_NOTE = Key("note", Text(), "A remark for editors.")
_RECORD = (
    Key("by", Text(), "Who wrote it."),
    Key("date", Day(), "When it was written or last looked at."),
    Key(
        "status",
        Choice(("live", "draft", "retired")),
        "live (the default); draft and retired ones are kept, and count nothing.",
    ),
)
_CONTEXT = (
    Key("near", _ASKED, "Counts only with one of these nearby: words, #label or @entity."),
    Key("before", _ASKED, "Counts only where one of these stands before it in the sentence."),
    Key("after", _ASKED, "Counts only where one of these stands after it in the sentence."),
    Key("unless", _ASKED, "Does not count with one of these nearby."),
    Key("unless-before", _ASKED, "Does not count where one of these stands before it."),
    Key("unless-after", _ASKED, "Does not count where one of these stands after it."),
    Key("window", Whole(1, 100), "How many words away these may stand; 6 if not given."),
)
_ONLY = Key(
    "only",
    Named(_ASKED, are_ids=False),
    "Counts only in documents whose metadata say so: field, and one or more values.",
)
_REFERS_TO = Key(
    "refers-to",
    Choice(tuple(each.value for each in RefersTo)),
    "Whom labels mean: rulers of a state, officeholders, armed-groups, or the accused of a deed.",
)
_WIDE_NOT = Key("not", _TERMS, "Phrases in which no term of any label here counts.")

RECORDS: dict[str, tuple[Key, ...]] = {
    "lexicon": (
        Key("lexicon", Id(), "The lexicon's id, the same as the file's name.", is_required=True),
        Key("title", Text(), "What the lexicon is about.", is_required=True),
        Key("language", Text(), "Language code of the texts (en, de, fr).", is_required=True),
        Key("version", Text(), "Version of the file, such as 1.0.0.", is_required=True),
        Key(
            "kind",
            Choice(KINDS),
            "contrast: labels compete for one referent; inventory: they do not.",
            is_required=True,
        ),
        Key("referent", Text(), "Whom or what the labels name."),
        _REFERS_TO,
        Key("licence", Text(), "Under which licence the file may be used."),
        Key("extends", Text(), "Id or path of the lexicon that this file changes."),
        Key("sources", Named(RecordOf("source")), "What the evidence refers to, by id."),
        Key("labels", Named(RecordOf("label")), "The labels, by id, where there is one contrast."),
        Key("contrasts", Named(RecordOf("contrast")), "Several contrasts, by id."),
        _WIDE_NOT,
        Key("without", ListOf(LabelPath()), "Labels of the extended lexicon that are left out."),
        Key("axis", ListOf(Text()), "Names of the two poles, minus first."),
        _INFLECT,
        _CASE,
        _ONLY,
        _NOTE,
    ),
    "exceptions": (
        Key("exceptions", Id(), "The list's id, the same as the file's name.", is_required=True),
        Key("title", Text(), "What the phrases have in common."),
        Key("language", Text(), "Language code of the phrases (en, de, fr); en if not given."),
        Key(
            "scope",
            ListOf(Text(), or_one=True),
            "Where the phrases hold: lexicon, or lexicon/label. Everywhere if not given.",
        ),
        Key("phrases", _TERMS, "Phrases in which no term counts.", is_required=True),
        _INFLECT,
        _CASE,
        _ONLY,
        _NOTE,
    ),
    "contrast": (
        Key("title", Text(), "What the contrast is about."),
        Key("referent", Text(), "Whom or what its labels name."),
        _REFERS_TO,
        Key("labels", Named(RecordOf("label")), "The labels, by id.", is_required=True),
        _WIDE_NOT,
        Key("axis", ListOf(Text()), "Names of the two poles, minus first."),
        _INFLECT,
        _CASE,
        _ONLY,
        _NOTE,
    ),
    "label": (
        Key("title", Text(), "The label as reports print it; its id if not given."),
        Key("says", Text(), "What the label says about the referent, in one sentence."),
        Key("evidence", ListOf(Id(), or_one=True), "Ids of sources."),
        Key("terms", _TERMS, "The words that are this label."),
        Key("add", _TERMS, "Terms added to those of the extended lexicon."),
        Key("remove", _TEXTS, "Terms of the extended lexicon that are left out, as written there."),
        Key("not", _TERMS, "Longer phrases that hold a term and are not this label."),
        Key("hits", _TEXTS, "Sentences with the expected hits in [square brackets]; two or more."),
        Key("misses", _TEXTS, "Sentences without a hit of this label; two or more."),
        Key("misread", _TEXTS, "Sentences with known [wrong] hits."),
        Key("labels", Named(RecordOf("label")), "Labels below this one, by id."),
        *_RECORD,
        Key("pole", Choice(POLES), "Where the label stands on the axis: -1, 0 or 1."),
        _CASE,
        _INFLECT,
        *_CONTEXT,
        _ONLY,
        Key("frames", _TEXTS, "Verb frames of reporting verbs, used by the voice stage."),
        Key("stance", Text(), "The stance of reporting verbs, used by the voice stage."),
        _NOTE,
    ),
    "term": (
        Key("term", Text(), "The term itself.", is_required=True),
        _CASE,
        _INFLECT,
        *_CONTEXT,
        Key("from", Day(), "First day on which the term counts."),
        Key("until", Day(), "Last day on which the term counts."),
        _ONLY,
        *_RECORD,
        Key("counts", Choice(("yes", "no")), "no: a cue of the voice stage alone, never a hit."),
        Key("frames", _TEXTS, "Verb frames of a reporting verb, used by the voice stage."),
        Key("stance", Text(), "The stance of a reporting verb, used by the voice stage."),
        _NOTE,
    ),
    "source": (
        Key("title", Text(), "The source's title.", is_required=True),
        Key("section", Text(), "Where in the source."),
        Key("url", Text(), "Its address."),
        Key("year", Text(), "When it was published."),
        Key(
            "verified",
            Choice(READINGS),
            "How it was read: V there, S quoted by others, L leaked, K from memory, not looked up.",
        ),
        _NOTE,
    ),
}


def json_schema() -> dict[str, object]:
    """The table as a JSON Schema (draft 7) for yaml-language-server and other editors."""
    definitions = {name: _record_schema(name) for name in RECORDS if name != "lexicon"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "framing lexicon",
        **_record_schema("lexicon"),
        "definitions": definitions,
    }


def _record_schema(name: str) -> dict[str, object]:
    keys = RECORDS[name]
    required = [key.name for key in keys if key.is_required]
    schema: dict[str, object] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            key.name: {"description": key.says, **_value_schema(key.holds)} for key in keys
        },
    }
    return {**schema, "required": required} if required else schema


_ID = "[a-z0-9][a-z0-9-]*"


def _value_schema(holds: ValueType) -> dict[str, object]:
    match holds:
        case Text():
            return {"type": ["string", "number", "boolean"]}
        case Id() | LabelPath():
            further = "" if isinstance(holds, Id) else rf"(\.{_ID})*"
            return {"type": "string", "pattern": f"^{_ID}{further}$"}
        case Choice(options):
            numbers = [int(option) for option in options if option.lstrip("-").isdigit()]
            return {"enum": [*options, *numbers]}
        case Whole(least, most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case Day():
            return {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
        case ListOf(of, or_one, is_filled):
            many: dict[str, object] = {"type": "array", "items": _value_schema(of)}
            many |= {"minItems": 1} if is_filled else {}
            return {"anyOf": [_value_schema(of), many]} if or_one else many
        case Named(of):
            return {"type": "object", "additionalProperties": _value_schema(of)}
        case RecordOf(record):
            return {"$ref": f"#/definitions/{record}"}
        case TermType():
            return {"anyOf": [_value_schema(Text()), {"$ref": "#/definitions/term"}]}
