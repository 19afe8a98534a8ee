"""CPU of a check from a cold start, beside a bare interpreter: python tests/bench/start_up.py DRAFT

Bytecode, compiled lexicons and the bundle of code are warm, as at the third run of an installed
package. The commands run in turn, round by round, so that a busy machine is busy for all of them.
Prints the median and the least of the rounds, and the median of the ratios to the bare interpreter of
the same round; asserts nothing. `pip install proselint` adds a peer.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys

ROUNDS = 11
N_WARMING = 3  # lexicons, then code, then whatever the code itself has compiled
IMPORTS = """
import os
from framing import bundle, cache
cache.maps_files = True
bundle.use_bundle()
import framing.cli.check
os._exit(0)
"""
COMMANDS = {
    "bare interpreter": [sys.executable, "-c", "pass"],
    "imports of the check": [sys.executable, "-c", IMPORTS],
    "check, policy advisory": [sys.executable, "-m", "framing", "check", "DRAFT"],
    "check, policy bbc-style": [
        *(sys.executable, "-m", "framing", "check", "DRAFT"),
        *("--policy", "bbc-style"),
    ],
    "proselint": ["proselint", "check", "DRAFT"],
}


def cpu_ms(words: list[str]) -> float:
    """Milliseconds of user and system time that the command takes."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    """Measure each command and print a line for it."""
    commands = {
        name: [sys.argv[1] if word == "DRAFT" else word for word in words]
        for name, words in COMMANDS.items()
        if shutil.which(words[0])
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(ROUNDS + N_WARMING):
        for name, words in commands.items():
            spent = cpu_ms(words)
            if number >= N_WARMING:
                taken[name].append(spent)
    bare = taken["bare interpreter"]
    for name, each in taken.items():
        ratio = statistics.median(one / other for one, other in zip(each, bare, strict=True))
        print(
            f"{name:26} median {statistics.median(each):6.1f} ms, least {min(each):6.1f} ms, "
            f"{ratio:4.1f} x bare"
        )


if __name__ == "__main__":
    main()
