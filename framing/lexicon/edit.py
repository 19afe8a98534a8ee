"""Edits of a lexicon file by the tool: one term goes in or out, every other line stays as it is."""

from __future__ import annotations

from pathlib import Path

from framing.domain.frozen import dataclass
from framing.errors import LexiconError, Problem
from framing.lexicon.flow_list import scan_flow_list
from framing.lexicon.label_tree import branches
from framing.lexicon.problems import nearest
from framing.lexicon.terms import one_text
from framing.yaml_source import Mapping, Node, Sequence, parse_yaml

_BOM = "\ufeff"
# Letters and blanks apart from these make YAML, or a reader, think twice.
_PLAIN_SIGNS = " -'’"


@dataclass(frozen=True, slots=True)
class Edit:
    """The text of a file after an edit, and the 1-based line that changed, came or went."""

    text: str
    line: int


def with_term(text: str, path: Path, label: str, term: str) -> Edit:
    """The text with a term at the end of a label's `terms`.

    Raises:
        LexiconError: the text is no YAML, or holds no such label with a list of terms.
    """
    terms = _terms_of(text, path, label)
    if _is_flow(text, terms):
        return _into_flow(text, terms, written(term, is_flow=True))
    lines = text.splitlines(keepends=True)
    dash = _dash(lines, terms.items[-1])
    end = _item_end(lines, dash)
    indent = " " * _indent(lines[dash])
    eol = _line_break(lines)
    if not lines[end - 1].endswith(("\n", "\r")):
        lines[end - 1] += eol
    lines.insert(end, f"{indent}- {written(term, is_flow=False)}{eol}")
    return Edit("".join(lines), end + 1)


def without_term(text: str, path: Path, label: str, term: str) -> Edit:
    """The text without the line, or the list entry, that holds a label's term.

    Raises:
        LexiconError: the text is no YAML, or the label does not have the term or no other.
    """
    terms = _terms_of(text, path, label)
    texts = [_term_text(item) for item in terms.items]
    if term not in texts:
        message = f"'{term}' is no term of '{label}'"
        raise _problem(path, terms, "unknown-term", message, nearest(term, sorted(set(texts))))
    if len(texts) == 1:
        message = f"'{term}' is the only term of '{label}'"
        raise _problem(path, terms, "empty-label", message, "Remove the label by hand.")
    number = texts.index(term)
    if _is_flow(text, terms):
        return _out_of_flow(text, terms, number)
    lines = text.splitlines(keepends=True)
    dash = _dash(lines, terms.items[number])
    del lines[dash : _item_end(lines, dash)]
    return Edit("".join(lines), dash + 1)


def written(term: str, *, is_flow: bool) -> str:
    """A term as YAML reads it back: bare where that is safe, else in single quotes."""
    inner = term.replace("'", "")
    is_plain = all(char.isalnum() or char in _PLAIN_SIGNS for char in term)
    if is_plain and inner and term[0].isalpha() and inner.lower() not in _YAML_WORDS:
        return term
    starts_well = term[:1].isalpha() or (term[:1] == "=" and term[1:2].isalpha())
    is_safe = not is_flow and starts_well and not any(sign in term for sign in ("#", ":", '"'))
    return term if is_safe else "'" + term.replace("'", "''") + "'"


_YAML_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n", "nan"})


def _terms_of(text: str, path: Path, label: str) -> Sequence:
    """The node of a label's `terms`."""
    parsed = parse_yaml(text.removeprefix(_BOM), path=str(path))
    if parsed.problems or not isinstance(parsed.root, Mapping):
        raise LexiconError(parsed.problems)
    labels = {branch.id: branch.node for branch in branches(parsed.root)}
    if label not in labels:
        message = f"the file has no label '{label}'"
        raise _problem(path, None, "unknown-label", message, nearest(label, sorted(labels)))
    terms = labels[label].get("terms")
    if not isinstance(terms, Sequence) or not terms.items:
        message = f"'{label}' has no list of terms in this file"
        remedy = "Write `terms:` with a first term by hand."
        raise _problem(path, terms or labels[label], "no-terms", message, remedy)
    return terms


def _term_text(item: Node) -> str:
    return one_text(item.get("term") if isinstance(item, Mapping) else item)


def _offset(text: str, node: Node) -> int:
    lines = text.removeprefix(_BOM).splitlines(keepends=True)
    shift = len(text) - len(text.removeprefix(_BOM))
    return shift + sum(map(len, lines[: node.line - 1])) + node.column - 1


def _is_flow(text: str, terms: Sequence) -> bool:
    at = _offset(text, terms)
    return text[at : at + 1] == "["


def _into_flow(text: str, terms: Sequence, term: str) -> Edit:
    """The list in brackets with one more entry, behind the last one and its line."""
    found = scan_flow_list(text, _offset(text, terms))
    _, end = found.items[-1]
    return Edit(f"{text[:end]}, {term}{text[end:]}", text.count("\n", 0, end) + 1)


def _out_of_flow(text: str, terms: Sequence, number: int) -> Edit:
    """The list in brackets without an entry and without the comma that parted it."""
    items = scan_flow_list(text, _offset(text, terms)).items
    if number:
        start, end = items[number - 1][1], items[number][1]
    else:
        start, end = items[0][0], items[1][0]
    return Edit(text[:start] + text[end:], text.count("\n", 0, items[number][0]) + 1)


def _dash(lines: list[str], item: Node) -> int:
    """The index of the line on which a list entry has its dash."""
    at = item.line - 1
    while at > 0 and not lines[at].lstrip().startswith("-"):
        at -= 1
    return at


def _item_end(lines: list[str], dash: int) -> int:
    """The index of the line after a list entry: what is indented deeper than its dash is its own."""
    depth, end = _indent(lines[dash]), dash + 1
    for at in range(dash + 1, len(lines)):
        if lines[at].strip():
            if _indent(lines[at]) <= depth:
                break
            end = at + 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line_break(lines: list[str]) -> str:
    return "\r\n" if lines and lines[0].endswith("\r\n") else "\n"


def _problem(path: Path, at: Node | None, code: str, message: str, remedy: str) -> LexiconError:
    line, column = (at.line, at.column) if at is not None else (0, 0)
    return LexiconError([Problem(str(path), line, column, code, message, remedy)])
