"""What can go wrong, with its place and its remedy; only the doors turn it into text."""

from __future__ import annotations

from collections.abc import Iterable

from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, where, and what to do about it.

    `line` and `column` are 1-based; 0 means that the whole file is meant.
    `source_line` is the line of the file as it stands, for a caret below it.
    `severity` is "error" (nothing loads) or "warning" (it loads and says so).
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    remedy: str = ""
    source_line: str = ""
    severity: str = "error"

    @property
    def place(self) -> str:
        """`path:line:column`, or the path alone where the whole file is meant."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


def missing_file(name: str) -> Problem:
    """That nothing stands where a name points to."""
    return Problem(name, 0, 0, "no-such-file", "no such file or folder", "Check the name.")


class FramingError(Exception):
    """Base of all errors that the project raises for its users."""


class InputError(FramingError):
    """Something given by the user cannot be used; carries one problem or many."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(
            "\n".join(f"{p.place}: {p.severity}[{p.code}]: {p.message}" for p in self.problems)
        )

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...]]]:
        """What another process makes the same error of."""
        return type(self), (self.problems,)


class LexiconError(InputError):
    """A lexicon, entity, cue or policy file cannot be used."""


class UnreadableError(InputError):
    """An article or corpus file cannot be read."""
