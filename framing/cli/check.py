"""`framing check`: drafts to findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence

from framing.check.findings import fold_repeats
from framing.check.formats import render
from framing.check.suppression_file import FiledSuppression
from framing.cli import check_options
from framing.cli.check_told import tell_baseline, tell_no_patch, tell_run, tell_unused
from framing.cli.options import file_path, reading_settings
from framing.cli.output import tell_n_other, tell_skipped, writing
from framing.config.settings import CheckSettings, find_config, settings_for
from framing.desk.desk import Desk, open_desk
from framing.desk.drafts import (
    CheckedDraft,
    desk_of,
    is_failing,
    run_of,
)
from framing.desk.many import check_drafts
from framing.domain.document import SkippedDocument
from framing.domain.finding import CheckedDocument, CheckRun
from framing.domain.frozen import replace
from framing.errors import InputError, Problem
from framing.read.documents import read_raw_documents
from framing.read.kinds import kind_of, packing_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

configure = check_options.configure
# Files that a patch can be applied to; None is what comes by standard input without a name.
_PATCHED = ("txt", "md", "html", None)


def run(args: argparse.Namespace) -> int:
    """Print the findings: exit 0 below the gate, 1 at the gate, 2 where nothing could be read."""
    formats = check_options.wanted_formats(args.format)
    if args.explain:
        return _explain(args)
    if not args.paths:
        raise _misuse("no drafts are given", "Name files or folders, or - for standard input.")
    skipped: list[SkippedDocument] = []
    desks: dict[CheckSettings, Desk] = {}
    drafts = list(_checked(args, desks, skipped))
    tell_skipped(skipped)
    baseline = args.write_baseline or args.baseline or _configured_baseline(drafts)
    if baseline:
        drafts = _with_baseline(drafts, baseline, args, desks.values())
    drafts = [replace(each, checked=fold_repeats(each.checked)) for each in drafts]
    checked = run_of(drafts, desks.values(), skipped=skipped, has_baseline=baseline is not None)
    if args.fix:
        _print_patches(drafts)
    else:
        _write(checked, formats)
    if not args.quiet:
        tell_run(tuple(each.checked for each in drafts), list(desks.values()))
        tell_n_other(sum(each.is_in_other_language for each in drafts))
    if not drafts:
        return 2
    return int(any(is_failing(each) for each in drafts))


def _checked(
    args: argparse.Namespace, desks: dict[CheckSettings, Desk], skipped: list[SkippedDocument]
) -> Iterator[CheckedDraft]:
    """The checked drafts one by one; `desks` and `skipped` fill on the way."""
    used: list[CheckedDocument] = []
    filed: dict[str, FiledSuppression] = {}
    request = check_options.request_from(args, reading_settings(args), keeps_source=args.fix)
    raws = read_raw_documents(args.paths, settings=request.reading)
    for outcome in check_drafts(raws, request, n_workers=args.workers):
        if isinstance(outcome, SkippedDocument):
            skipped.append(outcome)
            continue
        desks[outcome.settings] = desk_of(outcome.settings, request.is_proof_required)
        filed.update({each.suppression.place: each for each in outcome.filed})
        used.append(outcome.checked)
        yield replace(outcome, checked=_changed(outcome.checked, args))
    tell_unused(tuple(filed.values()), used, desks.values())


def _changed(checked: CheckedDocument, args: argparse.Namespace) -> CheckedDocument:
    revision = "HEAD" if args.diff else args.since
    if revision is None or not checked.findings:
        return checked
    from pathlib import Path

    from framing.check.changes import changed_lines, only_changed  # it starts processes

    return only_changed(checked, changed_lines(Path(checked.path), revision))


def _configured_baseline(drafts: Sequence[CheckedDraft]) -> Path | None:
    named = next((each.settings.baseline for each in drafts if each.settings.baseline), None)
    return file_path(named) if named else None


def _with_baseline(
    drafts: list[CheckedDraft], path: Path, args: argparse.Namespace, desks: Collection[Desk]
) -> list[CheckedDraft]:
    """The drafts with known findings marked; baselines are written where that is asked for."""
    from framing.check import baseline as baselines  # few runs have one

    documents = tuple(each.checked for each in drafts)
    if args.write_baseline:
        empty = baselines.Baseline(path, frozenset())
        baseline = replace(empty, known=frozenset(baselines.known_of(documents, empty)))
        with writing(path) as out:
            out.write(baselines.baseline_text(baseline.known))
    else:
        baseline = baselines.read_baseline(path)

    policies = {each.id for desk in desks for each in desk.policies} | {"suppressions"}

    def takes_part(rule: str) -> bool:
        return rule.partition("/")[0] in policies and not any(rule in desk.off for desk in desks)

    is_whole = args.since is None and not args.diff  # else findings are missing on purpose
    stale = baselines.stale_entries(baseline, documents, takes_part) if is_whole else ()
    if stale and args.prune_baseline:
        with writing(path) as out:
            out.write(baselines.baseline_text(baseline.known - set(stale)))
    tell_baseline(stale, is_pruned=args.prune_baseline)
    return [replace(each, checked=baselines.mark_known(each.checked, baseline)) for each in drafts]


def _write(checked: CheckRun, formats: Sequence[tuple[str, Path | None]]) -> None:
    for name, path in formats:
        is_for_terminal = name == "text" and path is None
        text = _terminal_text(checked) if is_for_terminal else render(checked, name)
        with writing(path) as out:
            out.write(text)


def _terminal_text(checked: CheckRun) -> str:
    """The text format, coloured on a terminal (NO_COLOR and FORCE_COLOR are heeded)."""
    from framing.check.formats.text_format import COLOURED, PLAIN, render_with

    is_dumb = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    is_coloured = bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and not is_dumb)
    return render_with(checked, COLOURED if is_coloured else PLAIN)


def _print_patches(drafts: Sequence[CheckedDraft]) -> None:
    from framing.check.patch import patch_of

    for each in drafts:
        path = each.checked.path
        if kind_of(path) not in _PATCHED or packing_of(path):
            tell_no_patch(path)
            continue
        sys.stdout.write(patch_of(path, each.source, each.checked.findings))


def _explain(args: argparse.Namespace) -> int:
    from framing.check.explain import explain_rule, find_rule
    from framing.check.policies import shipped_policies

    names = [name for each in args.policy or () for name in each.split(",")]
    here = settings_for(".", args.config or (None if args.no_config else find_config(".")))
    own = [name for name in here.policies if name.endswith((".yml", ".yaml"))]
    policies = tuple(names) or (*own, *map(str, shipped_policies()))
    lexicons = tuple(map(str, args.lexicons)) or here.lexicons
    desk = open_desk(CheckSettings(policies=policies, lexicons=lexicons))
    print(explain_rule(find_rule(args.explain, desk.rules), desk.road.lexicons), end="")
    return 0


def _misuse(message: str, remedy: str) -> InputError:
    return InputError([Problem("framing check", 0, 0, "misuse", message, remedy)])
