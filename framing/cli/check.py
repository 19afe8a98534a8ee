"""`framing check`: drafts to findings."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from framing import __version__
from framing.check.formats.registry import render
from framing.check.repeats import fold_repeats
from framing.check.severities import OFF
from framing.check.suppression_file import (
    FiledSuppression,
    find_suppression_file,
    load_suppressions,
)
from framing.cli import check_options
from framing.cli.check_told import tell_baseline, tell_no_patch, tell_run, tell_unused
from framing.cli.options import file_path, reading_settings
from framing.cli.output import tell_skipped, writing
from framing.config.choices import SEVERITIES
from framing.config.settings import CheckSettings, find_config, settings_for
from framing.desk.desk import Desk, open_desk
from framing.desk.many import Draft, check_drafts, desk_of
from framing.domain.document import Document, SkippedDocument
from framing.domain.finding import CheckedDocument, CheckRun, Rule
from framing.domain.frozen import dataclass, replace
from framing.errors import InputError, Problem
from framing.read.documents import read_documents
from framing.read.kinds import kind_of, packing_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

configure = check_options.configure
# Files that a patch can be applied to; None is what comes by standard input without a name.
_PATCHED = ("txt", "md", "html", None)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A checked draft with the settings that hold for it, and its file's text for a patch."""

    checked: CheckedDocument
    settings: CheckSettings
    source: str


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
        drafts = _with_baseline(drafts, baseline, args)
    drafts = [replace(each, checked=fold_repeats(each.checked)) for each in drafts]
    checked = CheckRun(
        documents=tuple(_shown(each) for each in drafts),
        rules=_rules(desks.values()),
        version=__version__,
        skipped=tuple(skipped),
        has_baseline=baseline is not None,
    )
    if args.fix:
        _print_patches(drafts)
    else:
        _write(checked, formats)
    if not args.quiet:
        tell_run(tuple(each.checked for each in drafts), list(desks.values()))
    if not drafts:
        return 2
    return int(any(_is_failing(each) for each in drafts))


def _checked(
    args: argparse.Namespace, desks: dict[CheckSettings, Desk], skipped: list[SkippedDocument]
) -> Iterator[_Draft]:
    """The checked drafts one by one; `desks` and `skipped` fill on the way."""
    used: list[CheckedDocument] = []
    filed: dict[str, FiledSuppression] = {}
    drafts = _drafts(args, desks, skipped)
    for draft, checked in check_drafts(drafts, today=_today(), n_workers=args.workers):
        filed.update({each.suppression.place: each for each in draft.filed})
        used.append(checked)
        source = draft.document.source if args.fix else ""
        yield _Draft(_changed(checked, args), draft.settings, source)
    tell_unused(tuple(filed.values()), used)


def _drafts(
    args: argparse.Namespace, desks: dict[CheckSettings, Desk], skipped: list[SkippedDocument]
) -> Iterator[Draft]:
    """The drafts with the settings and suppressions that hold for each."""
    is_proof_required = not args.allow_failing_examples
    for document in read_documents(args.paths, settings=reading_settings(args)):
        if isinstance(document, SkippedDocument):
            skipped.append(document)
            continue
        document = _at_desk(document, args.desk)
        settings = _settings(document, args)
        desks[settings] = desk_of(settings, is_proof_required)
        filed = _filed(document.path, args.suppressions)
        yield Draft(document, settings, filed, is_proof_required)


def _at_desk(document: Document, desk: str | None) -> Document:
    """The draft as one of the desk that the command line names, whatever it says itself."""
    if desk is None:
        return document
    custom = dict(document.metadata.custom) | {"desk": desk}
    metadata = replace(document.metadata, custom=tuple(sorted(custom.items())))
    return replace(document, metadata=metadata)


def _today() -> str:
    return time.strftime("%Y-%m-%d")


def _settings(document: Document, args: argparse.Namespace) -> CheckSettings:
    """The configuration for the draft, with what the command line says over it."""
    config = None if args.no_config else args.config or find_config(document.path)
    if args.config is not None and not args.config.is_file():
        raise _misuse(f"there is no file {args.config}", "Name a framing.yml that exists.")
    desk = document.metadata.field("desk") if config else None
    settings = settings_for(document.path, config, desk=desk)
    names = [name for each in args.policy or () for name in each.split(",") if name]
    return replace(
        settings,
        policies=tuple(dict.fromkeys(names)) or settings.policies,
        lexicons=tuple(map(str, args.lexicons)) or settings.lexicons,
        entities=tuple(map(str, args.entities)) or settings.entities,
        rules=(*settings.rules, *((name, OFF) for name in args.ignore)),
        fail_on=args.fail_on or settings.fail_on,
        show=args.show or settings.show,
        origins=(),
    )


def _filed(draft: str, given: Path | None) -> tuple[FiledSuppression, ...]:
    found = given or find_suppression_file(draft)
    return load_suppressions(found) if found else ()


def _changed(checked: CheckedDocument, args: argparse.Namespace) -> CheckedDocument:
    revision = "HEAD" if args.diff else args.since
    if revision is None or not checked.findings:
        return checked
    from pathlib import Path

    from framing.check.changes import changed_lines, only_changed  # it starts processes

    return only_changed(checked, changed_lines(Path(checked.path), revision))


def _configured_baseline(drafts: Sequence[_Draft]) -> Path | None:
    named = next((each.settings.baseline for each in drafts if each.settings.baseline), None)
    return file_path(named) if named else None


def _with_baseline(drafts: list[_Draft], path: Path, args: argparse.Namespace) -> list[_Draft]:
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
    is_whole = args.since is None and not args.diff  # else findings are missing on purpose
    stale = baselines.stale_entries(baseline, documents) if is_whole else ()
    if stale and args.prune_baseline:
        with writing(path) as out:
            out.write(baselines.baseline_text(baseline.known - set(stale)))
    tell_baseline(stale, is_pruned=args.prune_baseline)
    return [replace(each, checked=baselines.mark_known(each.checked, baseline)) for each in drafts]


def _shown(draft: _Draft) -> CheckedDocument:
    """The draft with the findings that are grave enough to be shown."""
    shown = SEVERITIES[: SEVERITIES.index(draft.settings.show) + 1]
    findings = tuple(
        each for each in draft.checked.findings if each.finding.severity.value in shown
    )
    return replace(draft.checked, findings=findings)


def _is_failing(draft: _Draft) -> bool:
    gate = draft.settings.fail_on
    if gate not in SEVERITIES:
        return False
    failing = SEVERITIES[: SEVERITIES.index(gate) + 1]
    return any(
        each.is_open and each.finding.severity.value in failing for each in draft.checked.findings
    )


def _rules(desks: Iterable[Desk]) -> tuple[Rule, ...]:
    """The rules of all desks, each id once, sorted."""
    rules = {rule.name: rule for desk in desks for rule in desk.rules}
    return tuple(rules[name] for name in sorted(rules))


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


def _print_patches(drafts: Sequence[_Draft]) -> None:
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
    policies = tuple(names) or tuple(shipped_policies())
    desk = open_desk(CheckSettings(policies=policies, lexicons=tuple(map(str, args.lexicons))))
    print(explain_rule(find_rule(args.explain, desk.rules), desk.road.lexicons), end="")
    return 0


def _misuse(message: str, remedy: str) -> InputError:
    return InputError([Problem("framing check", 0, 0, "misuse", message, remedy)])
