"""The peak memory of a command: `python tests/bench/peak_memory.py report CORPUS --out report`.

Prints the largest resident set and the processor time of `framing …`, run in a process of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys

KIBIBYTES_PER_MB = 1_000_000 / 1_024


def main() -> int:
    """Run the command and print what it took."""
    done = subprocess.run([sys.executable, "-m", "framing", *sys.argv[1:]], check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    megabytes = used.ru_maxrss / KIBIBYTES_PER_MB
    print(f"peak {megabytes:.0f} MB, {used.ru_utime + used.ru_stime:.1f} s of processor time")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
