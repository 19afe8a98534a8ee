"""Nodes of a YAML file held against the lexicon language: keys and types, not yet meaning."""

from __future__ import annotations

from datetime import date

from framing.domain.lexicon import Place
from framing.lexicon.problems import ProblemList, nearest
from framing.lexicon.schema import (
    RECORDS,
    Choice,
    Day,
    Id,
    Key,
    LabelPath,
    ListOf,
    Named,
    RecordOf,
    TermType,
    ValueType,
    Whole,
)
from framing.yaml_source import Mapping, Node, Scalar, Sequence, YamlFile
from framing.yaml_traps import quoted, split_line, with_quotes


def check_record(
    node: Node, record: str, file: YamlFile, problems: ProblemList, under: str = ""
) -> bool:
    """Whether the node, under this name, is a mapping with the record's keys; what is wrong is noted."""
    if not isinstance(node, Mapping):
        _wrong_type(node, f"keys of a {_named(record)}", file, problems, under)
        return False
    keys = {key.name: key for key in RECORDS[record]}
    is_right = True
    for name, value in node.pairs:
        key = keys.get(name.text)
        if key is None:
            message = f"'{name.text}' is not a key of a {_named(record)}"
            remedy = nearest(name.text, list(keys))
            problems.error("unknown-key", message, remedy, at=name, file=file)
            is_right = False
        elif not _check_value(value, key.holds, name, file, problems):
            is_right = False
    return _has_required(node, keys, record, file, problems) and is_right


def _named(record: str) -> str:
    return "list of exceptions" if record == "exceptions" else record


def _has_required(
    node: Mapping, keys: dict[str, Key], record: str, file: YamlFile, problems: ProblemList
) -> bool:
    missing = [key for key in keys.values() if key.is_required and node.get(key.name) is None]
    for key in missing:
        message = f"the {_named(record)} has no '{key.name}'"
        problems.error("missing-key", message, f"Add `{key.name}:` {key.says}", at=node, file=file)
    return not missing


def _check_value(
    node: Node, holds: ValueType, name: Scalar, file: YamlFile, problems: ProblemList
) -> bool:
    match holds:
        case ListOf(is_filled=True) if isinstance(node, Sequence) and not node.items:
            return _refuse_nothing(node, name, file, problems)
        case ListOf(of, or_one):
            return _check_list(node, of, name, file, problems, or_one=or_one)
        case Named(of, are_ids):
            return _check_named(node, of, name, file, problems, are_ids=are_ids)
        case RecordOf(record):
            return check_record(node, record, file, problems, name.text)
        case TermType():
            if isinstance(node, Mapping) and _is_alternation(node):
                return _refuse_braces(node, file, problems)
            if isinstance(node, Mapping) and not _is_colon_trap(node, file):
                return check_record(node, "term", file, problems)
            return _check_text(node, name, file, problems)
        case _:
            return _check_text(node, name, file, problems) and _check_scalar(
                node, holds, name, file, problems
            )


def _check_list(
    node: Node,
    of: ValueType,
    name: Scalar,
    file: YamlFile,
    problems: ProblemList,
    *,
    or_one: bool,
) -> bool:
    if isinstance(node, Sequence):
        rights = [_check_value(each, of, name, file, problems) for each in node.items]
        return all(rights)
    if or_one and not _is_empty(node):
        return _check_value(node, of, name, file, problems)
    if _is_empty(node):
        return _check_text(node, name, file, problems)
    _wrong_type(node, f"a list under '{name.text}'", file, problems)
    return False


def _check_named(
    node: Node,
    of: ValueType,
    name: Scalar,
    file: YamlFile,
    problems: ProblemList,
    *,
    are_ids: bool,
) -> bool:
    if not isinstance(node, Mapping):
        keys = "ids" if are_ids else "names"
        _wrong_type(node, f"a mapping of {keys} under '{name.text}'", file, problems)
        return False
    is_right = True
    for key, value in node.pairs:
        is_right &= not are_ids or _check_scalar(key, Id(), name, file, problems)
        is_right &= _check_value(value, of, key, file, problems)
    return is_right


