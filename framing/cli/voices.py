"""`framing voices`: who says what in articles, one JSON line a document."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from framing.domain.document import SkippedDocument
from framing.lexicon.cues import load_voice_language
from framing.read.documents import read_documents
from framing.voice.attributions import find_attributions
from framing.voice.records import voices_record


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="article, folder, glob, JSON Lines with id and text (also .gz), or - for standard input",
    )
    parser.add_argument(
        "--jsonl", action="store_true", help="write JSON Lines (the default and only format)"
    )
    parser.add_argument("--out", type=Path, help="write here instead of to standard output")


def run(args: argparse.Namespace) -> int:
    """Write the voices of every document; returns the exit code, 2 where any was not read."""
    handle = args.out.open("w", encoding="utf-8") if args.out else sys.stdout
    n_skipped = 0
    try:
        for document in read_documents(args.paths):
            if isinstance(document, SkippedDocument):
                n_skipped += 1
                print(
                    f"{document.path}: skipped[{document.code}]: {document.reason}. "
                    f"{document.remedy}",
                    file=sys.stderr,
                )
                continue
            language = load_voice_language(document.metadata.language)
            record = voices_record(document, find_attributions(document, language))
            handle.write(json.dumps(record, ensure_ascii=False) + "\n")
    finally:
        if args.out:
            handle.close()
    return 2 if n_skipped else 0
