"""CPU of loading all shipped lexicons, with and without the cache: python tests/bench/lexicon_load.py

Bytecode is warm, as in an installed package; a cold load reads every YAML file and writes the
cache into an empty folder. The commands run in turn, round by round, so that a busy machine is busy
for all of them. Prints the median and the least of the rounds, the bare interpreter included in
each; asserts nothing.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile

ROUNDS = 9
_LOAD = "from framing.lexicon.load import load_lexicons; load_lexicons()"
_ROAD = "from framing.pipeline import open_road; open_road()"
COMMANDS = {
    "bare interpreter": ("pass", True),
    "all shipped lexicons, warm": (_LOAD, True),
    "all shipped lexicons, cold": (_LOAD, False),
    "with entities and matcher, warm": (_ROAD, True),
    "with entities and matcher, cold": (_ROAD, False),
}


def cpu_ms(source: str, cache: str) -> float:
    """Milliseconds of user and system time that Python takes for the source."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["FRAMING_CACHE"] = cache
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", source], env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    """Measure each command and print a line for it."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as warm:
        for number in range(ROUNDS + 1):
            for name, (source, is_warm) in COMMANDS.items():
                with tempfile.TemporaryDirectory() as cold:
                    spent = cpu_ms(source, warm if is_warm else cold)
                if number:  # the first round warms
                    taken[name].append(spent)
    for name, each in taken.items():
        print(f"{name:32} median {statistics.median(each):7.1f} ms, least {min(each):7.1f} ms")


if __name__ == "__main__":
    main()
