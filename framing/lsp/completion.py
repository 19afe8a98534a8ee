"""Completion in lexicons, policies and `framing.yml`: keys, ids and the words they may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lsprotocol import types

from framing.check.explain import CONDITIONS
from framing.check.policies import shipped_policies
from framing.check.policy_schema import (
    CONFIDENCES,
    FILE_KEYS,
    RULE_KEYS,
    SOURCE_KEYS,
    STRUCTURE_PLACEHOLDERS,
    VERIFIED,
)
from framing.config import config_file, report_section
from framing.domain.attribution import Distance, Voice
from framing.domain.document import Zone
from framing.domain.entity import EntityKind
from framing.domain.finding import GATES, OFF, REQUIRABLE, SEVERITIES, Structure
from framing.lexicon.schema import RECORDS, Choice, Key, ListOf, Named, RecordOf, TermType
from framing.lsp.house_files import (
    HouseFile,
    house_entities,
    house_lexicons,
    house_rules,
    labels_of,
)
from framing.lsp.outline import Cursor, cursor_at, names_below
from framing.lsp.places import code_points, n_utf16

# What may be written, with what it means.
Options = dict[str, str]
_ZONES = tuple(zone.value for zone in Zone if zone.is_scored)
_YES_NO = ("yes", "no")


def completions(
    path: str, lines: Sequence[str], position: types.Position, kind: HouseFile
) -> list[types.CompletionItem]:
    """What may stand at a place."""
    text = lines[position.line] if position.line < len(lines) else ""
    cursor = cursor_at(lines, position.line + 1, code_points(text, position.character))
    span = types.Range(
        types.Position(position.line, position.character - n_utf16(cursor.typed)), position
    )
    keys, values = _BY_KIND[kind]
    items: list[types.CompletionItem] = []
    if cursor.key is not None:
        found = values(path, lines, cursor)
        items += _items(found, span, types.CompletionItemKind.Value)
    if cursor.key is None or cursor.is_entry:
        above = _above_of_keys(cursor)
        is_rule = kind is HouseFile.CONFIG and above[-1:] == ("rules",)
        found = house_rules(path) if is_rule else keys(above)
        items += _items(found, span, types.CompletionItemKind.Property, ": ")
    return items


def _above_of_keys(cursor: Cursor) -> tuple[str, ...]:
    return (*cursor.above, cursor.key) if cursor.key is not None else cursor.above


def _items(
    options: Options, span: types.Range, kind: types.CompletionItemKind, ending: str = ""
) -> list[types.CompletionItem]:
    return [
        types.CompletionItem(
            label=name,
            kind=kind,
            detail=says or None,
            filter_text=name,
            text_edit=types.TextEdit(span, name + ending),
        )
        for name, says in options.items()
    ]


def _plain(names: Iterable[str]) -> Options:
    return dict.fromkeys(names, "")


# Policies


def _policy_keys(above: tuple[str, ...]) -> Options:
    match above:
        case ():
            return FILE_KEYS
        case ("sources", _):
            return SOURCE_KEYS
        case ("rules", _):
            return RULE_KEYS
    return {}


def _policy_values(path: str, lines: Sequence[str], cursor: Cursor) -> Options:
    match (*cursor.above, cursor.key):
        case ("rules", _, "label" | "against"):
            return _label_options(path)
        case ("rules", _, "source"):
            return _plain(names_below(lines, "sources"))
        case ("rules", _, "referent"):
            return {each.id: each.title for each in house_entities(path)}
        case ("rules", _, key):
            return _POLICY_WORDS.get(str(key), {})
        case ("sources", _, "verified"):
            return _plain(VERIFIED)
    return {}


_POLICY_WORDS: dict[str, Options] = {
    "condition": {condition.value: says for condition, says in CONDITIONS.items()},
    "structure": _plain(each.value for each in Structure),
    "severity": _plain(SEVERITIES),
    "voice": _plain(each.value for each in Voice),
    "distance": _plain(("none", *(each.value for each in Distance))),
    "zone": _plain(_ZONES),
    "confidence": _plain(CONFIDENCES),
    "first-mention": _plain(_YES_NO),
    "cue": _plain(_YES_NO),
    "repeat": _plain(("each", "once")),
    "message": _plain(f"{{{name}}}" for name in sorted(STRUCTURE_PLACEHOLDERS)),
}


def _label_options(path: str) -> Options:
    """All labels as `lexicon/label`, and each lexicon as a whole."""
    lexicons = house_lexicons(path)
    whole = {f"{each.id}/*": f"all labels of {each.title}" for each in lexicons}
    return {**{name: label.says for name, label in labels_of(lexicons).items()}, **whole}


# Lexicons


def _lexicon_keys(above: tuple[str, ...]) -> Options:
    return {key.name: key.says for key in RECORDS.get(_record(above), ())}


def _lexicon_values(path: str, lines: Sequence[str], cursor: Cursor) -> Options:
    key = next((k for k in RECORDS.get(_record(cursor.above), ()) if k.name == cursor.key), None)
    if key is None:
        return {}
    if key.name == "evidence":
        return _plain(names_below(lines, "sources"))
    if key.name == "extends":
        return {each.id: each.title for each in house_lexicons(path)}
    if key.name in ("near", "before", "after", "unless"):
        return _neighbours(path, lines)
    holds = key.holds.of if isinstance(key.holds, ListOf) else key.holds
    return _plain(holds.options) if isinstance(holds, Choice) else {}


def _neighbours(path: str, lines: Sequence[str]) -> Options:
    """What a term's neighbour may be: a label of the file, an entity, or a kind of them."""
    own = (*names_below(lines, "labels"), *names_below(lines, "contrasts", "*", "labels"))
    labels = {f"#{name}": "a label of this file" for name in own}
    kinds = {f"@{each.value}": f"any {each.value}" for each in EntityKind}
    return {**labels, **kinds, **{f"@{each.id}": each.title for each in house_entities(path)}}


