"""`framing lexicon suggest`: words that stand where labels stand, with the evidence."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby

from framing.cli.lexicon_named import label_of, named_lexicon
from framing.cli.main import EXIT_BROKEN, EXIT_CLEAN
from framing.cli.options import (
    add_entities_option,
    add_reading_options,
    entities_named,
    reading_settings,
)
from framing.cli.output import counted, tell_skipped, writing
from framing.domain.suggestion import SharedSlot, Slot, Suggestion, Suggestions
from framing.errors import InputError, Problem

SCHEMA = 1
_N_SHOWN = 6
_SLOT_WORDS = {
    Slot.MODIFIER: "behind",
    Slot.HEAD: "before",
    Slot.COORDINATED: "joined to",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `suggest`."""
    parser.add_argument("lexicon", metavar="ID|FILE", help="a shipped lexicon's id, or a file")
    parser.add_argument(
        "--corpus", metavar="PATH", nargs="+", required=True, help="articles to look in"
    )
    parser.add_argument("--label", metavar="LABEL", help="only what stands where this label stands")
    parser.add_argument("--n", metavar="N", type=int, default=20, help="at most so many words (20)")
    parser.add_argument("--json", action="store_true", help="print all evidence as JSON")
    add_entities_option(parser)
    add_reading_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the proposals; nothing is added to the lexicon. 2 where no document could be read."""
    from framing.engine.suggest import suggest_terms  # the road is long; `list` needs none

    if "-" in args.corpus:
        message = "the corpus is read twice, which standard input cannot be"
        remedy = "Name a file or folder."
        raise InputError([Problem("--corpus", 0, 0, "read-once", message, remedy)])
    lexicon = named_lexicon(args.lexicon)
    found = suggest_terms(
        lexicon,
        args.corpus,
        entities_named(args),
        label=label_of(lexicon, args.label),
        n_suggestions=args.n,
        settings=reading_settings(args),
    )
    tell_skipped(found.skipped)
    with writing(None) as out:
        if args.json:
            json.dump(_record(found), out, ensure_ascii=False, indent=1)
            out.write("\n")
        else:
            out.writelines(f"{line}\n" for line in _lines(found))
    return EXIT_CLEAN if found.n_documents else EXIT_BROKEN


def _record(found: Suggestions) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "lexicon": found.lexicon,
        "documents": found.n_documents,
        "hits": found.n_hits,
        "suggestions": [_suggestion_record(each) for each in found.suggestions],
    }


def _suggestion_record(suggestion: Suggestion) -> dict[str, object]:
    record = asdict(suggestion)
    for slot in record["slots"]:
        slot["slot"] = slot["slot"].value
    return record


def _lines(found: Suggestions) -> Iterator[str]:
    yield (
        f"{found.lexicon}: {found.n_hits} hits in {counted(found.n_documents, 'document')}; "
        f"{counted(len(found.suggestions), 'word')} found where labels stand. None has been added."
    )
    for each in found.suggestions:
        labels = ", ".join(f"{label} {n}" for label, n in each.labels[:3])
        yield ""
        yield (
            f"{', '.join(each.words)}  n={each.n}, {each.n_in_slots} of them in slots of labels, "
            f"{counted(each.n_documents, 'document')}, strength {each.strength:.2f}"
        )
        yield f"    like {labels}{_keyness(each)}"
        for slot, members in groupby(each.slots, key=_slot_of):
            yield f"    {_SLOT_WORDS[slot]} {_neighbours(list(members))}"
        for line in each.lines:
            yield f"    {line.place}: {line.left.lstrip()}[{line.node}]{line.right.rstrip()}"


def _slot_of(shared: SharedSlot) -> Slot:
    return shared.slot


def _keyness(suggestion: Suggestion) -> str:
    if suggestion.g2 is None or suggestion.log_ratio is None:
        return ""
    return (
        f"; paragraphs with labels against others: G² {suggestion.g2:.1f}, "
        f"log ratio {suggestion.log_ratio:+.1f}"
    )


def _neighbours(shared: list[SharedSlot]) -> str:
    """Each neighbour with the word's count and, in brackets, the labels' own."""
    shown = [
        each.neighbour + f" {each.n}"
        if each.slot is Slot.COORDINATED
        else f"{each.neighbour} {each.n} ({each.n_labels})"
        for each in shared[:_N_SHOWN]
    ]
    more = len(shared) - _N_SHOWN
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
