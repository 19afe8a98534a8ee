"""Drafts of one call: each read, given the house's settings for it, and held against them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from framing import __version__
from framing.check.suppression_file import (
    FiledSuppression,
    find_suppression_file,
    load_suppressions,
)
from framing.config.settings import CheckSettings, find_config, settings_for
from framing.desk.desk import Desk, check_draft, open_desk
from framing.domain.document import Document, SkippedDocument
from framing.domain.finding import OFF, SEVERITIES, CheckedDocument, CheckRun, Rule
from framing.domain.frozen import dataclass, replace
from framing.read.documents import RawDocument, ReadSettings, build_documents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


_READING = ReadSettings()


@dataclass(frozen=True, slots=True)
class Request:
    """What one call asks of all its drafts; plain values, so that other processes can answer.

    `today` is an ISO date, by default the clock's. `config` and `suppressions` stand for the files that would be found
    beside each draft; without `has_config` no configuration counts. Policies, lexicons, entities,
    `fail_on` and `show` go over those of the configuration where they are given; `ignored` are
    patterns of rules. `desk` names a section of the configuration. With `keeps_source` the text of
    each file comes back, for a patch.
    """

    reading: ReadSettings = _READING
    today: str = ""
    config: Path | None = None
    has_config: bool = True
    desk: str | None = None
    policies: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    fail_on: str | None = None
    show: str | None = None
    suppressions: Path | None = None
    is_proof_required: bool = True
    keeps_source: bool = False


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A checked draft with the settings and side-car suppressions that hold for it.

    `is_in_other_language` tells that no lexicon is written in its language.
    """

    checked: CheckedDocument
    settings: CheckSettings
    filed: tuple[FiledSuppression, ...] = ()
    source: str = ""
    is_in_other_language: bool = False


@cache
def desk_of(settings: CheckSettings, is_proof_required: bool = True) -> Desk:
    """The desk for these settings, opened once in a process.

    Raises:
        LexiconError, InputError: as `open_desk`.
    """
    return open_desk(settings, is_proof_required=is_proof_required)


def check_raw(
    raw: RawDocument, request: Request, *, opened: Callable[[CheckSettings, bool], Desk] = desk_of
) -> Iterator[CheckedDraft | SkippedDocument]:
    """The draft of a raw article with its findings, or why there is none.

    `opened` gives the desk for settings, with or without proof of its lexicons.

    Raises:
        InputError: configuration, suppressions, policies or lexicons cannot be used.
        UnreadableError: reading is strict, and the draft cannot be read.
    """
    for document in build_documents(raw, settings=request.reading):
        if isinstance(document, SkippedDocument):
            yield document
            continue
        document = at_desk(document, request.desk)
        settings = settings_of(document, request)
        desk = opened(settings, request.is_proof_required)
        filed = _filed(document.path, request.suppressions)
        checked = check_draft(document, desk, filed=filed, today=request.today)
        source = document.source if request.keeps_source else ""
        is_other = not desk.road.matcher.applies_to(document.metadata.language)
        yield CheckedDraft(checked, settings, filed, source, is_in_other_language=is_other)


def at_desk(document: Document, desk: str | None) -> Document:
    """The draft as one of the desk that the call names, whatever it says itself."""
    if desk is None:
        return document
    custom = dict(document.metadata.custom) | {"desk": desk}
    metadata = replace(document.metadata, custom=tuple(sorted(custom.items())))
    return replace(document, metadata=metadata)


def settings_of(document: Document, request: Request) -> CheckSettings:
    """The configuration for the draft, with what the call says over it."""
    return settings_at(document.path, document.metadata.field("desk"), request)


def settings_at(path: str, desk: str | None, request: Request) -> CheckSettings:
    """The configuration for a draft of this path and desk, with what the call says over it."""
    config = (request.config or find_config(path)) if request.has_config else None
    settings = settings_for(path, config, desk=desk if config else None)
    return _one_object(
        replace(
            settings,
            policies=request.policies or settings.policies,
            lexicons=request.lexicons or settings.lexicons,
            entities=request.entities or settings.entities,
            rules=(*settings.rules, *((name, OFF) for name in request.ignored)),
            fail_on=request.fail_on or settings.fail_on,
            show=request.show or settings.show,
            origins=(),
        )
    )


@cache
def _one_object(settings: CheckSettings) -> CheckSettings:
    """Like settings as one object: sent to another process, they are written once for many."""
    return settings


def _filed(draft: str, given: Path | None) -> tuple[FiledSuppression, ...]:
    found = given or find_suppression_file(draft)
    return load_suppressions(found) if found else ()


def run_of(
    drafts: Sequence[CheckedDraft],
    desks: Iterable[Desk],
    *,
    skipped: Sequence[SkippedDocument],
    has_baseline: bool,
) -> CheckRun:
    """What every format tells of drafts whose like findings are folded."""
    return CheckRun(
        documents=tuple(shown_of(each) for each in drafts),
        rules=rules_of(desks),
        version=__version__,
        skipped=tuple(skipped),
        has_baseline=has_baseline,
    )


def shown_of(draft: CheckedDraft) -> CheckedDocument:
    """The draft with the findings that are grave enough to be shown."""
    shown = SEVERITIES[: SEVERITIES.index(draft.settings.show) + 1]
    findings = tuple(
        each for each in draft.checked.findings if each.finding.severity.value in shown
    )
    return replace(draft.checked, findings=findings)


def is_failing(draft: CheckedDraft) -> bool:
    """Whether an open finding of the draft is as grave as the gate."""
    gate = draft.settings.fail_on
    if gate not in SEVERITIES:
        return False
    failing = SEVERITIES[: SEVERITIES.index(gate) + 1]
    return any(
        each.is_open and each.finding.severity.value in failing for each in draft.checked.findings
    )


def rules_of(desks: Iterable[Desk]) -> tuple[Rule, ...]:
    """The rules of all desks, each id once, sorted."""
    rules = {rule.name: rule for desk in desks for rule in desk.rules}
    return tuple(rules[name] for name in sorted(rules))
