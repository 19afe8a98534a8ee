"""YAML as its editors wrote it: strings only, every node with its line and column.

The only file that imports yaml. Nothing is converted (`no` stays "no", `12:30` stays "12:30"),
duplicate keys are reported, anchors, aliases, tags and deep nesting are refused. A line that
YAML cannot read is reported with its correction and read as corrected, so that one run names
every problem of a file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml

from framing.domain.frozen import dataclass
from framing.errors import LexiconError, Problem
from framing.yaml_indents import aligned, stray_indent
from framing.yaml_nodes import Mapping, Node, Scalar, Sequence, YamlFile, plain, refused, refused_at
from framing.yaml_traps import explain, suspects, with_quotes

__all__ = [
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "YamlFile",
    "load_plain",
    "parse_yaml",
    "plain",
    "read_yaml",
]

MAX_BYTES = 5_000_000
MAX_DEPTH = 20
MAX_REPAIRS = 50


def read_yaml(path: Path) -> YamlFile:
    """The nodes of a YAML file; what is wrong with it stands in `problems`."""
    name = str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            return refused(name, *_TOO_LARGE)
        return parse_yaml(path.read_bytes().decode("utf-8-sig"), path=name)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8-sig")
        message = f"the file is not UTF-8 (byte {error.start + 1})"
        return refused_at(name, before, "not-utf-8", message, "Save it with the encoding UTF-8.")
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return refused(name, "unreadable", message, "Check its name and your rights.")


def parse_yaml(text: str, *, path: str) -> YamlFile:
    """The nodes of a YAML text; syntax errors and refusals stand in `problems`."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return refused(path, *_TOO_LARGE)
    lines = tuple(text.splitlines())
    read_lines = list(lines)
    problems: list[Problem] = []
    while True:
        builder = _Builder(path, lines)
        try:
            root = builder.build(_LOADER("\n".join(read_lines)))
            break
        except yaml.MarkedYAMLError as error:
            problem, corrected = _syntax_problem(error, path, tuple(read_lines), lines)
            problems.append(problem)
            if corrected is None or len(problems) == MAX_REPAIRS:
                root = None
                break
            read_lines[problem.line - 1] = corrected
        except yaml.YAMLError:
            return _refused_character(path, text)
        except _TooDeepError as error:
            return YamlFile(path, None, lines, (*problems, *builder.problems, error.problem))
    return YamlFile(path, root, lines, tuple(sorted({*problems, *builder.problems})))


_TOO_LARGE = (
    "too-large",
    f"the file is larger than {MAX_BYTES:,} bytes",
    "Split it into several files.",
)


