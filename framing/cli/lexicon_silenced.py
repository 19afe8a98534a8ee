"""`framing lexicon silenced`: which exception keeps which hits from counting."""

from __future__ import annotations

import argparse
import json
from typing import TextIO

from framing.cli.main import EXIT_BROKEN, EXIT_CLEAN
from framing.cli.options import (
    add_entities_option,
    add_reading_options,
    entities_named,
    file_path,
    reading_settings,
)
from framing.cli.output import counted, shortened, tell_skipped, writing
from framing.domain.silence import Silenced, Silences
from framing.lexicon.load import load_lexicons

SCHEMA = 1


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `silenced`."""
    parser.add_argument(
        "lexicons",
        metavar="ID|PATH",
        nargs="*",
        type=file_path,
        help="shipped lexicons by id, or files and folders, lists of exceptions among them",
    )
    parser.add_argument(
        "--corpus", metavar="PATH", nargs="+", required=True, help="articles to look at"
    )
    parser.add_argument("--json", action="store_true", help="print all of it as JSON")
    parser.add_argument(
        "--idle", action="store_true", help="list the exceptions that silenced nothing, too"
    )
    add_entities_option(parser)
    add_reading_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print what each exception silences; 2 where no document could be read."""
    from framing.engine.silence import find_silences  # the road is long; `list` needs none

    lexicons = load_lexicons(args.lexicons)
    entities = entities_named(args)
    silences = find_silences(lexicons, args.corpus, entities, settings=reading_settings(args))
    tell_skipped(silences.skipped)
    with writing(None) as out:
        if args.json:
            json.dump(_record(silences), out, ensure_ascii=False, indent=1)
            out.write("\n")
        else:
            _print(silences, out, with_idle=args.idle)
    return EXIT_CLEAN if silences.n_documents else EXIT_BROKEN


def _record(silences: Silences) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "documents": silences.n_documents,
        "skipped": [[each.path, each.code] for each in silences.skipped],
        "counting": silences.n_counting,
        "silenced": silences.n_silenced,
        "exceptions": [_exception_record(each) for each in silences.silenced],
    }


def _exception_record(silenced: Silenced) -> dict[str, object]:
    phrase = silenced.phrase
    return {
        "lexicon": phrase.lexicon,
        "label": phrase.label,
        "phrase": phrase.phrase,
        "path": phrase.path,
        "line": phrase.line,
        "column": phrase.column,
        "hits": silenced.n_hits,
        "examples": [
            {
                "document": line.document,
                "line": line.line,
                "column": line.column,
                "left": line.left,
                "text": line.node,
                "right": line.right,
            }
            for line in silenced.lines
        ],
    }


def _print(silences: Silences, out: TextIO, *, with_idle: bool) -> None:
    idle = [each for each in silences.silenced if not each.n_hits]
    working = [each for each in silences.silenced if each.n_hits]
    out.write(
        f"{counted(silences.n_documents, 'document')}: {counted(silences.n_silenced, 'hit')} "
        f"silenced by {counted(len(working), 'exception')}, {silences.n_counting} count\n"
    )
    for each in working:
        out.write(f"\n{_line(each)}")
        for line in each.lines:
            out.write(f"        {line.left.lstrip()}[{line.node}]{line.right.rstrip()}\n")
    if idle:
        more = "" if with_idle else "; --idle lists them"
        out.write(f"\n{counted(len(idle), 'exception')} silenced nothing here{more}\n")
    out.writelines(_line(each) for each in idle if with_idle)


def _line(each: Silenced) -> str:
    phrase = each.phrase
    shown = shortened(phrase.phrase)
    place = f"{phrase.path}:{phrase.line}:{phrase.column}"
    return f"{each.n_hits:6}  {phrase.lexicon}/{phrase.label}  not '{shown}'  {place}\n"
