"""The nodes of a YAML file as its editor wrote it: strings, each with its line and column."""

from __future__ import annotations

from framing.domain.frozen import NamedTuple, dataclass
from framing.errors import Problem


class Scalar(NamedTuple):
    """A string with its place. `is_quoted` tells `"null"` from a bare null."""

    text: str
    line: int
    column: int
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list with its place."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written, duplicates included."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of the first pair with this key, or None."""
        for name, value in self.pairs:
            if name.text == key:
                return value
        return None


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A parsed file: its root node, its lines for messages, and its problems."""

    path: str
    root: Node | None
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]

    def problem(
        self, code: str, message: str, remedy: str, *, at: Node | None, severity: str = "error"
    ) -> Problem:
        """A problem at a node of this file, with the source line for the caret."""
        line, column = (at.line, at.column) if at is not None else (0, 0)
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Problem(self.path, line, column, code, message, remedy, source, severity)

    def wrong_kind(self, *wanted: str) -> Problem | None:
        """That the file is of another kind than those wanted, as the first key of a kind says."""
        keys = [name for name, _ in self.root.pairs] if isinstance(self.root, Mapping) else []
        own = next((name for name in keys if name.text in _KINDS), None)
        if own is None or own.text in wanted:
            return None
        what, option = _KINDS[own.text]
        message = f"this is {what}, no {_KINDS[wanted[0]][0].partition(' ')[2]}"
        return self.problem("wrong-kind", message, f"Give it by {option}.", at=own)


# What the first key of a file of the house says that it is, and which option takes it.
_KINDS = {
    "lexicon": ("a lexicon", "--lexicons"),
    "exceptions": ("a list of exceptions", "--lexicons"),
    "policy": ("a policy", "--policy"),
    "entities": ("an entity file", "--entities"),
}


def plain(node: Node | None) -> object:
    """A node as nested dict, list and str without places; the last duplicate key wins."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs}


def refused(path: str, code: str, message: str, remedy: str) -> YamlFile:
    """The refusal of a whole file."""
    return YamlFile(path, None, (), (Problem(path, 0, 0, code, message, remedy),))


def refused_at(path: str, before: str, code: str, message: str, remedy: str) -> YamlFile:
    """The refusal of a text at the place behind what can be read."""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return YamlFile(path, None, (), (Problem(path, line, column, code, message, remedy),))