def _refused_character(path: str, text: str) -> YamlFile:
    """The refusal of a text for its first character that YAML does not allow."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    before, char = (text[: found.start()], found.group()) if found else ("", text[:1])
    message = f"the character U+{ord(char or chr(0)):04X} cannot be read by YAML"
    remedy = "Remove it, or save the file as plain UTF-8 text."
    return refused_at(path, before, "yaml-character", message, remedy)


def load_plain(text: str, *, path: str) -> object:
    """A YAML text as nested dict, list and str.

    Raises:
        LexiconError: the text is not YAML that this project reads.
    """
    parsed = parse_yaml(text, path=path)
    if parsed.problems:
        raise LexiconError(parsed.problems)
    return plain(parsed.root)


class _TooDeepError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_QUOTES = ("'", '"')


class _Builder:
    """Nodes from parser events without recursion, so that depth can be refused safely."""

    def __init__(self, path: str, lines: tuple[str, ...]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []

    def build(self, loader: yaml.BaseLoader) -> Node | None:
        """The root node of what the loader parses; None where there is none."""
        stack: list[_Open] = []
        root: Node | None = None
        next_event: Callable[[], yaml.Event | None] = loader.get_event
        while (event := next_event()) is not None:
            node = self._closed(event, stack)
            if node is None:
                continue
            if stack:
                stack[-1].children.append(node)
            elif root is None:
                root = node
            else:
                self._refuse(
                    event,
                    "second-document",
                    "a second document starts here",
                    "Keep one document in a file; remove the --- line.",
                )
        return root

    def _closed(self, event: yaml.Event, stack: list[_Open]) -> Node | None:
        """The node that the event completes, or None."""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.CollectionEndEvent):
            return self._collection(stack.pop())
        if isinstance(event, yaml.CollectionStartEvent):
            self._check_properties(event)
            if len(stack) == MAX_DEPTH:
                problem = self._problem(
                    event, "too-deep", f"nested deeper than {MAX_DEPTH} levels", "Flatten the file."
                )
                raise _TooDeepError(problem)
            stack.append(_Open(event, []))
        elif isinstance(event, yaml.AliasEvent):
            self._misread(event, "yaml-alias", f"*{event.anchor}", "an alias")
            return Scalar(f"*{event.anchor}", *_place(event), is_quoted=False)
        return None

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, style = event.start_mark, event.style
        assert start is not None  # the parser marks every event
        if event.anchor is not None or event.tag is not None:
            self._check_properties(event)
        if not style:  # neither quoted nor a block; a plain text has None or ""
            self._check_continuation(event)
        text = event.value or _properties(event)
        return Scalar(text, start.line + 1, start.column + 1, style in _QUOTES)

    def _collection(self, opened: _Open) -> Node:
        line, column = _place(opened.event)
        if isinstance(opened.event, yaml.SequenceStartEvent):
            return Sequence(tuple(opened.children), line, column)
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        keys, values = opened.children[0::2], opened.children[1::2]
        for key, value in zip(keys, values, strict=True):
            if not isinstance(key, Scalar):
                what = ("key-not-text", "a key must be a word", "Write `key: value`.")
                self.problems.append(self._problem_at(key.line, key.column, *what))
                continue
            if key.text in seen:
                first = seen[key.text].line
                message = f"'{key.text}' stands twice in one mapping; first at line {first}"
                what = ("duplicate-key", message, "Join the two, or remove one.")
                self.problems.append(self._problem_at(key.line, key.column, *what))
            seen.setdefault(key.text, key)
            pairs.append((key, value))
        return Mapping(tuple(pairs), line, column)

    def _check_properties(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._misread(event, "yaml-anchor", f"&{event.anchor}", "an anchor")
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._misread(event, "yaml-tag", tag, "a tag")

    def _check_continuation(self, event: yaml.ScalarEvent) -> None:
        """A dash that was meant to start a list entry but is read as part of the text above."""
        assert event.start_mark is not None  # the parser marks every event
        assert event.end_mark is not None
        first, last = event.start_mark.line, event.end_mark.line
        for number in range(first + 1, min(last + 1, len(self.lines))):
            line = self.lines[number]
            if line.lstrip().startswith("- "):
                self.problems.append(
                    self._problem_at(
                        number + 1,
                        len(line) - len(line.lstrip()) + 1,
                        "yaml-indent",
                        "YAML reads this line as part of the text above",
                        "Indent it exactly as the entries above.",
                    )
                )

    def _misread(self, event: yaml.Event, code: str, text: str, kind: str) -> None:
        """Note a text that YAML takes for something else; the remedy is its line with quotes."""
        number, column = _place(event)
        remedy = f"Write: {with_quotes(self.lines[number - 1], column).strip()}"
        self._refuse(event, code, f"'{text}' is read by YAML as {kind}", remedy)

    def _refuse(self, event: yaml.Event, code: str, message: str, remedy: str) -> None:
        self.problems.append(self._problem(event, code, message, remedy))

    def _problem(self, event: yaml.Event, code: str, message: str, remedy: str) -> Problem:
        return self._problem_at(*_place(event), code, message, remedy)

    def _problem_at(self, line: int, column: int, code: str, message: str, remedy: str) -> Problem:
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Problem(self.path, line, column, code, message, remedy, source)


@dataclass(frozen=True, slots=True)
class _Open:
    event: yaml.Event
    children: list[Node]


def _place(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark is not None  # the parser marks every event
    return event.start_mark.line + 1, event.start_mark.column + 1


def _properties(event: yaml.ScalarEvent) -> str:
    """`&rebels` and `!rebels` as they were written, where no text follows."""
    return "" if event.style else f"&{event.anchor}" if event.anchor else event.tag or ""


def _syntax_problem(
    error: yaml.MarkedYAMLError, path: str, read: tuple[str, ...], lines: tuple[str, ...]
) -> tuple[Problem, str | None]:
    """What is wrong, explained where the line shows a known trap, and the corrected line."""
    marks = [mark for mark in (error.context_mark, error.problem_mark) if mark is not None]
    if error.context is None or not error.context.startswith(_STARTS_THE_FAULT):
        marks.reverse()
    is_flow = (error.context or "").startswith("while parsing a flow")
    for number in suspects([mark.line for mark in marks], read, is_flow=is_flow):
        trap = explain(read[number])
        if trap is not None and trap.corrected != read[number]:
            place = (path, number + 1, trap.column, trap.code, trap.message)
            corrected = aligned(trap.corrected, read[:number]) if trap.code == "yaml-tab" else None
            return Problem(*place, trap.remedy, lines[number]), corrected or trap.corrected
    for number in sorted({mark.line for mark in marks if mark.line < len(read)}, reverse=True):
        trap = stray_indent(read, number)
        if trap is not None:
            place = (path, number + 1, trap.column, trap.code, trap.message)
            return Problem(*place, trap.remedy, lines[number]), trap.corrected
    line, column = (marks[0].line + 1, marks[0].column + 1) if marks else (0, 0)
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    message = f"YAML cannot read this: {error.problem or error.context}"
    remedy = "Check indentation and quotation marks on this line and the one above."
    return Problem(path, line, column, "yaml-syntax", message, remedy, source), None


_STARTS_THE_FAULT = (
    "while scanning a quoted",
    "while scanning a double-quoted",
    "while scanning a single-quoted",
    "while parsing a quoted",
    "while parsing a flow",
    "while scanning an alias",
)
