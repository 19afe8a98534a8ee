"""Dictionaries written as YAML or JSON: quanteda's nested lists, Vale rules, Voyant categories."""

from __future__ import annotations

from framing.lexicon.foreign.dictionary import (
    Category,
    Entry,
    ForeignDictionary,
    Gatherer,
    Loss,
)
from framing.yaml_source import Mapping, Node, Scalar, Sequence


def read_quanteda(root: Mapping) -> ForeignDictionary:
    """Keys with lists, nested to any depth; values beside further keys stand under `__`."""
    gatherer = Gatherer()
    for key, value in root.pairs:
        _read_key((key.text,), value, gatherer)
    return gatherer.dictionary()


def _read_key(path: tuple[str, ...], node: Node, gatherer: Gatherer) -> None:
    gatherer.open(path)
    if isinstance(node, Scalar):
        if node.text.strip():
            gatherer.add(path, node.text.strip(), node.line)
        return
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            _read_key(path if key.text == "__" else (*path, key.text), value, gatherer)
        return
    for each in node.items:
        if isinstance(each, Mapping):
            for key, value in each.pairs:
                _read_key((*path, key.text), value, gatherer)
        else:
            _read_key(path, each, gatherer)


def read_voyant(root: Mapping) -> ForeignDictionary:
    """The lists under `categories`; colours and other features are lost."""
    categories = root.get("categories")
    found = read_quanteda(categories) if isinstance(categories, Mapping) else None
    losses = [
        Loss(key.line, key.text, "how categories are shown")
        for key, _ in root.pairs
        if key.text != "categories"
    ]
    return ForeignDictionary(found.categories if found else (), tuple(losses))


_CARRIED = frozenset({"extends", "message", "ignorecase", "tokens", "exceptions", "swap", "either"})


def read_vale(root: Mapping, name: str) -> ForeignDictionary:
    """An `existence`, `substitution` or `consistency` rule; other rules are lost.

    Tokens are regular expressions in Vale; those without signs become plain words.
    """
    losses = [
        Loss(key.line, key.text, "a setting of Vale; put it in a policy")
        for key, _ in root.pairs
        if key.text not in _CARRIED
    ]
    kind = _text(root.get("extends"))
    message = _text(root.get("message")).replace("%s", "…")
    is_exact = _text(root.get("ignorecase")).lower() != "true"
    excluded = _entries(root.get("exceptions"))
    categories: list[Category] = []
    if kind == "existence":
        entries = _entries(root.get("tokens"))
        categories.append(Category((name,), entries, excluded, message, is_exact))
    elif kind == "substitution":
        entries = _pair_entries(root.get("swap"), losses)
        categories.append(Category((name,), entries, excluded, message, is_exact))
    elif kind == "consistency":
        for one, other in _pairs(root.get("either")):
            for side in (one, other):
                path = (f"{one.text} or {other.text}", side.text)
                categories.append(Category(path, (_entry(side),), excluded, message, is_exact))
    else:
        losses.append(Loss(0, f"a rule of the kind '{kind}'", "it names no words to count"))
    return ForeignDictionary(
        tuple(categories), tuple(losses), names_contrasts=kind == "consistency"
    )


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _pairs(node: Node | None) -> list[tuple[Scalar, Scalar]]:
    pairs = node.pairs if isinstance(node, Mapping) else ()
    return [(key, value) for key, value in pairs if isinstance(value, Scalar)]


def _pair_entries(node: Node | None, losses: list[Loss]) -> tuple[Entry, ...]:
    for found, preferred in _pairs(node):
        what = f"'{preferred.text}' instead of '{found.text}'"
        losses.append(Loss(found.line, what, "a preference; put it in a policy"))
    return tuple(_entry(found) for found, _ in _pairs(node))


def _entries(node: Node | None) -> tuple[Entry, ...]:
    items = node.items if isinstance(node, Sequence) else ()
    return tuple(_entry(each) for each in items if isinstance(each, Scalar) and each.text.strip())


def _entry(node: Scalar) -> Entry:
    is_plain = all(char.isalnum() or char in " '’-" for char in node.text)
    return Entry(node.text.strip(), node.line, is_pattern=not is_plain)
