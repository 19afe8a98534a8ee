"""`framing score`: a corpus to counts and hits."""

from __future__ import annotations

import argparse
import csv
import json
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from framing.cli.options import (
    add_lexicon_options,
    add_reading_options,
    reading_settings,
    road_from,
)
from framing.cli.output import tell_skipped, writing
from framing.domain.document import SkippedDocument
from framing.domain.scored import ScoredDocument
from framing.engine.corpus import stream_corpus
from framing.engine.records import SCORE_FIELDS, hit_records, score_records
from framing.read.documents import corpus_entities


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, globs or -")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="scores, as .csv or .jsonl; standard output (CSV) without it",
    )
    parser.add_argument("--hits", type=Path, metavar="FILE", help="every hit, as JSON Lines")
    add_reading_options(parser)
    add_lexicon_options(parser)


def run(args: argparse.Namespace) -> int:
    """Score the corpus; 2 where nothing could be read."""
    road = road_from(args, corpus_entities=corpus_entities(args.paths))
    skipped: list[SkippedDocument] = []
    n_scored = 0
    with ExitStack() as files:
        scores = _ScoreWriter(files.enter_context(writing(args.out)), args.out)
        hits = files.enter_context(writing(args.hits)) if args.hits else None
        for outcome in stream_corpus(args.paths, road, reading_settings(args)):
            if isinstance(outcome, SkippedDocument):
                skipped.append(outcome)
                continue
            n_scored += 1
            scores.write(outcome)
            if hits is not None:
                for record in hit_records(outcome):
                    hits.write(json.dumps(record, ensure_ascii=False) + "\n")
    tell_skipped(skipped)
    return 0 if n_scored else 2


class _ScoreWriter:
    """Score records as CSV or JSON Lines, as the file's name asks."""

    def __init__(self, out: TextIO, path: Path | None) -> None:
        self._out = out
        self._csv = None
        if path is None or path.suffix != ".jsonl":
            self._csv = csv.DictWriter(out, SCORE_FIELDS, lineterminator="\n")
            self._csv.writeheader()

    def write(self, scored: ScoredDocument) -> None:
        for record in score_records(scored.score):
            if self._csv is not None:
                self._csv.writerow(record)
            else:
                self._out.write(json.dumps(record, ensure_ascii=False) + "\n")
