"""A thousand drafts in one call: python tests/bench/many_drafts.py [FOLDER] [--drafts N] [--profile]

Writes N drafts of about 5 KB into the folder, the same ones each time, all of invented sentences, and
holds them against the advisory policy from a cold process, with compiled lexicons warm, once with
each number of workers. Prints wall and CPU seconds, drafts a second, CPU milliseconds a draft; asserts
nothing. With `--profile` it tells instead where one process spends its time.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import os
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

N_CHARS = 5_000
SENTENCES = """
{Person}, the {role} of {place}, said on {day} that the {group} had {acted} near the {site}.
“We will not {act} while the {site} is closed,” said {Person}, a {role} in {place}.
“The {group} {acted} at dawn,” {person} told reporters. “Nobody in {place} was warned.”
The {group} {acted} on {day}, and {number} people were killed, according to the {body}.
Officials in {place} described the {group} as {label}, a word that the {body} avoids.
The {body} published {number} pages on {topic} last {month}, and few have read them.
Prices of {goods} in {place} rose by {number} per cent between {month} and {month}.
{Person} called the {group} “{label}” and asked the {body} to act before {day}.
Residents of {place} said they had seen {label} on the road to the {site}.
The {role} denied that {topic} was discussed with the {group} in {month}.
Asked about {topic}, {person} replied that the {body} would decide in {month}.
The {site} of {place}, built {number} years ago, needs a roof and {number} windows.
Critics of the {body} say that {topic} costs {place} {number} million a year.
A spokesman for the {body} said: “{Topic} is no matter for the {group}.”
Police fired on the {group} near the {site}, witnesses said; {number} were hurt.
In {month} the {body} moved from {place} to the old {site}, where it has {number} rooms.
{Person} was born in {place} and worked as a {role} until the {site} closed.
According to {person}, the {label} fled to {place} after {topic} had failed.
The {goods} came by rail, {number} tons of it, and went to the {site} at once.
Neither {person} nor the {body} would say why {topic} was put off until {day}.
The {group} warned that {label} might return to {place} before {month}.
It rained in {place} on {day}, and the {site} stayed open all the same.
“{Topic} was a mistake,” the {role} wrote, “and the {group} paid for it.”
The regime of {place} accused {person} of hiding {goods} from the {body}.
""".strip().splitlines()
WORDS = {
    "person": "Mara Ostel;Jonas Lindqvar;Tilda Brann;Aron Veshti;Ines Calloro;Petr Halva;Suna Adeyo;"
    "Viktor Ronn;Leila Marzouk;Oskar Dahl;Nadia Ferro;Tomas Greel;Hana Sorvik;Emil Kost",
    "role": "mayor;deputy mayor;harbour master;minister;bishop;trade envoy;judge;brigadier;teacher",
    "place": "Lindmouth;Port Sarn;Ostrava Bay;Kelmere;Upper Tarn;Vesh;Calloway;Bruneck;Santa Ilva;"
    "Marrow Hill;Dunmore;Eastquay;Halden;Great Orme",
    "group": "rebels;militants;settlers;protesters;rioters;gunmen;army;fishermen;union;guards;"
    "opposition;farmers;coast guard;strikers",
    "label": "terrorists;freedom fighters;illegal aliens;extremists;thugs;insurgents;migrants;"
    "radicals;martyrs;hardliners",
    "acted": "marched;struck;opened fire;blocked the road;laid down their arms;met;burned two buses",
    "act": "march;strike;talk;sail;vote;pay",
    "site": "quay;fish market;town hall;old mill;railway bridge;school;lighthouse;hospital;ferry office",
    "body": "harbour board;interior ministry;town council;high court;fishing guild;relief agency",
    "topic": "the death tax;the estate tax;the occupation of the valley;the security fence;"
    "the carbon levy;the ferry timetable;the ceasefire;the migration bill",
    "goods": "cod;timber;wool;salt;barley;slate;lamp oil",
    "day": "Monday;Tuesday;Wednesday;Thursday;Friday;Saturday",
    "month": "January;March;April;June;September;October;December",
    "number": "two;three;seven;12;19;34;60;140;1,200",
}
CHOICES = {name: listed.split(";") for name, listed in WORDS.items()}


def draft_text(number: int) -> str:
    """The draft of that number: a headline and paragraphs of one to four sentences."""
    chance = random.Random(number)
    parts = [_sentence(chance).rstrip(".").replace("“", "").replace("”", "")[:70].rsplit(" ", 1)[0]]
    while sum(map(len, parts)) < N_CHARS:
        parts.append(" ".join(_sentence(chance) for _ in range(chance.randint(1, 4))))
    return "\n\n".join(parts) + "\n"


def _sentence(chance: random.Random) -> str:
    chosen = {name: chance.choice(listed) for name, listed in CHOICES.items()}
    raised = {name.capitalize(): word[0].upper() + word[1:] for name, word in chosen.items()}
    return chance.choice(SENTENCES).format(**chosen, **raised)


def write_drafts(folder: Path, n_drafts: int) -> None:
    """The drafts in the folder, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(n_drafts):
        (folder / f"{number:04}.txt").write_text(draft_text(number), encoding="utf-8")


def measure(folder: Path, n_drafts: int, workers: int | None) -> None:
    """Check the folder from a cold process and print what it took."""
    words = [sys.executable, "-m", "framing", "check", str(folder), "--format", "jsonl"]
    words += ["--workers", str(workers)] if workers else []
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(words, env=environment, capture_output=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    told = f"{workers} workers" if workers else f"default ({os.cpu_count()} processors)"
    print(
        f"{told:24} wall {wall:5.2f} s, CPU {cpu:5.2f} s, {n_drafts / wall:4.0f} drafts/s, "
        f"{1000 * cpu / n_drafts:5.2f} ms of CPU a draft, {done.stdout.count(b'{')} findings"
    )


def profile(folder: Path) -> None:
    """Where one process spends its time, drafts warm."""
    from framing.cli.main import main as command

    profiler = cProfile.Profile()
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        profiler.runcall(command, ["check", str(folder), "--workers", "1"])
    statistics = pstats.Stats(profiler)
    statistics.sort_stats("cumtime").print_stats(45)
    statistics.sort_stats("tottime").print_stats(30)


def main() -> None:
    """Write the drafts, warm, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--drafts", type=int, default=1_000)
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        folder = args.folder or Path(own)
        write_drafts(folder, args.drafts)
        if args.profile:
            profile(folder)
            return
        n_bytes = sum(path.stat().st_size for path in folder.glob("*.txt"))
        print(f"{args.drafts} drafts of {n_bytes / args.drafts:,.0f} bytes")
        for workers in (None, None, 1):  # the first warms
            measure(folder, args.drafts, workers)


if __name__ == "__main__":
    main()
