"""`framing report`: a corpus to one page that compares its groups, in HTML or Markdown."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from framing.cli.metadata_told import tell_metadata
from framing.cli.options import (
    add_counting_options,
    add_lexicon_options,
    add_reading_options,
    from_one,
    reading_words,
    road_from,
)
from framing.cli.output import counted, make_folder_of, output_path, tell_skipped, writing
from framing.cli.report_article import article_named
from framing.cli.report_files import write_folder, write_one_page, write_page
from framing.cli.report_look import add_look_options, look_of, look_words
from framing.cli.scored import add_workers_option, is_store_asked, scored_corpus
from framing.cli.shared_option import add_shared_option
from framing.domain.comparison import CompareSettings
from framing.engine.comparing import compare_corpus, set_copy_aside, with_trends
from framing.engine.corpus import CorpusRun, record_run
from framing.engine.run_file import run_json
from framing.engine.stored import changed_lexicons, stored_corpus
from framing.engine.stored_evidence import meet_of
from framing.errors import InputError, Problem
from framing.pipeline import Road
from framing.read.documents import corpus_entities, corpus_title
from framing.report.evidence import Meet
from framing.report.markdown import markdown_page
from framing.report.render import gather_report, render_article, render_email
from framing.store.read import stored_run


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders, globs, -, or a store"
    )
    parser.add_argument(
        "--out", type=output_path, metavar="FILE", required=True, help="the file or folder to write"
    )
    parser.add_argument(
        "--format",
        choices=("html", "folder", "md", "email"),
        help="html: one page, with a folder of articles beside it where they do not fit; folder: "
        "index.html, a page for each article and the numbers as JSON; md: the summary in Markdown; "
        "email: the summary as HTML to send (default: by the name of FILE, without an ending a folder)",
    )
    parser.add_argument(
        "--one-page",
        action="store_true",
        help="always one page; articles for which it has no room are listed without their text",
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="also write the run and its numbers as JSON"
    )
    _add_comparison_options(parser)
    add_look_options(parser)
    add_workers_option(parser)
    add_reading_options(parser)
    add_lexicon_options(parser)


def _add_comparison_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--by",
        default="outlet",
        metavar="FIELD",
        help="the metadata field whose values are compared (default: outlet)",
    )
    parser.add_argument(
        "--article",
        metavar="NAME",
        help="a report on this one article (id, path or file name), set beside the other outlets'; "
        "so is the report where there is only one",
    )
    parser.add_argument(
        "--trend",
        choices=("auto", "year", "quarter", "month", "week", "none"),
        default="auto",
        help="spans of time of the charts of trends (default: what fits the dates)",
    )
    parser.add_argument(
        "--run", metavar="ID", help="which run of a store, by the beginning of its id (the latest)"
    )
    add_shared_option(parser)
    add_counting_options(parser)
    parser.add_argument(
        "--resamples",
        type=from_one,
        default=2000,
        metavar="N",
        help="resamples of the bootstrap (default: 2000)",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="seed of the resampling")


def run(args: argparse.Namespace) -> int:
    """Write the report; 2 where nothing could be read."""
    _refuse_other_form(args)
    make_folder_of(args.out)
    road = road_from(args, corpus_entities=corpus_entities(args.paths))
    corpus, source = _corpus(args, road)
    if not corpus.scored:
        print("framing: nothing could be read, so there is no report", file=sys.stderr)
        return 2
    if args.count_shared == "once" and not _is_on_one(args, corpus):
        corpus = set_copy_aside(corpus)
    _write(args, road, corpus, source)
    tell_metadata(corpus, road, None if _is_on_one(args, corpus) else args.by)
    n_words = sum(score.n_tokens for score in corpus.scored.scores)
    print(
        f"{args.out}: {counted(len(corpus.scored), 'document')}, {n_words:,} words", file=sys.stderr
    )
    return 0


# What a file of such a name holds is no page.
_OTHER_FORMS = {
    ".pdf": "Write .html and print it from a browser, which makes a PDF of it.",
    ".docx": "Write .html and open it in the word processor.",
    **dict.fromkeys((".json", ".jsonl", ".parquet"), "--json FILE writes the numbers."),
    **dict.fromkeys((".csv", ".tsv", ".xlsx"), "`framing compare --out FOLDER` writes tables."),
    ".txt": "Write .md, which reads as text.",
}


def _refuse_other_form(args: argparse.Namespace) -> None:
    remedy = _OTHER_FORMS.get(args.out.suffix.lower())
    if remedy is not None and not args.format:
        message = "a report is written as .html, .md or a folder"
        raise InputError([Problem(str(args.out), 0, 0, "unknown-form", message, remedy)])


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the corpus comes from: its title, and the run of a store with the way its documents
    are met, None for articles, and the lexicons that were counted again."""

    title: str | None
    run: str | None = None
    meet: Meet | None = None
    counted_again: tuple[str, ...] = ()


