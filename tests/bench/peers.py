"""The same documents and terms through `framing score` and through the usual libraries, as ratios.

    tox -e bench-peers                        # a corpus made up of CMUdict's words
    tox -e bench-peers -- --corpus news.jsonl --terms 500 5000 20000 --copies 3 --rounds 2

Every runner is a whole process that reads JSON Lines and counts each term in each document; they
run in turn, round by round, and CPU seconds (user and system, of all its processes) are compared,
so that other work on the machine tells little. What each runner counts differs: see `COUNTS`, and
the hits that it found. framing writes a row for each document and term besides; its lexicon has
been compiled once before. `--copies` makes a larger corpus of replicas (`replicas.py`), whose terms
are those of the corpus itself. A ratio says how many times the CPU of framing the peer took.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from replicas import replicas_of
from terms import draw_terms, lexicon_of

_QUICK, _HITS, _FULL = "framing --no-voice", "framing --no-voice --hits", "framing"
_OURS = (_QUICK, _HITS, _FULL)
COUNTS = {
    _QUICK: "all terms at their places, word bounds, case rules, the longest at a place; zones",
    _HITS: "the same, and every hit written out with offsets, line and sentence",
    _FULL: "the same with voice, speakers, referents, and every hit written out",
    "spacy": "words and phrases: PhraseMatcher on a blank pipeline, lower-cased",
    "nltk": "words: NLTKWordTokenizer and a dictionary",
    "scikit-learn": "words and phrases: CountVectorizer over the terms, 1 to 4 words",
    "liwc": "words and prefixes, after a plain tokenizer",
    "flashtext2": "words and phrases, case folded, one hit at a place",
    "polars": "all terms anywhere in lower-cased text: extract_many, no word bounds",
    "pyahocorasick": "all terms anywhere in lower-cased text, no word bounds",
    "ahocorasick-rs": "all terms anywhere in lower-cased text, no word bounds",
    "quanteda": "tokens_lookup and dfm in R",
}
_N_WORDS, _N_DOCUMENTS = 600, 1_500


def main() -> None:
    """Make corpus and terms, run every runner in turn, print a table for each number of terms."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="JSON Lines with `id` and `text`")
    parser.add_argument("--copies", type=int, default=1, help="so many replicas: see replicas.py")
    parser.add_argument("--terms", type=int, nargs="+", default=[500])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=list(COUNTS))
    parser.add_argument("--run", choices=list(RUNNERS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run is not None:
        texts = texts_of(args.folder / "corpus.jsonl")
        terms = (args.folder / "terms.txt").read_text().splitlines()
        print(RUNNERS[args.run](texts, terms))
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        documents = documents_of(args.corpus)
        with (folder / "corpus.jsonl").open("w", encoding="utf-8") as out:
            for document in replicas_of(documents, args.copies):
                out.write(json.dumps(document, ensure_ascii=False) + "\n")
        for n_terms in args.terms:
            terms = draw_terms([document["text"] for document in documents], n_terms)
            (folder / "terms.txt").write_text("\n".join(terms) + "\n")
            (folder / "peers.yml").write_text(lexicon_of(terms))
            report(args, folder, len(terms), measure(args, folder))


def documents_of(corpus: Path | None) -> list[dict[str, Any]]:
    """The documents of the corpus; made up where there is none."""
    if corpus is None:
        return [json.loads(line) for line in made_up_documents()]
    with corpus.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def made_up_documents() -> Iterator[str]:
    """Documents of CMUdict's words, rare and common ones as in language (Zipf)."""
    from framing.resources import DATA

    path = DATA / "nltk_data" / "corpora" / "cmudict" / "cmudict"
    words = [line.split(" ", 1)[0].lower() for line in path.read_text("latin-1").splitlines()]
    draw = random.Random(3)
    words = sorted({word for word in words if word.isalpha()})
    draw.shuffle(words)
    weights = [1 / (rank + 1) for rank in range(len(words))]
    for number in range(_N_DOCUMENTS):
        drawn = draw.choices(words, weights, k=_N_WORDS)
        sentences = [" ".join(drawn[at : at + 15]).capitalize() for at in range(0, _N_WORDS, 15)]
        yield json.dumps({"id": str(number), "text": ". ".join(sentences) + "."}) + "\n"


def texts_of(corpus: Path) -> list[str]:
    """The texts of the corpus, read by the standard library for every runner."""
    with corpus.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def plain_words(text: str) -> list[str]:
    """Words in small letters."""
    return "".join(char if char.isalnum() else " " for char in text.lower()).split()


def measure(args: argparse.Namespace, folder: Path) -> dict[str, list[tuple[float, int]]]:
    """CPU seconds of each runner and its hits, round by round; an empty list where it is absent."""
    names = args.only or list(COUNTS)
    warm = command_of(_QUICK, folder)
    if warm is not None:
        run(warm)  # compiles the lexicon
    taken: dict[str, list[tuple[float, int]]] = {name: [] for name in names}
    for _ in range(args.rounds):
        for name in names:
            command = command_of(name, folder)
            done = run(command) if command is not None else None
            if done is not None:
                seconds, printed = done
                hits = hits_in(folder / "out.csv") if name in _OURS else int(printed)
                taken[name].append((seconds, hits))
    return taken


def command_of(name: str, folder: Path) -> list[str] | None:
    """The process of a runner; None where what it needs is not installed."""
    if name == "quanteda":
        return None
    if name in _OURS:
        words = ["score", str(folder / "corpus.jsonl"), "--out", str(folder / "out.csv")]
        asked = [] if name == _FULL else ["--no-voice"]
        asked += [] if name == _QUICK else ["--hits", str(folder / "hits.jsonl")]
        lexicon = ["--allow-failing-examples", "--lexicons", str(folder / "peers.yml")]
        return [sys.executable, "-m", "framing", *words, *asked, *lexicon]
    return [sys.executable, __file__, "--run", name, "--folder", str(folder)]


def run(command: list[str]) -> tuple[float, str] | None:
    """CPU seconds of a process and its children, and what it printed; None where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    threads = {"OMP_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    done = subprocess.run(command, check=False, capture_output=True, env={**os.environ, **threads})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        print(f"{' '.join(command[:4])}: {said[-1] if said else 'failed'}", file=sys.stderr)
        return None
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, done.stdout.decode()


def hits_in(scores: Path) -> int:
    """How many hits the rows of counts hold."""
    with scores.open(encoding="utf-8", newline="") as rows:
        return sum(int(row["n"]) for row in csv.DictReader(rows))


def report(
    args: argparse.Namespace,
    folder: Path,
    n_terms: int,
    taken: dict[str, list[tuple[float, int]]],
) -> None:
    """The table, as Markdown."""
    megabytes = (folder / "corpus.jsonl").stat().st_size / 1e6
    print(f"\n{n_terms:,} terms, {megabytes:.1f} MB of JSON Lines, rounds: {args.rounds};", end=" ")
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores,",
        end=" ",
    )
    print(f"{date.today().isoformat()}; CPU seconds, median\n")  # noqa: DTZ011 (the day of the machine)
    print(f"| runner | CPU s | times `{_QUICK}` | hits | counts |\n| --- | --- | --- | --- | --- |")
    quick = [seconds for seconds, _ in taken.get(_QUICK, [])]
    for name, rounds in taken.items():
        if not rounds:
            print(f"| {name} | absent | | | {COUNTS[name]} |")
            continue
        median = statistics.median(seconds for seconds, _ in rounds)
        ratio = f"{median / statistics.median(quick):.2f}" if quick else ""
        print(f"| {name} | {median:.2f} | {ratio} | {rounds[0][1]:,} | {COUNTS[name]} |")
    sys.stdout.flush()


def plain_terms(terms: list[str]) -> list[str]:
    """The terms that are no prefixes."""
    return [term for term in terms if not term.endswith("*")]


def stems(terms: list[str]) -> list[str]:
    """All terms, prefixes without their star: for those who find letters, not words."""
    return sorted({term.rstrip("*") for term in terms})


def _spacy(texts: list[str], terms: list[str]) -> int:
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    language.max_length = 10**9
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("term", list(language.tokenizer.pipe(plain_terms(terms))))
    return sum(len(matcher(document)) for document in language.tokenizer.pipe(texts))


def _flashtext2(texts: list[str], terms: list[str]) -> int:
    from flashtext2 import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    for term in plain_terms(terms):
        processor.add_keyword(term)
    return sum(len(processor.extract_keywords_with_span(text)) for text in texts)


def _pyahocorasick(texts: list[str], terms: list[str]) -> int:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for number, term in enumerate(stems(terms)):
        automaton.add_word(term, number)
    automaton.make_automaton()
    return sum(sum(1 for _ in automaton.iter(text.lower())) for text in texts)


def _ahocorasick_rs(texts: list[str], terms: list[str]) -> int:
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(stems(terms))
    found = (automaton.find_matches_as_indexes(text.lower(), overlapping=True) for text in texts)
    return sum(map(len, found))


def _polars(texts: list[str], terms: list[str]) -> int:
    import polars

    column = polars.DataFrame({"text": texts}).select(
        polars.col("text")
        .str.to_lowercase()
        .str.extract_many(stems(terms), overlapping=True)
        .list.len()
    )
    return int(column["text"].sum())


def _scikit_learn(texts: list[str], terms: list[str]) -> int:
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(vocabulary=plain_terms(terms), ngram_range=(1, 4))
    return int(vectorizer.transform(texts).sum())


def _liwc(texts: list[str], terms: list[str]) -> int:
    import liwc

    with tempfile.NamedTemporaryFile("w", suffix=".dic") as dictionary:
        dictionary.write(
            "%\n1\tterm\n%\n" + "".join(f"{term}\t1\n" for term in terms if " " not in term)
        )
        dictionary.flush()
        parse, _ = liwc.load_token_parser(dictionary.name)
    return sum(1 for text in texts for word in plain_words(text) for _ in parse(word))


def _nltk(texts: list[str], terms: list[str]) -> int:
    from nltk.tokenize import NLTKWordTokenizer

    tokenize, known = NLTKWordTokenizer().tokenize, set(terms)
    return sum(word.lower() in known for text in texts for word in tokenize(text))


RUNNERS: dict[str, Callable[[list[str], list[str]], int]] = {
    "spacy": _spacy,
    "flashtext2": _flashtext2,
    "pyahocorasick": _pyahocorasick,
    "ahocorasick-rs": _ahocorasick_rs,
    "polars": _polars,
    "scikit-learn": _scikit_learn,
    "liwc": _liwc,
    "nltk": _nltk,
}


if __name__ == "__main__":
    main()
