"""Options that several commands share, and what they mean for the road."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from framing.domain.entity import Entity
    from framing.domain.levels import Levels
    from framing.pipeline import Road
    from framing.read.documents import ReadSettings


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """How articles are read."""
    group = parser.add_argument_group("reading")
    group.add_argument(
        "--encoding", metavar="NAME", help="encoding of the files, where it is not UTF-8"
    )
    group.add_argument(
        "--strict", action="store_true", help="stop at the first document that cannot be read"
    )
    group.add_argument(
        "--language",
        metavar="CODE",
        help="of documents that name none; without it their words tell it, and in doubt it is English",
    )
    _add_column_options(group)
    group.add_argument(
        "--max-megabytes",
        metavar="N",
        type=from_one,
        default=50,
        help="the largest document that is read (default: 50)",
    )
    group.add_argument(
        "--text-format",
        choices=("article", "nexis", "factiva"),
        help="what .txt files hold; without it exports of Nexis and Factiva are told by their head",
    )
    group.add_argument(
        "--export-keyword",
        metavar="PART=WORDS",
        action="append",
        default=[],
        type=_part_and_words,
        help="words that mark a part in such exports, e.g. 'start=Dokument \\d+ von \\d+'",
    )
    group.add_argument(
        "--trafilatura",
        action="store_true",
        help="on web pages, set aside what trafilatura takes for boilerplate",
    )


def _add_column_options(group: argparse._ArgumentGroup) -> None:
    """Which columns of JSON Lines and tables hold what."""
    group.add_argument(
        "--text-field", metavar="NAME", default="text", help="of JSON Lines and CSV (default: text)"
    )
    group.add_argument(
        "--id-field", metavar="NAME", default="id", help="of JSON Lines and CSV (default: id)"
    )
    group.add_argument(
        "--field",
        metavar="NAME=COLUMN",
        action="append",
        default=[],
        type=_name_and_column,
        help="the column of JSON Lines and tables that holds outlet, date, author or any other "
        "field, e.g. outlet=Newspaper; may be repeated",
    )
    group.add_argument(
        "--headline-field",
        metavar="COLUMN",
        help="the column of JSON Lines and tables whose words are put above the text",
    )
    group.add_argument(
        "--slash-dates",
        choices=("day-first", "month-first"),
        help="what stands first in dates such as 03/04/2024, which are not understood without it",
    )


def add_corpus_options(parser: argparse.ArgumentParser, help: str) -> None:
    """The articles that an edited lexicon is tried on, or a store whose words are indexed."""
    articles = parser.add_mutually_exclusive_group(required=True)
    articles.add_argument("--corpus", metavar="PATH", nargs="+", help=help)
    articles.add_argument(
        "--store",
        metavar="FOLDER",
        type=file_path,
        help="the articles of a store of `framing score --store`, from the index of their words "
        "that `framing index` has made: none is read again",
    )
    parser.add_argument(
        "--run", metavar="ID", help="which run of --store, by the beginning of its id (the latest)"
    )


def add_entities_option(parser: argparse._ActionsContainer) -> None:
    """Which entities are known beside the shipped ones."""
    parser.add_argument(
        "--entities",
        metavar="PATH",
        nargs="+",
        type=file_path,
        default=[],
        help="entity files of your own, beside the shipped ones",
    )


def entities_named(args: argparse.Namespace) -> tuple[Entity, ...]:
    """The shipped entities, those of --entities, and those that the corpus names for itself.

    Raises:
        LexiconError: a file cannot be used.
    """
    from framing.lexicon.entities import load_entities
    from framing.read.documents import corpus_entities

    return load_entities((*args.entities, *corpus_entities(args.corpus)))


def add_lexicon_options(parser: argparse.ArgumentParser) -> None:
    """Which lexicons and entities take part."""
    group = parser.add_argument_group("lexicons")
    group.add_argument(
        "--lexicons",
        metavar="PATH",
        nargs="+",
        type=file_path,
        default=[],
        help="lexicon files or folders, or shipped ones by id; by default all shipped ones",
    )
    add_entities_option(group)
    group.add_argument(
        "--allow-failing-examples",
        action="store_true",
        help="use a lexicon even where one of its own examples fails",
    )


def file_path(word: str) -> Path:
    """The path that a word means; for options, most of which are not given."""
    from pathlib import Path

    return Path(word)


def add_counting_options(parser: argparse.ArgumentParser) -> None:
    """Which hits count, and under which labels."""
    parser.add_argument(
        "--without-negated",
        action="store_true",
        help='leave out hits under a negation ("no evidence of war crimes"); by default they count',
    )
    parser.add_argument(
        "--levels",
        metavar="N",
        nargs="+",
        type=from_one,
        default=[],
        help="count under labels of these levels alone: 1 brings those below to the top, 2 drops "
        "what stands on the first alone (default: each label by itself)",
    )


def levels_from(args: argparse.Namespace) -> Levels:
    """The levels that are asked for; all where the command has no such option."""
    from framing.domain.levels import Levels  # a check, which asks for none, starts without it

    return Levels(frozenset(getattr(args, "levels", ())))


def reading_settings(args: argparse.Namespace) -> ReadSettings:
    """What the reading options say."""
    from framing.read.documents import ReadSettings  # not where a store is asked

    return ReadSettings(
        encoding=args.encoding,
        is_strict=args.strict,
        language=args.language,
        text_field=args.text_field,
        id_field=args.id_field,
        fields=tuple(args.field),
        slash_dates=args.slash_dates,
        headline_field=args.headline_field,
        max_bytes=args.max_megabytes * 1_000_000,
        stdin_filename=getattr(args, "stdin_filename", None),
        text_format=args.text_format,
        export_keywords=tuple(args.export_keyword),
        with_trafilatura=args.trafilatura,
    )


def reading_words(args: argparse.Namespace) -> list[str]:
    """The reading and counting options that were given, as words of the command that does the same
    again."""
    words = words_of_reading(args)
    words += ["--levels", *map(str, args.levels)] if args.levels else []
    words += ["--without-negated"] if args.without_negated else []
    return words + (["--allow-failing-examples"] if args.allow_failing_examples else [])


def words_of_reading(args: argparse.Namespace) -> list[str]:
    """The reading options that were given, as words."""
    words = ["--encoding", args.encoding] if args.encoding else []
    usual = {"language": None, "text_field": "text", "id_field": "id", "max_megabytes": 50}
    for name, value in usual.items():
        if (given := getattr(args, name)) != value:
            words += [f"--{name.replace('_', '-')}", str(given)]
    for name, column in args.field:
        words += ["--field", f"{name}={column}"]
    words += ["--slash-dates", args.slash_dates] if args.slash_dates else []
    words += ["--headline-field", args.headline_field] if args.headline_field else []
    words += ["--text-format", args.text_format] if args.text_format else []
    for part, pattern in args.export_keyword:
        words += ["--export-keyword", f"{part}={pattern}"]
    words += ["--strict"] if args.strict else []
    return words + (["--trafilatura"] if args.trafilatura else [])


def from_one(given: str) -> int:
    """The value of an option that counts something of which there must be some."""
    if given.isdecimal() and int(given) > 0:
        return int(given)
    import argparse  # is there already where options are parsed

    raise argparse.ArgumentTypeError(f"'{given}' is no whole number from 1")


def _part_and_words(given: str) -> tuple[str, str]:
    return _two_of(given, "PART=WORDS")


def _name_and_column(given: str) -> tuple[str, str]:
    return _two_of(given, "NAME=COLUMN")


def _two_of(given: str, form: str) -> tuple[str, str]:
    first, _, second = given.partition("=")
    if not first or not second:
        import argparse  # is there already where options are parsed

        raise argparse.ArgumentTypeError(f"'{given}' is not of the form {form}")
    return first, second


def road_from(args: argparse.Namespace, *, corpus_entities: tuple[Path, ...] = ()) -> Road:
    """The road that the lexicon options name, with the corpus's own entities.

    Raises:
        InputError: no label stands on the levels that are asked for.
    """
    from framing.pipeline import at_levels, open_road, without_negated

    road = open_road(
        args.lexicons,
        (*args.entities, *corpus_entities),
        is_proof_required=not args.allow_failing_examples,
    )
    if getattr(args, "without_negated", False):
        road = without_negated(road)
    levels = levels_from(args)
    road = at_levels(road, levels)
    if levels.kept and not any(lexicon.contrasts for lexicon in road.lexicons):
        from framing.errors import InputError, Problem

        message = "none of the lexicons has a label on these levels, so nothing would count"
        remedy = "Level 1 is that of the labels right below a contrast."
        raise InputError([Problem("--levels", 0, 0, "no-such-level", message, remedy)])
    return road