def _corpus(args: argparse.Namespace, road: Road) -> tuple[CorpusRun, _Source]:
    """What is reported on: a run that `score --store` wrote, or articles, scored."""
    if not is_store_asked(args):
        return scored_corpus(args, args.paths, road), _Source(corpus_title(args.paths))
    if len(args.paths) > 1:
        message, remedy = "a store is reported on by itself", "Name one, or the articles alone."
        raise InputError([Problem(args.paths[0], 0, 0, "store", message, remedy)])
    is_copy_aside = args.count_shared == "once" and args.article is None
    store = Path(args.paths[0])
    run = stored_run(store, args.run)
    corpus = stored_corpus(store, road, run=run.id, is_copy_aside=is_copy_aside)
    tell_skipped(corpus.skipped)
    again = changed_lexicons(run, road)
    return corpus, _Source(run.record["title"], run.id, meet_of(store, run.id, corpus), again)


def _write(args: argparse.Namespace, road: Road, corpus: CorpusRun, source: _Source) -> None:
    chance = CompareSettings(seed=args.seed, n_resamples=args.resamples)
    comparison = compare_corpus(corpus, road, by=args.by, settings=chance)
    if args.trend != "none" and not _is_on_one(args, corpus):
        comparison = with_trends(comparison, corpus, road, width=args.trend, settings=chance)
    title = None if _is_on_one(args, corpus) else source.title
    record = record_run(
        corpus,
        road,
        command=_command(args, source),
        options=[*_options(args, source), _shared_option(corpus)],
        corpus_title=title,
    )
    settings = look_of(args, title)
    numbers = (
        None if settings.is_blind else partial(run_json, record, comparison, corpus.scored.scores)
    )
    if args.json is not None:
        _write_numbers(args.json, numbers)
    given = (corpus.scored, comparison, road.lexicons, record)
    report = gather_report(*given, settings=settings, meet=source.meet)
    if _format(args) == "md":
        _write_text(args.out, markdown_page(report))
    elif _format(args) == "email":
        _write_text(args.out, render_email(report))
    elif _is_on_one(args, corpus):
        document = article_named(args.article, report.evidence.cards)
        _write_text(args.out, render_article(report, document=document))
    elif args.one_page:
        write_one_page(report, args.out)
    elif _format(args) == "folder":
        write_folder(report, args.out, numbers=numbers)
    else:
        write_page(report, args.out, numbers=numbers, with_texts=source.run is None)


def _write_text(path: Path, text: str) -> None:
    with writing(path) as out:
        out.write(text)


def _is_on_one(args: argparse.Namespace, corpus: CorpusRun) -> bool:
    """Whether the report is on one article: as asked for, or because there is no other."""
    is_page = _format(args) == "html"
    return is_page and (args.article is not None or len(corpus.scored) == 1)


def _write_numbers(path: Path, numbers: Callable[[], Iterable[str]] | None) -> None:
    if numbers is None:
        message, remedy = "a blind report hides names, and the JSON holds them", "Leave one out."
        raise InputError([Problem("--json", 0, 0, "not-blind", message, remedy)])
    with writing(path) as out:
        out.writelines(numbers())


def _format(args: argparse.Namespace) -> str:
    """What is written: as asked for, else as the file is named."""
    if args.format:
        return str(args.format)
    if args.out.suffix.lower() in (".md", ".markdown"):
        return "md"
    return "folder" if args.out.is_dir() or not args.out.suffix else "html"


def _command(args: argparse.Namespace, source: _Source) -> str:
    """The command that makes the report again."""
    words = ["framing", "report", *args.paths, "--out", str(args.out), "--by", args.by]
    if args.format:
        words += ["--format", args.format]
    words += ["--one-page"] if args.one_page else []
    words += ["--article", args.article] if args.article else []
    words += ["--run", source.run] if source.run else []
    words += ["--trend", args.trend] if args.trend != "auto" else []
    words += look_words(args)
    if args.count_shared != "once":
        words += ["--count-shared", args.count_shared]
    words += ["--seed", str(args.seed), "--resamples", str(args.resamples)]
    for name in ("lexicons", "entities"):
        if given := getattr(args, name):
            words += [f"--{name}", *map(str, given)]
    words += reading_words(args)
    return shlex.join(words)


def _shared_option(corpus: CorpusRun) -> tuple[str, str]:
    return "shared passages", "all" if corpus.copy is None else "once"


def _options(args: argparse.Namespace, source: _Source) -> list[tuple[str, str]]:
    return [
        *([("stored run", source.run)] if source.run else []),
        *([("counted again", ", ".join(source.counted_again))] if source.counted_again else []),
        ("compared by", args.by),
        ("resamples", str(args.resamples)),
        ("seed", str(args.seed)),
        ("confidence level", "95 %"),
    ]
