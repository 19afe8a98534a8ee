"""`framing voices`: who says what in articles, as a listing or one JSON line a document."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from framing.cli.options import add_reading_options, reading_settings
from framing.cli.output import output_path, tell_skipped, writing
from framing.domain.attribution import Attribution, Voice
from framing.domain.document import Document, SkippedDocument
from framing.lexicon.cues import load_voice_language
from framing.read.documents import read_documents
from framing.read.lines import LineIndex
from framing.voice.attributions import find_attributions
from framing.voice.records import voices_record


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="article, folder, glob, JSON Lines with id and text (also .gz), or - for stdin",
    )
    parser.add_argument("--jsonl", action="store_true", help="one JSON line a document")
    parser.add_argument("--out", type=output_path, help="write here instead of to standard output")
    add_reading_options(parser)


def run(args: argparse.Namespace) -> int:
    """Write the voices of every document; 2 where nothing could be read."""
    skipped: list[SkippedDocument] = []
    n_read = 0
    with writing(args.out) as out:
        for document in read_documents(args.paths, settings=reading_settings(args)):
            if isinstance(document, SkippedDocument):
                skipped.append(document)
                continue
            n_read += 1
            language = load_voice_language(document.metadata.language)
            attributions = find_attributions(document, language)
            if args.jsonl:
                record = voices_record(document, attributions)
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
            else:
                out.writelines(f"{line}\n" for line in _listing(document, attributions))
    tell_skipped(skipped)
    return 0 if n_read else 2


def _listing(document: Document, attributions: tuple[Attribution, ...]) -> Iterator[str]:
    """One line an attribution: place, voice or distance, speaker, words."""
    lines = LineIndex.of(document)
    for attribution in attributions:
        span = attribution.content
        line, column = lines.place(span.start)
        words = " ".join(document.text[span.start : span.end].split())
        is_own = attribution.voice is Voice.OWN and attribution.distance is not None
        kind = attribution.distance.value if is_own and attribution.distance else None
        speaker = attribution.speaker or "nobody named"
        doubt = " (uncertain)" if attribution.is_uncertain else ""
        head = f"{document.path}:{line}:{column}: {kind or attribution.voice.value}{doubt}"
        yield f"{head}: {words}" if kind else f"{head}: {speaker}: {words}"
