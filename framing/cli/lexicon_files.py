"""`framing lexicon list`, `show`, `check`, `test`, `schema` and `new`: lexicon files by themselves."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from framing.cli.lexicon_named import label_of, named_lexicon
from framing.cli.main import EXIT_CLEAN, EXIT_FINDINGS, format_problem
from framing.cli.options import add_entities_option
from framing.cli.output import counted, writing
from framing.domain.lexicon import Label, Lexicon, Record, Status, Term
from framing.errors import InputError, Problem
from framing.lexicon.entities import check_entity_files, load_entities
from framing.lexicon.files import is_entity_file
from framing.lexicon.load import (
    LexiconCheck,
    check_lexicons,
    load_lexicons,
    whole_lexicon,
    with_source_lines,
)


def configure_paths(parser: argparse.ArgumentParser) -> None:
    """The arguments of `list`."""
    parser.add_argument(
        "paths",
        metavar="ID|PATH",
        nargs="*",
        type=Path,
        help="shipped lexicons by id, files or folders; by default all shipped ones",
    )


def configure_test(parser: argparse.ArgumentParser) -> None:
    """The arguments of `test`."""
    configure_paths(parser)
    add_entities_option(parser)


def configure_check(parser: argparse.ArgumentParser) -> None:
    """The arguments of `check`."""
    configure_test(parser)
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")
    parser.add_argument("--format", choices=["text", "json"], default="text")


def configure_show(parser: argparse.ArgumentParser) -> None:
    """The arguments of `show`."""
    parser.add_argument("lexicon", metavar="ID|FILE", help="a shipped lexicon's id, or a file")
    parser.add_argument("--label", metavar="LABEL", help="this label alone")


def configure_schema(_parser: argparse.ArgumentParser) -> None:
    """`schema` has no arguments."""


def configure_new(parser: argparse.ArgumentParser) -> None:
    """The arguments of `new`."""
    parser.add_argument("id", metavar="ID", help="its id: lower-case letters, digits, hyphens")
    parser.add_argument(
        "--folder", metavar="FOLDER", type=Path, default=Path(), help="where (default: here)"
    )


def run_list(args: argparse.Namespace) -> int:
    """Name the lexicons with their sizes."""
    lexicons = load_lexicons(args.paths)
    width = max((len(lexicon.id) for lexicon in lexicons), default=0)
    for lexicon in lexicons:
        labels = _labels(lexicon)
        print(
            f"{lexicon.id:{width}}  {lexicon.version:8}  {lexicon.language}  "
            f"{len(labels):3} labels  {_n_forms(labels):5} forms  {lexicon.title}"
        )
    return EXIT_CLEAN


def _labels(lexicon: Lexicon) -> list[Label]:
    return [label for contrast in lexicon.contrasts for label in contrast.labels]


def _n_forms(labels: Sequence[Label]) -> int:
    return sum(max(len(term.forms), 1) for label in labels for term in label.terms)


def run_show(args: argparse.Namespace) -> int:
    """Print what every term stands for."""
    lexicon = whole_lexicon(named_lexicon(args.lexicon))
    wanted = [label for label in _labels(lexicon) if f"{label.id}.".startswith(f"{args.label}.")]
    if not wanted:
        chosen = label_of(lexicon, args.label)
        wanted = [label for label in _labels(lexicon) if chosen in (None, label.id)]
    print(f"{lexicon.id} {lexicon.version}: {lexicon.title}")
    for contrast in lexicon.contrasts:
        labels = [label for label in contrast.labels if label in wanted]
        if labels:
            whom = f" (refers to {contrast.refers_to.value})" if contrast.refers_to else ""
            print(f"\n{contrast.title}. {contrast.referent}".rstrip(". ") + whom)
        for label in labels:
            _print_label(label, lexicon)
    _print_sources(lexicon, wanted)
    return EXIT_CLEAN


_READINGS = {
    "V": "read there",
    "S": "as quoted by others",
    "L": "a leaked text",
    "K": "from memory, not looked up",
    "": "not said how it was read",
}


def _print_sources(lexicon: Lexicon, labels: Sequence[Label]) -> None:
    """The evidence with how each source was read, and the labels that no checked source backs."""
    cited = {each for label in labels for each in label.evidence}
    print("\nEvidence")
    for source in lexicon.sources:
        if source.id in cited:
            told = ", ".join(filter(None, (source.title, source.section, source.year)))
            print(f"  {source.id}: {told} ({_READINGS[source.verified]})")
            if source.url:
                print(f"      {source.url}")
    unverified = {source.id for source in lexicon.sources if source.is_unverified}
    alone = [label.id for label in labels if unverified.issuperset(label.evidence)]
    if alone:
        print(f"  Not looked up at all: the evidence of {', '.join(alone)}")


def _print_label(label: Label, lexicon: Lexicon) -> None:
    told = "; ".join(_told_of(label.record))
    print(
        f"\n  {label.id}: {label.says} [{', '.join(label.evidence)}]{f' ({told})' if told else ''}"
    )
    for term in label.terms:
        _print_term(term, "", lexicon)
    for term in label.exclusions:
        _print_term(term, "not ", lexicon)


def _print_term(term: Term, prefix: str, lexicon: Lexicon) -> None:
    """A term with its forms and rules, and its place where another file gave it."""
    forms = f"/{term.pattern}/" if term.pattern else ", ".join(term.forms)
    case = [] if term.case.value == "any" else [f"{term.case.value} case"]
    is_inflected = lexicon.language.partition("-")[0] == "en"
    classes = _classes(term) if is_inflected else []
    told = ", ".join([*classes, *case, *_told_of(term.record)])
    print(f"    {prefix}{term.text}{f' ({told})' if told else ''} = {forms}")
    if Path(term.place.path).stem != lexicon.id:
        print(f"        of {Path(term.place.path).name}, line {term.place.line}")
    for rule in term.context:
        operands = ", ".join(
            {"label": "#", "entity": "@"}.get(operand.kind.value, "") + operand.text
            for operand in rule.operands
        )
        print(f"        {rule.relation.value} within {rule.window_tokens} words: {operands}")
    if term.active_from or term.active_until:
        print(f"        from {term.active_from or '…'} until {term.active_until or '…'}")
    for scope in term.only:
        print(f"        only where {scope.field} is {' or '.join(scope.values)}")


def _told_of(record: Record) -> list[str]:
    """What became of a label or term, who wrote it, and when, as far as its file says."""
    status = "" if record.status is Status.LIVE else f"{record.status.value}, counts nothing"
    return [each for each in (status, record.by and f"by {record.by}", record.date) if each]


def _classes(term: Term) -> list[str]:
    """The word classes by which a term was inflected, those that its file declares or a noun."""
    if term.pattern is not None or term.text.startswith("=") or len(term.forms) < 2:
        return []
    return [each for each in term.word_classes or ("noun",) if each != "none"]


def run_check(args: argparse.Namespace) -> int:
    """Print every problem; 1 where there is an error."""
    entity_files = [path for path in args.paths if is_entity_file(path)]
    lexicon_paths = [path for path in args.paths if path not in entity_files]
    has_lexicons = bool(lexicon_paths) or not entity_files
    wrong = tuple(with_source_lines(check_entity_files(entity_files))) if entity_files else ()
    beside = args.entities if wrong else [*args.entities, *entity_files]
    check = (
        check_lexicons(lexicon_paths, load_entities(beside))
        if has_lexicons
        else LexiconCheck((), ())
    )
    problems = (*check.problems, *wrong)
    if args.format == "json":
        json.dump([asdict(problem) for problem in problems], sys.stdout, indent=2)
        print()
    else:
        for problem in problems:
            print(format_problem(problem))
    n_errors = len(check.errors)
    n_warnings = len(check.problems) - n_errors
    if has_lexicons:
        named = counted(len(check.lexicons), "lexicon")
        told = f"{counted(n_errors, 'error')}, {counted(n_warnings, 'warning')}"
        print(f"{named}: {told}", file=sys.stderr)
    if entity_files:
        named = counted(len(entity_files), "entity file")
        print(f"{named}: {counted(len(wrong), 'error')}", file=sys.stderr)
    if has_lexicons and not n_errors:
        _tell_evidence(check.lexicons)
    return EXIT_FINDINGS if n_errors or wrong or (args.strict and n_warnings) else EXIT_CLEAN


def _tell_evidence(lexicons: Sequence[Lexicon]) -> None:
    """How the sources were read, and how many labels rest on none that was looked up."""
    readings = [source.verified for lexicon in lexicons for source in lexicon.sources]
    if not readings:
        return
    told = [f"{readings.count(key)} {how}" for key, how in _READINGS.items() if key in readings]
    n_labels = n_unverified = 0
    for lexicon in lexicons:
        unverified = {source.id for source in lexicon.sources if source.is_unverified}
        n_labels += len(_labels(lexicon))
        n_unverified += sum(unverified.issuperset(label.evidence) for label in _labels(lexicon))
    print(
        f"{counted(len(readings), 'source')}: {', '.join(told)}; the evidence of {n_unverified} of "
        f"{counted(n_labels, 'label')} was not looked up",
        file=sys.stderr,
    )


def run_test(args: argparse.Namespace) -> int:
    """Run the examples; 1 where one fails."""
    from framing.pipeline import prove_lexicons  # only this command walks the road

    lexicons = load_lexicons(args.paths)
    problems = tuple(with_source_lines(prove_lexicons(lexicons, load_entities(args.entities))))
    for problem in problems:
        print(format_problem(problem))
    counts = {"hits": 0, "misses": 0, "misread": 0}
    for lexicon in lexicons:
        for label in _labels(lexicon):
            for example in label.examples:
                counts[example.kind] += 1
    n_failing = sum(1 for problem in problems if problem.severity == "error")
    print(
        f"{counted(len(lexicons), 'lexicon')}: {counts['hits']} hits, {counts['misses']} misses, "
        f"{counts['misread']} misread; {n_failing} failing"
    )
    return EXIT_FINDINGS if n_failing else EXIT_CLEAN


def run_schema(_args: argparse.Namespace) -> int:
    """Print the JSON Schema."""
    from framing.lexicon.starter import schema_file

    sys.stdout.write(schema_file())
    return EXIT_CLEAN


def run_new(args: argparse.Namespace) -> int:
    """Write a lexicon to start from, and the schema beside it."""
    from framing.lexicon.starter import SCHEMA_NAME, schema_file, starter_file
    from framing.lexicon.validate import is_id

    id = args.id.removesuffix(".yml")
    path = args.folder / f"{id}.yml"
    if not is_id(id):
        message = f"'{id}' is not an id"
        problem = Problem(id, 0, 0, "bad-id", message, "Use a-z, 0-9 and hyphens.")
        raise InputError([problem])
    if path.exists():
        problem = Problem(str(path), 0, 0, "exists", "the file exists", "Choose another id.")
        raise InputError([problem])
    with writing(path) as out:
        out.write(starter_file(id))
    schema = args.folder / SCHEMA_NAME
    if not schema.exists():
        with writing(schema) as out:
            out.write(schema_file())
    print(f"{path} written; `framing lexicon check {path}` tells what to mend")
    return EXIT_CLEAN
