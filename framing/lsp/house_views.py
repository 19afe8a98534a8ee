"""What an editor shows in lexicons and policies: meanings, counts, and the way to a label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from framing.check.explain import CONDITIONS
from framing.check.policy_schema import RULE_KEYS
from framing.domain.frozen import dataclass
from framing.domain.lexicon import Place
from framing.engine.term_counts import TermCounts
from framing.lexicon.schema import RECORDS
from framing.lsp.house_files import house_lexicons, labels_of
from framing.lsp.places import code_points, n_utf16, range_in_line
from framing.yaml_nodes import Mapping, Node, Scalar
from framing.yaml_nodes import Sequence as YamlSequence
from framing.yaml_source import parse_yaml


@dataclass(frozen=True, slots=True)
class _Counted:
    """A label's key or one of its terms (None for the key) in a lexicon's text."""

    label: str
    term: str | None
    line: int
    column: int
    n_chars: int


def lens_of(lines: list[str], counts: TermCounts) -> list[types.CodeLens]:
    """A line above each label of a lexicon: how often its terms stand in the corpus."""
    return [
        types.CodeLens(
            range_in_line(lines, each.line, each.column, each.n_chars),
            types.Command(_told(counts.labels.get(each.label, (0, 0)), counts.n_documents), ""),
        )
        for each in _counted(lines)
        if each.term is None
    ]


def lexicon_hover(
    lines: list[str], position: types.Position, counts: TermCounts | None, *, why_not: str
) -> types.Hover | None:
    """The counts of the label or term at the position, or what the key there means.

    `why_not` is told where there are no counts.
    """
    line = position.line + 1
    column = code_points(lines[position.line], position.character) + 1
    for each in _counted(lines):
        if each.line == line and each.column <= column <= each.column + each.n_chars:
            named = f"`{each.term or each.label}`"
            told = _counts_told(each, counts) if counts else why_not
            span = range_in_line(lines, each.line, each.column, each.n_chars)
            return _hover(f"{named}: {told}", span)
    keys = {key.name: key.says for record in RECORDS.values() for key in record}
    return _key_hover(lines, position, keys)


def policy_hover(path: str, lines: list[str], position: types.Position) -> types.Hover | None:
    """What the label, condition or key at the position means."""
    word, span = word_at(lines, position)
    label = labels_of(house_lexicons(path)).get(word)
    if label is not None:
        terms = ", ".join(term.text for term in label.terms[:12])
        return _hover(f"**{word}**: {label.says}\n\n{terms}", span)
    conditions = {condition.value: says for condition, says in CONDITIONS.items()}
    if word in conditions:
        return _hover(f"**{word}**: {conditions[word]}", span)
    return _key_hover(lines, position, RULE_KEYS)


def label_place(path: str, lines: list[str], position: types.Position) -> list[Place]:
    """Where the label that a policy names at the position stands in its lexicon."""
    word, _ = word_at(lines, position)
    label = labels_of(house_lexicons(path)).get(word)
    return [label.place] if label is not None else []


def word_at(lines: Sequence[str], position: types.Position) -> tuple[str, types.Range]:
    """The word at the position, of what ids and labels are made of, and its range."""
    line = lines[position.line] if position.line < len(lines) else ""
    at = code_points(line, position.character)
    start = at - len(_tail(line[:at]))
    stop = at + len(_tail(line[at:][::-1]))
    places = (types.Position(position.line, n_utf16(line[:edge])) for edge in (start, stop))
    return line[start:stop], types.Range(*places)


def _tail(text: str) -> str:
    """The characters of a word at the end of a text."""
    stop = len(text)
    while stop and (text[stop - 1].isalnum() or text[stop - 1] in "-/*_"):
        stop -= 1
    return text[stop:]


def _key_hover(
    lines: list[str], position: types.Position, keys: dict[str, str]
) -> types.Hover | None:
    word, span = word_at(lines, position)
    behind = lines[position.line][code_points(lines[position.line], span.end.character) :]
    if word in keys and behind.startswith(":"):
        return _hover(f"**{word}**: {keys[word]}", span)
    return None


def _counts_told(each: _Counted, counts: TermCounts) -> str:
    if each.term is None:
        return _told(counts.labels.get(each.label, (0, 0)), counts.n_documents)
    return _told(counts.terms.get((each.label, each.term), (0, 0)), counts.n_documents)


def _told(pair: tuple[int, int], n_documents: int) -> str:
    n_hits, n_in = pair
    hits = "1 hit" if n_hits == 1 else f"{n_hits} hits"
    return f"{hits} in {n_in} of {n_documents} document{'' if n_documents == 1 else 's'}"


def _counted(lines: list[str]) -> Iterator[_Counted]:
    """The labels and terms of a lexicon's text, in order."""
    root = parse_yaml("\n".join(lines), path="").root
    if not isinstance(root, Mapping):
        return
    contrasts = root.get("contrasts")
    holders: list[Node] = [root]
    if isinstance(contrasts, Mapping):
        holders += [value for _, value in contrasts.pairs]
    for holder in holders:
        labels = holder.get("labels") if isinstance(holder, Mapping) else None
        for key, label in labels.pairs if isinstance(labels, Mapping) else ():
            yield _Counted(key.text, None, key.line, key.column, len(key.text))
            for term in _terms(label):
                yield _Counted(key.text, term.text, term.line, term.column, _width(term))


def _terms(label: Node) -> Iterator[Scalar]:
    for name in ("terms", "add"):
        node = label.get(name) if isinstance(label, Mapping) else None
        for item in node.items if isinstance(node, YamlSequence) else (node,):
            term = item.get("term") if isinstance(item, Mapping) else item
            if isinstance(term, Scalar):
                yield term


def _width(term: Scalar) -> int:
    return len(term.text) + 2 * term.is_quoted


def _hover(text: str, span: types.Range) -> types.Hover:
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), span)
