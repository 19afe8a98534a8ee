"""Operation counts: how much Python runs, which no busy machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable


def count_steps(run: Callable[[], object]) -> int:
    """How many lines of Python run in a call, loops included."""
    steps = 0

    def count(frame: object, event: str, argument: object) -> object:
        nonlocal steps
        steps += event in ("line", "call")  # a generator goes on with a call
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        run()
    finally:
        sys.settrace(before)
    return steps
