"""Ids that records gave themselves: each may come once in a corpus."""

from __future__ import annotations

from framing.errors import Problem
from framing.read.raw import Name
from framing.read.seen import Seen


class Repeats:
    """The ids met so far."""

    def __init__(self) -> None:
        self._seen = Seen()

    def problem_of(self, name: Name) -> Problem | None:
        """Why the record of this name is left out: its id has been met. None where it has not."""
        id, path, line = name
        if self._seen.is_new(id):
            return None
        message = f"the id '{id}' has been read before; this record is left out"
        remedy = "Give each record an id of its own."
        return Problem(path, line, int(line > 0), "repeated-id", message, remedy)
