"""Ten kills at random moments, each followed by `--resume`: `python tests/bench/kills.py CORPUS`.

The corpus is scored to files and to a store, by two processes that are killed with signal 9, and
what comes of it is held against a run of one process without interruption. Prints when each kill
came, and whether all bytes are the same; ends with 1 where they are not.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

N_KILLS = 10


def main(corpus: str) -> int:
    """Kill, go on, compare."""
    dice, same = random.Random(7), True
    for kind, options in (("files", files_in), ("store", store_in)):
        with tempfile.TemporaryDirectory() as folder:
            whole, broken = Path(folder) / "whole", Path(folder) / "broken"
            seconds = timed(corpus, options(whole), [])
            n_kills = 0
            while n_kills < N_KILLS:
                n_kills += killed(corpus, options(broken), dice.uniform(0.5, seconds), kind)
            timed(corpus, options(broken), ["--resume", "--workers", "2"])
            is_same = contents(whole) == contents(broken)
            print(f"{kind}: {n_kills} kills, bytes {'the same' if is_same else 'DIFFER'}")
            same = same and is_same
    return 0 if same else 1


def files_in(folder: Path) -> list[str]:
    """The options of a run to files."""
    folder.mkdir(exist_ok=True)
    return ["--out", str(folder / "scores.csv"), "--hits", str(folder / "hits.jsonl")]


def store_in(folder: Path) -> list[str]:
    """The options of a run into a store."""
    return ["--store", str(folder)]


def timed(corpus: str, options: list[str], others: list[str]) -> float:
    """Run to the end; how long it took."""
    begun = time.monotonic()
    subprocess.run([*command(corpus), *options, *others], check=True)
    return time.monotonic() - begun


def killed(corpus: str, options: list[str], after: float, kind: str) -> bool:
    """Go on for so many seconds, then kill all processes; False where it was done before."""
    words = [*command(corpus), *options, "--workers", "2", *resumed(options)]
    run = subprocess.Popen(words, start_new_session=True)
    try:
        run.wait(timeout=after)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        print(f"{kind}: killed after {after:.1f} s", flush=True)
        return True


def resumed(options: list[str]) -> list[str]:
    """`--resume` where something was begun."""
    place = Path(options[1])
    unfinished: Callable[[], bool] = (
        (lambda: any(place.glob("*.unfinished")))
        if options[0] == "--store"
        else (lambda: place.with_name(f"{place.name}.unfinished").exists())
    )
    return ["--resume"] if unfinished() else []


def command(corpus: str) -> list[str]:
    """The command without its options."""
    return [sys.executable, "-m", "framing", "score", corpus, "--no-progress"]


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
