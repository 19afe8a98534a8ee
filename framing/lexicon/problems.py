"""A list that problems of lexicon files are put on, each at its node."""

from __future__ import annotations

from collections.abc import Sequence

from framing.domain.frozen import replace
from framing.domain.lexicon import Place
from framing.errors import Problem
from framing.yaml_source import Node, YamlFile


class ProblemList:
    """Problems of several files in the order found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._lines: dict[str, tuple[str, ...]] = {}

    def open_file(self, file: YamlFile) -> None:
        """Note the file's own problems and keep its lines for the messages."""
        self._lines[file.path] = file.lines
        self.problems.extend(file.problems)

    def error(self, code: str, message: str, remedy: str, *, at: Node, file: YamlFile) -> None:
        """Note something that keeps the file from loading."""
        self.problems.append(file.problem(code, message, remedy, at=at))

    def error_at(self, place: Place, code: str, message: str, remedy: str) -> None:
        """Note an error at a place known from a loaded value."""
        self.problems.append(self._problem(place, code, message, remedy, "error"))

    def warning_at(self, place: Place, code: str, message: str, remedy: str) -> None:
        """Note something that loads and may not mean what its editor thinks."""
        self.problems.append(self._problem(place, code, message, remedy, "warning"))

    def name_heir(self, start: int, path: str) -> None:
        """Tell of the problems from number `start` on that stand in an extended file, not in the
        file at `path`, that they are problems of the latter; what that file has anyway stands."""
        known = set(self.problems[:start])
        found = self.problems[start:]
        del self.problems[start:]
        for problem in found:
            if problem.path != path and problem not in known:
                message = f"{problem.message}, as {path} has it"
                problem = replace(problem, message=message)
            self.problems.append(problem)

    def line(self, path: str, number: int) -> str:
        """A line of an opened file, empty where it is not known."""
        lines = self._lines.get(path, ())
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def _problem(
        self, place: Place, code: str, message: str, remedy: str, severity: str
    ) -> Problem:
        source = self.line(place.path, place.line)
        return Problem(
            place.path, place.line, place.column, code, message, remedy, source, severity
        )


def nearest(word: str, known: Sequence[str]) -> str:
    """`Did you mean 'x'?` for the nearest known word, else the known words."""
    close = closest(word.lower(), known, cutoff=0.6)
    if close:
        return f"Did you mean '{close}'?"
    if not known:
        return "None is known here."
    listed = ", ".join(sorted(known)[:_N_LISTED])
    more = len(known) - _N_LISTED
    return f"Known here: {listed}{f' and {more} more' if more > 0 else ''}."


_N_LISTED = 16


def cut(text: str, width: int = 48) -> str:
    """A term or text for a message, a long one without its middle, so that the message is read."""
    if len(text) <= width:
        return text
    return f"{text[: width - 16].rstrip()} … {text[-12:].lstrip()}"


def closest(word: str, known: Sequence[str], *, cutoff: float) -> str | None:
    """The known word that is most like the word, from `cutoff` (0 to 1) on; None where none is.

    One with the same letters in another order comes before all others.
    """
    for one in known:
        if len(one) == len(word) > 3 and sorted(one) == sorted(word):
            return one
    from difflib import get_close_matches  # a file without a slip need not wait for it

    return next(iter(get_close_matches(word, known, n=1, cutoff=cutoff)), None)
