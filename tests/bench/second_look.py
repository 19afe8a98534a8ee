"""What a second look at a scored corpus costs against the first: whole processes, CPU seconds.

    python tests/bench/second_look.py NEWS.jsonl LEXICON.yml STORE [--rounds 3]

STORE holds the corpus, scored (`framing score NEWS.jsonl --lexicons LEXICON.yml --store STORE`).
The first pass is `framing score --no-voice` over the articles; the index is made once; the second
look is `framing lexicon count --store`. They run in turn, so that a busy machine is busy for all.
The least of each is printed, for other work on the machine only adds. Asserts nothing.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from framing.engine.second_look import look_again
from framing.lexicon.load import load_lexicons
from framing.match.compile import compile_matcher
from framing.store.read import stored_run
from framing.store.words import WordIndex, index_folder


def main() -> None:
    """Print the CPU of each, how many times the second look fits into the first, and the size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("lexicon", type=Path)
    parser.add_argument("store", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    run = stored_run(args.store).id
    shutil.rmtree(index_folder(args.store, run), ignore_errors=True)
    made = cpu_of("index", str(args.store))
    look = ["lexicon", "count", str(args.lexicon), "--store", str(args.store)]
    first, second, inside, start = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        out = ["--out", f"{folder}/scores.csv", "--no-progress"]
        score = ["score", args.corpus, "--lexicons", str(args.lexicon), "--no-voice", *out]
        for _ in range(args.rounds):
            first.append(cpu_of(*score))
            second.append(cpu_of(*look))
            inside.append(cpu_inside(args.store, args.lexicon))
            start.append(cpu_of("lexicon", "count", "--help"))
    record = WordIndex(args.store, run).record
    print(f"first pass                {min(first):8.3f} s")
    print(f"index                     {made:8.3f} s  {made / min(first):6.1f} of the first pass")
    print(f"second look, process      {min(second):8.3f} s  {min(first) / min(second):6.1f} times")
    print(f"second look, inside       {min(inside):8.3f} s  {min(first) / min(inside):6.1f} times")
    print(f"a process that looks at nothing {min(start):.3f} s")
    print(f"size {record.n_bytes / 1e6:.1f} MB, {record.n_bytes / record.n_text_bytes:.2f} of text")


def cpu_of(*words: str) -> float:
    """CPU seconds, user and system, of `framing` with these words."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "framing", *words], check=True, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu_inside(store: Path, lexicon: Path) -> float:
    """CPU seconds of finding all hits again, the index opened and the matcher compiled anew."""
    lexicons = load_lexicons([lexicon])
    begun = time.process_time()
    index = WordIndex(store, stored_run(store).id)
    for _ in look_again(index, compile_matcher(lexicons, ())):
        pass
    return time.process_time() - begun


if __name__ == "__main__":
    main()
