"""CPU of a check from a cold start, beside a bare interpreter: python tests/bench/start_up.py DRAFT

Bytecode and compiled lexicons are warm, as in an installed package at its second run. Prints the
median and the least of several runs; asserts nothing.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys

RUNS = 11
COMMANDS = {
    "bare interpreter": ["-c", "pass"],
    "imports of the check": ["-c", "import framing.cli.check"],
    "check, policy advisory": ["-m", "framing", "check", "DRAFT"],
    "check, policy bbc-style": ["-m", "framing", "check", "DRAFT", "--policy", "bbc-style"],
}


def cpu_ms(words: list[str]) -> float:
    """Milliseconds of user and system time that the command takes."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    """Measure each command and print a line for it."""
    for name, words in COMMANDS.items():
        command = [sys.argv[1] if word == "DRAFT" else word for word in words]
        cpu_ms(command)
        taken = [cpu_ms(command) for _ in range(RUNS)]
        print(f"{name:26} median {statistics.median(taken):6.1f} ms, least {min(taken):6.1f} ms")


if __name__ == "__main__":
    main()
