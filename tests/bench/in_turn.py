"""Stages of two versions in turn: python tests/bench/in_turn.py ROOT OTHER FILE.jsonl[.gz] [ROUNDS]

Two processes, one for the checkout at ROOT and one for that at OTHER, walk the same ten articles by
turns, thirty times ten a round (4 rounds), behind as many that warm. What else the machine does falls
on both alike, so that a ratio of a hundredth is told on a busy machine too. Asserts nothing.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import cast

N_ARTICLES, N_TURN, N_ROUNDS = 300, 10, 4
Taken = dict[str, float]


class Version:
    """A process that walks articles with the modules of one checkout."""

    def __init__(self, root: str, corpus: str) -> None:
        folders = (root, str(Path(__file__).parent))
        self._process = subprocess.Popen(
            [sys.executable, __file__, corpus],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(folders), "PYTHONHASHSEED": "0"},
            text=True,
        )
        self.taken: Counter[str] = Counter()

    def walk(self, first: int) -> None:
        """Let it walk some articles, and add the seconds that each stage takes."""
        assert self._process.stdin
        assert self._process.stdout
        print(first, file=self._process.stdin, flush=True)
        self.taken.update(cast("Taken", json.loads(self._process.stdout.readline())))


def walk_when_asked(corpus: str) -> None:
    """Walk the articles from each number on that is read, and print what the stages take."""
    from stages import Clock, texts_of, walk_by_stages  # with the modules of one version

    from framing.pipeline import open_road

    texts = texts_of(corpus, 2 * N_ARTICLES)
    gc.set_threshold(100_000, 20, 20)  # as the command line has it
    road = open_road()
    for text in texts:
        walk_by_stages(text, road, Clock())
    for line in sys.stdin:
        clock = Clock()
        for text in texts[int(line) : int(line) + N_TURN]:
            walk_by_stages(text, road, clock)
        print(json.dumps(clock.taken), flush=True)


def main() -> None:
    """Measure and print a line for each stage."""
    if len(sys.argv) == 2:  # one of the two processes
        walk_when_asked(sys.argv[1])
        return
    root, other, corpus = sys.argv[1:4]
    n_rounds = int(sys.argv[4]) if len(sys.argv) > 4 else N_ROUNDS
    versions = Version(root, corpus), Version(other, corpus)
    for number in range(n_rounds * N_ARTICLES // N_TURN):
        first = N_ARTICLES + number * N_TURN % N_ARTICLES
        for version in versions[:: 1 - 2 * (number % 2)]:
            version.walk(first)
    before, after = (version.taken for version in versions)
    before["all"], after["all"] = before.total(), after.total()
    for stage, seconds in before.items():
        ratio = after[stage] / seconds
        print(f"{stage:8} {seconds:7.2f} s {after[stage]:7.2f} s {ratio:6.3f}")


if __name__ == "__main__":
    main()