def _check_text(node: Node, name: Scalar, file: YamlFile, problems: ProblemList) -> bool:
    """Whether the node is a text with something in it; the usual slips are explained."""
    line = file.lines[node.line - 1] if 0 < node.line <= len(file.lines) else ""
    if isinstance(node, Scalar) and not _is_empty(node):
        _check_comment(node, line, file, problems)
        return True
    if isinstance(node, Mapping) and _is_colon_trap(node, file):
        key, value = node.pairs[0]
        text = f"{key.text}: {value.text}" if isinstance(value, Scalar) else key.text
        message = f"YAML reads '{text}' as a key and its value, because of the colon and space"
        remedy = f"Write: {_with_whole_quoted(line, text, node.column)}"
        problems.error("colon-in-text", message, remedy, at=node, file=file)
    elif isinstance(node, Scalar) and "#" in line[node.column - 1 :]:
        word = line[line.index("#", node.column - 1) :].strip()
        message = f"'#' starts a comment in YAML, so '{word}' is not read"
        remedy = f"Write: {line[: line.index('#', node.column - 1)].strip()} {quoted(word)}"
        problems.error("swallowed-comment", message, remedy, at=node, file=file)
    elif isinstance(node, Scalar):
        _refuse_nothing(node, name, file, problems)
    else:
        _wrong_type(node, f"a text under '{name.text}'", file, problems)
    return False


def _refuse_nothing(node: Node, name: Scalar, file: YamlFile, problems: ProblemList) -> bool:
    message = f"'{name.text}' holds nothing here"
    problems.error("empty", message, "Write a text, or remove the line.", at=node, file=file)
    return False


def _check_comment(node: Scalar, line: str, file: YamlFile, problems: ProblemList) -> None:
    """Note `rover #2`: a comment has a blank behind its sign, so this was meant as text."""
    text, rest = line[node.column - 1 :], line[node.column - 1 + len(node.text) :]
    word = rest.lstrip()
    if node.is_quoted or not text.startswith(node.text) or len(rest) == len(word):
        return
    if word[:1] == "#" and word[1:2].strip("# "):
        message = f"'#' starts a comment in YAML, so '{word}' is not read"
        remedy = f"Write {quoted(text.rstrip())}; in front of a comment put '# '."
        place = Place(file.path, node.line, node.column)
        problems.warning_at(place, "swallowed-comment", message, remedy)


def _refuse_braces(node: Mapping, file: YamlFile, problems: ProblemList) -> bool:
    """Note `{rover,rambler}` alone: an alternation that YAML takes for keys."""
    line = file.lines[node.line - 1]
    message = "'{' at the start of a text starts a mapping in YAML"
    remedy = "Put the term in quotation marks."
    if line.lstrip(" -").startswith("{"):
        remedy = f"Write: {with_quotes(line).strip()}"
    problems.error("yaml-bracket", message, remedy, at=node, file=file)
    return False


def _with_whole_quoted(line: str, text: str, column: int) -> str:
    at = line.find(text)
    if split_line(line)[1].startswith("["):
        return with_quotes(line, column).strip()
    return line[:at].strip() + " " + quoted(text) if at >= 0 else with_quotes(line).strip()


