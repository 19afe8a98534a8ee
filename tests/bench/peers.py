"""The same documents and terms through `framing score` and through the usual libraries, as ratios.

    tox -e bench-peers                        # a corpus made up of CMUdict's words
    tox -e bench-peers -- --corpus news.jsonl --terms 500 --rounds 3

Every runner is a whole process that reads JSON Lines and counts each term in each document; they
run in turn, round by round, and CPU seconds (user and system, of all its processes) are compared,
so that other work on the machine tells little. What each runner counts differs: see `COUNTS`.
A ratio above 1 says how many times the CPU of framing the peer took.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

COUNTS = {
    "framing": "hits with places, every form, boundaries; voice and referents",
    "framing --no-voice": "hits with places, every form, boundaries",
    "spacy": "PhraseMatcher on a blank pipeline, lower-cased",
    "flashtext2": "keywords, case folded, one hit at a place",
    "pyahocorasick": "all places in lower-cased text, no boundaries",
    "ahocorasick-rs": "all places in lower-cased text, no boundaries",
    "polars": "extract_many over a column, lower-cased, no boundaries",
    "scikit-learn": "CountVectorizer over the terms, 1 to 4 words",
    "liwc": "single words and prefixes after a plain tokenizer",
    "nltk": "NLTKWordTokenizer and a dictionary of single words",
    "quanteda": "tokens_lookup and dfm in R",
}
_N_WORDS, _N_DOCUMENTS = 600, 300


def main() -> None:
    """Make corpus and terms, run every runner in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="JSON Lines with `text`")
    parser.add_argument("--terms", type=int, default=500)
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
        prepare(args, folder)
        report(args, folder, measure(args, folder))


def prepare(args: argparse.Namespace, folder: Path) -> None:
    """Lay down the corpus, its terms as a list, and the same terms as a lexicon."""
    corpus = folder / "corpus.jsonl"
    if args.corpus is not None:
        shutil.copy(args.corpus, corpus)
    else:
        corpus.write_text("".join(made_up_documents()))
    counted = Counter(word for text in texts_of(corpus) for word in plain_words(text))
    known = sorted(
        word for word, n in counted.items() if n > 1 and word.isalpha() and len(word) > 3
    )
    draw = random.Random(7)
    chosen = sorted(draw.sample(known, min(args.terms, len(known))))
    (folder / "terms.txt").write_text("\n".join(chosen) + "\n")
    listed = "".join(f"      - {json.dumps(word)}\n" for word in chosen)
    (folder / "peers.yml").write_text(
        "lexicon: peers\ntitle: Terms drawn from the corpus\nlanguage: en\nversion: 1.0.0\n"
        "kind: contrast\nreferent: Anything\nsources:\n  desk: {title: A benchmark}\nlabels:\n"
        "  drawn:\n    says: Drawn by chance.\n    evidence: [desk]\n    inflect: none\n    terms:\n"
        f"{listed}  other:\n    says: A second label.\n    evidence: [desk]\n    terms: [zzyzx]\n"
    )


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


def measure(args: argparse.Namespace, folder: Path) -> dict[str, list[float]]:
    """CPU seconds of each runner, round by round; an empty list where it is absent."""
    names = args.only or list(COUNTS)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(args.rounds):
        for name in names:
            command = command_of(name, folder)
            if command is not None and (taken := cpu_seconds(command)) is not None:
                seconds[name].append(taken)
    return seconds


def command_of(name: str, folder: Path) -> list[str] | None:
    """The process of a runner; None where what it needs is not installed."""
    if name == "quanteda":
        return None
    if name.startswith("framing"):
        out = [str(folder / "out.csv"), "--hits", str(folder / "hits.jsonl")]
        words = ["score", str(folder / "corpus.jsonl"), "--out", *out, *name.split()[1:]]
        lexicon = ["--allow-failing-examples", "--lexicons", str(folder / "peers.yml")]
        return [sys.executable, "-m", "framing", *words, *lexicon]
    return [sys.executable, __file__, "--run", name, "--folder", str(folder)]


def cpu_seconds(command: list[str]) -> float | None:
    """CPU seconds of a process and its children; None where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    threads = {"OMP_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    done = subprocess.run(command, check=False, capture_output=True, env={**os.environ, **threads})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        print(f"{' '.join(command[:4])}: {said[-1] if said else 'failed'}", file=sys.stderr)
        return None
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report(args: argparse.Namespace, folder: Path, seconds: dict[str, list[float]]) -> None:
    """The table, as Markdown."""
    megabytes = (folder / "corpus.jsonl").stat().st_size / 1e6
    n_terms = len((folder / "terms.txt").read_text().splitlines())
    print(f"{megabytes:.1f} MB, {n_terms} terms, {args.rounds} rounds, CPU seconds, median")
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n")
    shown = next((name for name in ("framing --no-voice", "framing") if seconds.get(name)), None)
    print(f"| runner | CPU s | times the CPU of `{shown}` | counts |\n| --- | --- | --- | --- |")
    for name, taken in seconds.items():
        if not taken:
            print(f"| {name} | absent | | {COUNTS[name]} |")
            continue
        ratio = statistics.median(taken) / statistics.median(seconds[shown]) if shown else 1.0
        print(f"| {name} | {statistics.median(taken):.2f} | {ratio:.2f} | {COUNTS[name]} |")


def _spacy(texts: list[str], terms: list[str]) -> int:
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    language.max_length = 10**9
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("term", list(language.tokenizer.pipe(terms)))
    return sum(len(matcher(document)) for document in language.tokenizer.pipe(texts))


def _flashtext2(texts: list[str], terms: list[str]) -> int:
    from flashtext2 import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    for term in terms:
        processor.add_keyword(term)
    return sum(len(processor.extract_keywords_with_span(text)) for text in texts)


def _pyahocorasick(texts: list[str], terms: list[str]) -> int:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for number, term in enumerate(terms):
        automaton.add_word(term, number)
    automaton.make_automaton()
    return sum(sum(1 for _ in automaton.iter(text.lower())) for text in texts)


def _ahocorasick_rs(texts: list[str], terms: list[str]) -> int:
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(terms)
    found = (automaton.find_matches_as_indexes(text.lower(), overlapping=True) for text in texts)
    return sum(map(len, found))


def _polars(texts: list[str], terms: list[str]) -> int:
    import polars

    column = polars.DataFrame({"text": texts}).select(
        polars.col("text").str.to_lowercase().str.extract_many(terms, overlapping=True).list.len()
    )
    return int(column["text"].sum())


def _scikit_learn(texts: list[str], terms: list[str]) -> int:
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(vocabulary=terms, ngram_range=(1, 4))
    return int(vectorizer.transform(texts).sum())


def _liwc(texts: list[str], terms: list[str]) -> int:
    import liwc

    with tempfile.NamedTemporaryFile("w", suffix=".dic") as dictionary:
        dictionary.write("%\n1\tterm\n%\n" + "".join(f"{term}\t1\n" for term in terms))
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
