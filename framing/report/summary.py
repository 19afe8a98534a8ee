"""What was compared, and the findings: plain sentences, each gated by its interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from framing.domain.attribution import Voice
from framing.domain.comparison import ContrastComparison, Share
from framing.report.desk import Desk, labels_with_hits, n_hits
from framing.report.drawn import most_spoken
from framing.report.findings import FindingView, find
from framing.report.labels import LabelLook
from framing.report.names import told_groups

MAX_FINDINGS, MAX_COUNTED_GROUPS = 6, 12


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group of the comparison. `first_day` is the ISO date its period begins with, to sort by."""

    name: str
    n_documents: str
    n_words: str
    n_own_words: str
    period: str
    first_day: str


@dataclass(frozen=True, slots=True)
class LabelCountView:
    """A label's count in a sentence of counts, with the way to its lines."""

    look: LabelLook
    figure: str
    href: str | None


@dataclass(frozen=True, slots=True)
class CountsLine:
    """What one group's own-voice hits of a contrast say: counts, no ranking."""

    group: str
    figures: tuple[LabelCountView, ...]


@dataclass(frozen=True, slots=True)
class CountsView:
    """The counts of one contrast where nothing may be claimed; `note` tells of groups left out."""

    title: str
    anchor: str
    lines: tuple[CountsLine, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The head of the report. `nothing` is said where no finding passes its gate."""

    compared: str
    left_out: tuple[tuple[str, str], ...]
    groups: tuple[GroupView, ...]
    findings: tuple[FindingView, ...]
    nothing: str | None
    counts_heading: str
    counts: tuple[CountsView, ...]


def summary_view(desk: Desk) -> SummaryView:
    """What was compared and what may be said of it."""
    findings = tuple(islice(find(desk), MAX_FINDINGS))
    nothing = None if findings else _nothing(desk)
    return SummaryView(
        _compared(desk),
        tuple(_left_out(desk)),
        tuple(_group_view(desk, number) for number in range(len(desk.comparison.groups))),
        findings,
        nothing,
        desk.catalogue.say("summary.counts_more" if findings else "summary.counts_heading"),
        tuple(_counts(desk, len(findings))),
    )


def _compared(desk: Desk) -> str:
    groups = desk.comparison.groups
    n_documents = sum(group.n_documents for group in groups)
    n_tokens = sum(group.n_tokens for group in groups)
    dates = sorted(date for group in groups for date in (group.first_date, group.last_date) if date)
    period = desk.numerals.period(dates[0], dates[-1]) if dates else ""
    told = told_groups(desk.comparison)
    known = "compared" if told else "unknown"
    return desk.catalogue.say(
        f"summary.{known}" if period else f"summary.{known}_undated",
        documents=desk.catalogue.counted("documents_n", n_documents),
        groups=desk.catalogue.counted("groups", len(told)),
        words=desk.catalogue.counted("words", n_tokens),
        period=period,
    )


def _left_out(desk: Desk) -> Iterator[tuple[str, str]]:
    """What was left out, in a sentence, and where it is listed."""
    counted = desk.catalogue.counted
    if desk.run.skipped:
        yield counted("summary.skipped", len(desk.run.skipped)), "#left-out"
    n_other = sum(n for _, n in desk.run.other_languages)
    if n_other:
        yield counted("summary.other_languages", n_other), "#left-out"
    told = sum(group.n_documents for group in told_groups(desk.comparison))
    if 0 < told < len(desk.evidence.cards):
        yield counted("summary.ungrouped", len(desk.evidence.cards) - told), "#compared"
    n_undated = sum(card.date is None for card in desk.evidence.cards)
    if 0 < n_undated < len(desk.evidence.cards):
        yield counted("summary.undated", n_undated), "#compared"
    aside = desk.run.set_aside
    if aside is not None and aside.n_passages:
        words = counted("words", aside.n_words)
        yield desk.catalogue.say("summary.set_aside", words=words), "#passages"
    if desk.evidence.uncounted:
        yield counted("summary.uncounted", len(desk.evidence.uncounted)), "#uncounted"


def _group_view(desk: Desk, number: int) -> GroupView:
    group = desk.comparison.groups[number]
    return GroupView(
        desk.evidence.name(group.name),
        desk.numerals.count(group.n_documents),
        desk.numerals.count(group.n_tokens),
        desk.numerals.count(group.n_own_tokens),
        desk.numerals.period(group.first_date, group.last_date),
        group.first_date or "",
    )


def _nothing(desk: Desk) -> str:
    key = "summary.nothing" if desk.contrasts else _why_no_hits(desk)
    told = told_groups(desk.comparison)
    if len(told) < 2 and desk.contrasts:
        key = "summary.one_group" if told else "summary.no_group"
    return desk.catalogue.say(
        key,
        minimum=desk.numerals.count(desk.comparison.minimum_n),
        documents=desk.catalogue.counted("documents_n", desk.comparison.minimum_documents),
    )


def _why_no_hits(desk: Desk) -> str:
    """What is said where no hit counts: all are copy, nothing was looked for, or there is none."""
    aside, others = desk.run.set_aside, desk.run.other_languages
    if aside is not None and aside.n_labels:
        return "summary.only_shared"
    is_searched = sum(n for _, n in others) < len(desk.evidence.cards)
    return "summary.no_hits" if is_searched else "summary.not_searched"


def _counts(desk: Desk, n_findings: int) -> Iterator[CountsView]:
    """Counts of the most telling contrasts, as many as findings leave room for."""
    room = max(0, MAX_FINDINGS // 2 - n_findings)
    contrasts = [one for one in desk.contrasts if not one.is_inventory and n_hits(one)]
    for contrast in contrasts[:room]:
        own = {one.group: one.n_all for one in contrast.shares if one.voice is Voice.OWN}
        spoken = {group: n for group, n in own.items() if n}
        listed = most_spoken(spoken, MAX_COUNTED_GROUPS)
        lines = tuple(
            CountsLine(
                desk.evidence.name(group.name), tuple(_group_counts(desk, contrast, group.name))
            )
            for group in desk.comparison.groups
            if group.name in listed
        )
        if lines:
            note = _most(desk, len(listed), len(spoken))
            yield CountsView(contrast.title, desk.way_to(contrast), lines, note)


def _most(desk: Desk, n: int, n_all: int) -> str | None:
    count = desk.numerals.count
    return desk.catalogue.say("summary.most", n=count(n), all=count(n_all)) if n < n_all else None


def _group_counts(desk: Desk, contrast: ContrastComparison, group: str) -> Iterator[LabelCountView]:
    shares = [
        share
        for share in contrast.shares
        if share.group == group and share.voice is Voice.OWN and share.n
    ]
    order = labels_with_hits(contrast)
    for share in sorted(shares, key=lambda one: (-one.n, order.index(one.label))):
        yield _label_count(desk, contrast, share)


def _label_count(desk: Desk, contrast: ContrastComparison, share: Share) -> LabelCountView:
    key = desk.cell(contrast, share.label, Voice.OWN.value, share.group)
    return LabelCountView(
        desk.look(contrast, share.label),
        desk.catalogue.say(
            "n_of_held" if share.n_at_distance else "n_of",
            n=desk.numerals.count(share.n),
            all=desk.numerals.count(share.n_all),
            held=desk.numerals.count(share.n_at_distance),
        ),
        desk.way_to_lines(key) if key is not None else None,
    )