def _check_scalar(
    node: Node, holds: ValueType, name: Scalar, file: YamlFile, problems: ProblemList
) -> bool:
    text = node.text if isinstance(node, Scalar) else ""
    message, remedy = "", ""
    match holds:
        case Id() if not is_id(text):
            message = f"'{text}' is not an id"
            remedy = f"Use lower-case letters, digits and hyphens: {_as_id(text)}"
            above, stop, below = text.rpartition(".")
            if stop and is_id(below):
                remedy = f"Write `{below}:` under `labels:` of '{above}'."
        case LabelPath() if not all(map(is_id, text.split("."))):
            message = f"'{text}' is no label"
            remedy = "Write its id, behind those of the labels above it: violence.terror."
        case Choice(options) if text not in options:
            message = f"'{text}' is none of {', '.join(options)} under '{name.text}'"
            remedy = nearest(text, list(options))
        case Whole(least, most) if not (text.isdecimal() and least <= int(text) <= most):
            message = f"'{text}' is not a whole number from {least} to {most}"
            remedy = f"Write `{name.text}: {least}` to `{name.text}: {most}`."
        case Day() if parse_day(text, is_last=False) is None:
            message = f"'{text}' is not a date"
            remedy = "Write year-month-day, such as 2016-10-31, or 2016-10, or 2016."
    if message:
        code = {
            "Id": "bad-id",
            "LabelPath": "bad-id",
            "Choice": "bad-choice",
            "Whole": "bad-number",
            "Day": "bad-date",
        }
        problems.error(code[type(holds).__name__], message, remedy, at=node, file=file)
    return not message


def parse_day(text: str, *, is_last: bool) -> str | None:
    """The first (or last) day that `2016`, `2016-10` or `2016-10-31` means, as ISO 8601.

    None where the text is no date.
    """
    parts = text.split("-")
    if not all(part.isdecimal() and part.isascii() for part in parts) or len(parts[0]) != 4:
        return None
    if len(parts) > 3 or any(len(part) != 2 for part in parts[1:]):
        return None
    from calendar import monthrange  # few terms have a date

    numbers = [int(part) for part in parts]
    try:
        if is_last and len(numbers) < 3:
            month = numbers[1] if len(numbers) > 1 else 12
            return date(numbers[0], month, monthrange(numbers[0], month)[1]).isoformat()
        return date(*[*numbers, 1, 1][:3]).isoformat()
    except ValueError:  # a month or day that the calendar does not have
        return None


def is_id(text: str) -> bool:
    """Whether a text is an id: lower-case ASCII letters, digits and inner hyphens."""
    return (
        text.isascii()
        and text.replace("-", "a").isalnum()
        and text == text.lower()
        and not text.startswith("-")
    )


def _as_id(text: str) -> str:
    plain = "".join(char if char.isascii() and char.isalnum() else "-" for char in text.lower())
    return "-".join(part for part in plain.split("-") if part) or "my-label"


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


_TERM_KEYS = frozenset(key.name for key in RECORDS["term"])


def _is_alternation(node: Mapping) -> bool:
    """Whether `{rover,rambler}` was meant: keys without a value, none of them a term's."""
    return all(_is_empty(value) and key.text not in _TERM_KEYS for key, value in node.pairs)


def _is_colon_trap(node: Mapping, file: YamlFile) -> bool:
    """Whether a mapping of one pair, without braces, was meant as a text with a colon in it."""
    if len(node.pairs) != 1 or file.lines[node.line - 1].startswith("{", node.column - 1):
        return False
    key, value = node.pairs[0]
    return isinstance(value, Scalar) and key.text not in _TERM_KEYS


def _wrong_type(
    node: Node, expected: str, file: YamlFile, problems: ProblemList, name: str = ""
) -> None:
    found = {Scalar: "a text", Sequence: "a list", Mapping: "keys and values"}[type(node)]
    if _is_empty(node):
        found = "nothing"
    message = f"expected {expected}, found {found}"
    remedy = "See `framing lexicon schema`."
    if isinstance(node, Sequence) and expected.startswith("a mapping of ids"):
        remedy = "Write each as a key of its own, without a dash, and what it has below it."
    if isinstance(node, Sequence) and expected.startswith("a text"):
        remedy = "Write each of its entries on a line of its own, without the brackets."
    if found != "nothing" and expected == "keys of a label":
        remedy = f"Write `terms:` below '{name}', and the words below that."
    if isinstance(node, Scalar) and node.text and expected == "keys of a source":
        remedy = f"Write: {name}: {{title: {node.text}}}"
    problems.error("wrong-type", message, remedy, at=node, file=file)
