"""WordStat `.cat`: a tree of categories and items, and rules on what stands near what."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.lexicon.foreign.dictionary import (
    Condition,
    Entry,
    ForeignDictionary,
    Gatherer,
    lines_of,
    numbered,
)

_MAX_WINDOW = 100

# `@NOTGOOD [#GOOD AFTER #NEGATIONS /S 3]`; not `@NOTGOOD [#GOOD]`, `@BOTH [A NEAR B AND NEAR C]`.
_RULE = re.compile(
    r"""@(?P<name>\S+) \s* \[ \s*
        (?P<meant>\#?\S+) \s+ (?P<relation>(?:NOT\s+)?(?:NEAR|BEFORE|AFTER)) \s+ (?P<other>\#?\S+)
        \s* (?: /(?P<scope>[A-Z]) \s* (?P<window>[0-9]+)? )? \s* \]""",
    re.VERBOSE | re.IGNORECASE,
)

# Their AFTER says where the word itself stands, our `before` where the other one stands.
_RELATIONS = {
    "NEAR": "near",
    "AFTER": "before",
    "BEFORE": "after",
    "NOT NEAR": "unless",
    "NOT AFTER": "unless-before",
    "NOT BEFORE": "unless-after",
}


def read_cat(text: str) -> ForeignDictionary:
    """A WordStat tree: tabs tell the depth, `TERM (1)` is an entry, other lines are categories.

    A rule on two words or categories becomes a category of the words that it counts, under the
    condition that it sets; rules of another make are lost.
    """
    gatherer = Gatherer()
    open_names: list[str] = []
    rules: list[_Line] = []
    for number, line in numbered(lines_of(text)):
        depth = len(line) - len(line.lstrip("\t"))
        name, weight = _without_weight(line.strip())
        if weight not in (None, 1):
            gatherer.lose(number, line.strip(), "a weight")
        if name.startswith("@"):
            rules.append(_Line(number, name, tuple(open_names[:depth])))
        elif weight is None:
            open_names = [*open_names[:depth], name]
            gatherer.open(tuple(open_names))
        elif not open_names[:depth]:
            gatherer.lose(number, line.strip(), "it stands before the first category")
        else:
            gatherer.add(tuple(open_names[:depth]), _words(name), number)
    # Rules may name categories that stand behind them.
    for rule in rules:
        _add_rule(rule, gatherer)
    return gatherer.dictionary()


class _Line(NamedTuple):
    """A rule as written, with its line and the category that it stands in."""

    number: int
    text: str
    path: tuple[str, ...]


def _add_rule(line: _Line, gatherer: Gatherer) -> None:
    rule = _RULE.fullmatch(line.text)
    if rule is None:
        gatherer.lose(line.number, line.text, "a rule of another make than [A NEAR B /S 3]")
        return
    if (rule["scope"] or "").upper() != "S" or not rule["window"]:
        gatherer.lose(line.number, line.text, "a rule over more than the words of a sentence")
        return
    meant = _entries(rule["meant"], line, gatherer)
    other = rule["other"]
    categories = gatherer.paths_named(other[1:]) if other.startswith("#") else ()
    if not meant or (other.startswith("#") and not categories):
        gatherer.lose(line.number, line.text, "a rule on a category that the file does not have")
        return
    condition = Condition(
        _RELATIONS[" ".join(rule["relation"].upper().split())],
        () if categories else (_words(other),),
        categories,
        min(int(rule["window"]), _MAX_WINDOW),
    )
    if int(rule["window"]) > _MAX_WINDOW:
        gatherer.lose(line.number, line.text, f"a window of more than {_MAX_WINDOW} words")
    path = (*line.path, rule["name"])
    gatherer.open(path, says=f"The rule {line.text}")
    for entry in meant:
        gatherer.add(path, entry.text, line.number, condition=condition)


def _entries(operand: str, line: _Line, gatherer: Gatherer) -> tuple[Entry, ...]:
    """The items of the category that a rule counts, or the one item that it names."""
    if not operand.startswith("#"):
        return (Entry(_words(operand), line.number),)
    paths = gatherer.paths_named(operand[1:])
    return tuple(entry for path in paths for entry in gatherer.entries_at(path))


def _words(name: str) -> str:
    return name.replace("_", " ").lower()


def _without_weight(line: str) -> tuple[str, float | None]:
    """`REGIME (10)` as its name and number; None where there is no number in brackets."""
    name, _, rest = line.rpartition("(")
    if not name or not rest.endswith(")"):
        return line, None
    try:
        return name.strip(), float(rest[:-1])
    except ValueError:
        return line, None
