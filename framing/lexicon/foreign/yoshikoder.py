"""Yoshikoder `.ykd` and Lexicoder 2 `.lcd`: category and pattern nodes in XML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.parsers.expat import ExpatError, ParserCreate

from framing.lexicon.foreign.dictionary import ForeignDictionary, Gatherer


def read_ykd(text: str) -> ForeignDictionary:
    """The categories with the patterns that stand directly in them, at any depth.

    A category that holds patterns and further categories keeps both. Documents that declare
    entities are refused.
    """
    reader = _Reader()
    parser = ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.EntityDeclHandler = reader.refuse_entity
    reader.line_number = lambda: parser.CurrentLineNumber
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except ExpatError as error:
        reader.gatherer.lose(error.lineno, "the rest of the file", f"no XML: {error}")
    except _EntityError:
        reader.gatherer.lose(0, "the rest of the file", "it declares XML entities")
    return _without_root(reader.gatherer.dictionary())


def _without_root(found: ForeignDictionary) -> ForeignDictionary:
    """The categories without the one around all of them, which only names the dictionary."""
    tops = {category.path[0] for category in found.categories}
    root = next((each for each in found.categories if len(each.path) == 1), None)
    if len(tops) != 1 or root is None or root.entries or len(found.categories) < 2:
        return found
    inner = tuple(
        replace(category, path=category.path[1:])
        for category in found.categories
        if category is not root
    )
    return replace(found, categories=inner)


def _no_line() -> int:
    return 0


class _EntityError(Exception):
    """The document declares entities, which may blow up when read."""


class _Reader:
    """Follows the nodes of one document."""

    def __init__(self) -> None:
        self.gatherer = Gatherer()
        self.names: list[str] = []
        self.is_pattern = False
        self.line_number: Callable[[], int] = _no_line

    def start(self, element: str, attributes: dict[str, str]) -> None:
        line = self.line_number()
        if element == "dictionary":
            self.is_pattern = attributes.get("patternengine") == "regexp"
        elif element == "cnode":
            self.names.append(attributes.get("name", ""))
            self.gatherer.open(tuple(self.names), says=attributes.get("desc", "").strip())
        elif element == "pnode":
            self._pattern(attributes.get("name", ""), line)

    def _pattern(self, name: str, line: int) -> None:
        text = " ".join(name.split())
        if not text or not self.names:
            self.gatherer.lose(line, name, "a pattern outside any category, or an empty one")
            return
        if text != name:
            self.gatherer.lose(line, f"'{name}'", "blanks around it, which ask for whole words")
        self.gatherer.add(tuple(self.names), text, line, is_pattern=self.is_pattern)

    def end(self, element: str) -> None:
        if element == "cnode":
            self.names.pop()

    def refuse_entity(self, *_args: object) -> None:
        raise _EntityError
