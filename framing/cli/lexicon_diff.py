"""`framing lexicon diff`: what an edit changes in a corpus, as text, JSON or a page."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from framing.cli.main import EXIT_BROKEN, EXIT_CLEAN
from framing.cli.options import (
    add_corpus_options,
    add_entities_option,
    add_reading_options,
    entities_named,
    reading_settings,
)
from framing.cli.output import counted, tell_skipped, writing
from framing.domain.lexicon import Lexicon
from framing.domain.lexicon_diff import CellChange, Change, HitChange, LexiconDiff
from framing.lexicon.load import load_copy, load_lexicons

SCHEMA = 1
_SIGNS = {Change.ADDED: "+", Change.REMOVED: "-", Change.MOVED: ">", Change.RECUT: "~"}
_TITLES = {
    Change.ADDED: "Added",
    Change.REMOVED: "Removed",
    Change.MOVED: "Moved to another label",
    Change.RECUT: "Same label, other words",
}
_WORDS = {
    Change.ADDED: "added",
    Change.REMOVED: "removed",
    Change.MOVED: "moved",
    Change.RECUT: "on other words",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `diff`."""
    parser.add_argument(
        "old",
        metavar="OLD",
        help="a lexicon file, folder or shipped id, or one in git: HEAD:lexicons/x.yml",
    )
    parser.add_argument("new", metavar="NEW", help="the same after the edit")
    add_corpus_options(parser, "articles to try both on")
    parser.add_argument("--json", action="store_true", help="print all of it as JSON")
    parser.add_argument("--html", metavar="FILE", type=Path, help="write a page with all sentences")
    parser.add_argument(
        "--report-language", metavar="CODE", default="en", help="of the page: en (default), de"
    )
    parser.add_argument(
        "--sentences", metavar="N", type=int, default=20, help="sentences printed of each sort (20)"
    )
    add_entities_option(parser)
    add_reading_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the difference; 2 where no document could be read."""
    before, after = lexicons_named(args.old), lexicons_named(args.new)
    _tell_of_names(args, before, after)
    diff = _diff(args, before, after)
    tell_skipped(diff.skipped)
    if args.html is not None:
        from framing.report.lexicon_diff import render_lexicon_diff

        with writing(args.html) as out:
            out.write(render_lexicon_diff(diff, language=args.report_language))
    with writing(None) as out:
        if args.json:
            json.dump(diff_record(diff), out, ensure_ascii=False, indent=1)
            out.write("\n")
        else:
            _print(diff, out, n_sentences=args.sentences)
    return EXIT_CLEAN if diff.n_documents else EXIT_BROKEN


def _diff(
    args: argparse.Namespace, before: Sequence[Lexicon], after: Sequence[Lexicon]
) -> LexiconDiff:
    # The road is long; `list` needs none.
    if args.store is not None:
        from framing.engine.lexicon_again import diff_lexicons_again

        return diff_lexicons_again(
            before, after, args.store, run=args.run, entity_paths=args.entities
        )
    from framing.engine.lexicon_diff import diff_lexicons

    entities = entities_named(args)
    return diff_lexicons(before, after, args.corpus, entities, settings=reading_settings(args))


def lexicons_named(name: str) -> tuple[Lexicon, ...]:
    """The lexicons of a file, a folder, a file of a git revision, or a shipped one by its id."""
    from framing.lexicon.revision import is_revision, unpack_revision

    if not is_revision(name):
        return load_copy(Path(name)) if Path(name).is_file() else load_lexicons([Path(name)])
    with TemporaryDirectory(prefix="framing-") as folder:
        return load_copy(unpack_revision(name, Path(folder)))


def _tell_of_names(
    args: argparse.Namespace, before: Sequence[Lexicon], after: Sequence[Lexicon]
) -> None:
    """Say which lexicons are held against each other where their names do not tell."""
    for name, side in ((args.old, before), (args.new, after)):
        held = [each.id for each in side if Path(name).stem != each.id and Path(name).is_file()]
        if held:
            print(f"{name}: a copy of '{held[0]}' under another name", file=sys.stderr)
    if len(before) == len(after) == 1 and before[0].id != after[0].id:
        said = f"'{before[0].id}' and '{after[0].id}' are compared by content"
        print(f"{said}, label by label", file=sys.stderr)


def diff_record(diff: LexiconDiff) -> dict[str, object]:
    """The whole difference as plain values; offsets are left to `framing score --hits`."""
    return {
        "schema": SCHEMA,
        "before": [_digest(each.id, each.version, each.digest) for each in diff.before],
        "after": [_digest(each.id, each.version, each.digest) for each in diff.after],
        "documents": diff.n_documents,
        "skipped": [[each.path, each.code] for each in diff.skipped],
        "unchanged": diff.n_unchanged,
        **{change.value: len(diff.of(change)) for change in Change},
        "counts": [_count_record(cell) for cell in diff.cells if cell.is_changed],
        "changes": [_change_record(change) for change in diff.changes],
    }


def _digest(lexicon: str, version: str, digest: str) -> dict[str, str]:
    return {"lexicon": lexicon, "version": version, "digest": digest}


def _count_record(changed: CellChange) -> dict[str, object]:
    cell = changed.cell
    return {
        "lexicon": cell.lexicon,
        "label": cell.label,
        "outlet": cell.outlet or None,
        "voice": cell.voice,
        "before": changed.n_before,
        "after": changed.n_after,
        "added": changed.n_added,
        "removed": changed.n_removed,
        "moved_in": changed.n_moved_in,
        "moved_out": changed.n_moved_out,
        "recut": changed.n_recut,
    }


def _change_record(change: HitChange) -> dict[str, object]:
    line = change.line
    return {
        "change": change.change.value,
        "lexicon": change.lexicon,
        "before": change.before,
        "after": change.after,
        "term": change.term,
        "voice": change.voice.value,
        "document": line.document,
        "outlet": line.outlet,
        "line": line.line,
        "column": line.column,
        "left": line.left,
        "text": line.node,
        "right": line.right,
    }


def _print(diff: LexiconDiff, out: TextIO, *, n_sentences: int) -> None:
    out.write(f"{_names(diff)} over {counted(diff.n_documents, 'document')}: {_totals(diff)}\n")
    changed = [cell for cell in diff.cells if cell.is_changed]
    if changed:
        out.write("\n")
        out.writelines(f"{line}\n" for line in _table(changed))
    for change in Change:
        changes = diff.of(change)
        if changes:
            out.write(f"\n{_TITLES[change]}: {len(changes)}\n")
            out.writelines(_sentences(changes[:n_sentences]))
        if len(changes) > n_sentences:
            more = len(changes) - n_sentences
            out.write(f"  and {more} more; --sentences {len(changes)} prints all\n")


def _names(diff: LexiconDiff) -> str:
    before, after = (
        ", ".join(f"{each.id} {each.version}".strip() for each in side)
        for side in (diff.before, diff.after)
    )
    return before if before == after else f"{before} → {after}"


def _totals(diff: LexiconDiff) -> str:
    counts = [f"{len(diff.of(change))} {_WORDS[change]}" for change in Change]
    return f"{', '.join(counts)}; {diff.n_unchanged} unchanged"


def _table(cells: Sequence[CellChange]) -> Iterator[str]:
    """Columns of equal width, texts to the left, numbers to the right."""
    rows = [("label", "outlet", "voice", "before", "after", "+", "-", "> in", "> out", "~")]
    for each in cells:
        numbers = (each.n_added, each.n_removed, each.n_moved_in, each.n_moved_out, each.n_recut)
        cell = each.cell
        words = (f"{cell.lexicon}/{cell.label}", cell.outlet or "(unknown)", cell.voice)
        counts = (each.n_before, each.n_after, *numbers)
        rows.append((*words, *map(str, counts)))  # type: ignore[arg-type]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells_of_row = (
            text.ljust(width) if column < 3 else text.rjust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells_of_row).rstrip()


def _sentences(changes: Sequence[HitChange]) -> Iterator[str]:
    for each in changes:
        label = f"{each.before} → {each.after}" if each.change is Change.MOVED else each.label
        line = each.line
        outlet = f"{line.outlet}, " if line.outlet else ""
        yield f"  {_SIGNS[each.change]} {each.lexicon}/{label}  {outlet}{each.voice.value}  {line.place}\n"
        yield f"      {line.left.lstrip()}[{line.node}]{line.right.rstrip()}\n"
