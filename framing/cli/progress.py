"""Progress of a long run on the terminal: how far, how fast, how long still."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from framing.engine.journal import Progress
from framing.engine.request import RunRequest
from framing.read.documents import Meter, input_stamps

Show = Callable[[Progress], None]


@contextmanager
def progress_bar(request: RunRequest, meter: Meter, *, is_wanted: bool) -> Iterator[Show]:
    """What shows the progress of a run: a bar on a terminal, nothing anywhere else.

    The estimate is by the bytes of the files read so far, as they lie on disk.
    """
    is_seen = is_wanted and sys.stderr.isatty()
    if not is_seen or (request.out is None and sys.stdout.isatty()):
        yield _nothing
        return
    from rich.console import Console  # only for a person who looks on
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    total = sum(size for _, size, _ in input_stamps(request.paths, settings=request.plan.settings))
    columns = (
        TextColumn("{task.fields[n]:,} documents"),
        BarColumn(),
        TextColumn("{task.fields[rate]:,.0f} a second"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    # Standard output is a file here, and would be led to the terminal.
    with Bar(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total or None, n=0, rate=0.0)
        first: list[int] = []

        def show(progress: Progress) -> None:
            first[:] = first or [progress.n_scored]
            elapsed = bar.tasks[task].elapsed or 0.0
            rate = (progress.n_scored - first[0]) / elapsed if elapsed > 0 else 0.0
            bar.update(task, completed=meter.n_bytes, n=progress.n_scored, rate=rate)

        yield show


def _nothing(_: Progress) -> None:
    """Show nothing."""