def _record(above: tuple[str, ...]) -> str:
    """The record whose keys stand below a row of keys; empty where ids are chosen freely."""
    record, is_name = "lexicon", False
    for name in above:
        if is_name:  # an id that the editor chose
            is_name = False
            continue
        key: Key | None = next((each for each in RECORDS[record] if each.name == name), None)
        if key is None:
            return ""
        holds = key.holds.of if isinstance(key.holds, ListOf | Named) else key.holds
        is_name = isinstance(key.holds, Named)
        if isinstance(holds, RecordOf):
            record = holds.record
        elif isinstance(holds, TermType):
            record = "term"
        else:
            return ""
    return "" if is_name else record


# framing.yml


def _config_keys(above: tuple[str, ...]) -> Options:
    match above:
        case ():
            return _plain(config_file.FILE_KEYS)
        case ("desks", _):
            return _plain((*config_file.SECTION_KEYS, "paths"))
        case ("paths", _):
            return _plain(config_file.SECTION_KEYS)
        case ("suppressions",):
            return {"require": "what a suppression must give"}
        case ("report",):
            return _plain(report_section.KEYS)
        case ("report", "colours"):
            return _plain(report_section.COLOUR_KEYS)
    return {}


def _config_values(_path: str, _lines: Sequence[str], cursor: Cursor) -> Options:
    if cursor.above[-1:] == ("rules",):
        return _plain((*SEVERITIES, OFF))
    match cursor.key:
        case "policies":
            return _plain(shipped_policies())
        case "fail-on":
            return _plain(GATES)
        case "show":
            return _plain(SEVERITIES)
        case "document-rules":
            return _plain(_YES_NO)
        case "require":
            return _plain(REQUIRABLE)
    return {}


_Keys = Callable[[tuple[str, ...]], Options]
_Values = Callable[[str, Sequence[str], Cursor], Options]
_BY_KIND: dict[HouseFile, tuple[_Keys, _Values]] = {
    HouseFile.POLICY: (_policy_keys, _policy_values),
    HouseFile.LEXICON: (_lexicon_keys, _lexicon_values),
    HouseFile.CONFIG: (_config_keys, _config_values),
}
