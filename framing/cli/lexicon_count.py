"""`framing lexicon count`: how often each term stands in a corpus, 0 included."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from itertools import groupby
from typing import TextIO

from framing.cli.main import EXIT_BROKEN, EXIT_CLEAN
from framing.cli.options import (
    add_corpus_options,
    add_entities_option,
    add_reading_options,
    entities_named,
    file_path,
    reading_settings,
)
from framing.cli.output import counted, shortened, tell_skipped, writing
from framing.domain.lexicon import Lexicon
from framing.domain.term_count import TermCount, TermCounts
from framing.lexicon.load import load_lexicons

SCHEMA = 1


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `count`."""
    parser.add_argument(
        "lexicons",
        metavar="ID|PATH",
        nargs="*",
        type=file_path,
        help="shipped lexicons by id, files or folders",
    )
    add_corpus_options(parser, "articles to count in")
    parser.add_argument(
        "--never", action="store_true", help="only the terms that never stand there"
    )
    parser.add_argument("--json", action="store_true", help="print all of it as JSON")
    add_entities_option(parser)
    add_reading_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the counts; 2 where no document could be read."""
    counts = _counted(args, load_lexicons(args.lexicons))
    tell_skipped(counts.skipped)
    with writing(None) as out:
        if args.json:
            json.dump(_record(counts), out, ensure_ascii=False, indent=1)
            out.write("\n")
        else:
            _print(counts, out, is_never=args.never)
    return EXIT_CLEAN if counts.n_documents else EXIT_BROKEN


def _counted(args: argparse.Namespace, lexicons: Sequence[Lexicon]) -> TermCounts:
    # The road is long; `list` needs none.
    if args.store is not None:
        from framing.engine.count_again import count_terms_again

        return count_terms_again(lexicons, args.store, run=args.run, entity_paths=args.entities)
    from framing.engine.lexicon_count import count_terms

    entities = entities_named(args)
    return count_terms(lexicons, args.corpus, entities, settings=reading_settings(args))


def _record(counts: TermCounts) -> dict[str, object]:
    terms = [_term_record(each) for each in counts.terms]
    skipped = [[each.path, each.code] for each in counts.skipped]
    return {"schema": SCHEMA, "documents": counts.n_documents, "skipped": skipped, "terms": terms}


def _term_record(count: TermCount) -> dict[str, object]:
    place = count.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "lexicon": count.lexicon,
        "label": count.label,
        "term": count.term,
        "hits": count.n_hits,
        "documents": count.n_documents,
    }


def _print(counts: TermCounts, out: TextIO, *, is_never: bool) -> None:
    n_never = sum(1 for each in counts.terms if not each.n_hits)
    out.write(
        f"{counted(counts.n_documents, 'document')}: {counted(counts.n_hits, 'hit')} of "
        f"{counted(len(counts.terms), 'term')}; {n_never} never stand here\n"
    )
    for (lexicon, label), terms in groupby(counts.terms, key=_home):
        listed = list(terms)
        total = sum(each.n_hits for each in listed)
        shown = [each for each in listed if not (is_never and each.n_hits)]
        if shown:
            out.write(f"\n{total:6}  {lexicon}/{label}\n")
        for each in sorted(shown, key=_most_first):
            documents = f"  in {counted(each.n_documents, 'document')}" if each.n_hits else ""
            out.write(f"{each.n_hits:10}  {shortened(each.term)}{documents}\n")


def _home(count: TermCount) -> tuple[str, str]:
    return count.lexicon, count.label


def _most_first(count: TermCount) -> tuple[int, str]:
    return -count.n_hits, count.term
