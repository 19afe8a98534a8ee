"""Lists of what to write instead: prh rules, and the patterns of retext-equality.

The words to avoid are kept; what to write instead belongs into a policy and is told as a loss.
"""

from __future__ import annotations

from framing.lexicon.foreign.dictionary import ForeignDictionary, Gatherer
from framing.yaml_source import Mapping, Node, Scalar, Sequence

_PREFERENCE = "a preference; put it in a policy"


def read_prh(root: Mapping) -> ForeignDictionary:
    """Each rule's patterns under the wording that it expects; `/…/` is a regular expression."""
    gatherer = Gatherer()
    for key, _ in root.pairs:
        if key.text not in ("rules", "version"):
            gatherer.lose(key.line, key.text, "only rules hold words")
    for rule in _mappings(root.get("rules")):
        expected = _text(rule.get("expected"))
        if not expected:
            gatherer.lose(rule.line, "a rule", "it expects no wording")
            continue
        gatherer.lose(rule.line, f"'{expected}' as the expected wording", _PREFERENCE)
        for key, _ in rule.pairs:
            if key.text not in ("expected", "pattern", "patterns"):
                gatherer.lose(key.line, f"{key.text} of '{expected}'", "no setting of a lexicon")
        written = (*_scalars(rule.get("pattern")), *_scalars(rule.get("patterns")))
        for each in written:
            text = each.text.strip()
            is_pattern = len(text) > 2 and text.startswith("/") and text.rstrip("gimsuy")[-1] == "/"
            inner = text[1 : text.rindex("/")] if is_pattern else text
            gatherer.add((expected,), inner, each.line, is_pattern=is_pattern)
        if not written:
            gatherer.add((expected,), expected.lower(), rule.line)
    return gatherer.dictionary()


def read_equality(root: Sequence) -> ForeignDictionary:
    """Each pattern's inconsiderate words, under the category that stands beside them."""
    gatherer = Gatherer()
    for pattern in _mappings(root):
        preferred = ", ".join(word.text for word in _words(pattern.get("considerate")))
        gatherer.lose(pattern.line, f"'{preferred}' as the considerate wording", _PREFERENCE)
        note = _text(pattern.get("note"))
        found = pattern.get("inconsiderate")
        for word in _words(found):
            category = found.get(word.text) if isinstance(found, Mapping) else None
            path = (_text(category) or "inconsiderate",)
            gatherer.open(path, says=note)
            gatherer.add(path, word.text.strip(), word.line)
    return gatherer.dictionary()


def _mappings(node: Node | None) -> tuple[Mapping, ...]:
    items = node.items if isinstance(node, Sequence) else ()
    return tuple(each for each in items if isinstance(each, Mapping))


def _words(node: Node | None) -> tuple[Scalar, ...]:
    """The keys of a mapping, the entries of a list, or the one text."""
    if isinstance(node, Mapping):
        return tuple(key for key, _ in node.pairs)
    return _scalars(node)


def _scalars(node: Node | None) -> tuple[Scalar, ...]:
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(each for each in items if isinstance(each, Scalar) and each.text.strip())


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""
