"""What was compared, and the findings: plain sentences, each gated by its interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from framing.domain.attribution import Voice
from framing.domain.comparison import Asymmetry, ContrastComparison, Effect, Share
from framing.report.desk import Desk, labels_with_hits, n_hits
from framing.report.matrix import contrast_anchor
from framing.report.names import referent_title
from framing.report.strings import Prose

MAX_FINDINGS = 6
MAX_A_CONTRAST = 2


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group of the comparison."""

    name: str
    n_documents: str
    n_words: str
    n_own_words: str
    period: str


@dataclass(frozen=True, slots=True)
class LabelCountView:
    """A label's count in a sentence of counts, with the way to its lines."""

    label: str
    figure: str
    href: str | None


@dataclass(frozen=True, slots=True)
class CountsLine:
    """What one group's own-voice hits of a contrast say: counts, no ranking."""

    group: str
    figures: tuple[LabelCountView, ...]


@dataclass(frozen=True, slots=True)
class CountsView:
    """The counts of one contrast where nothing may be claimed."""

    title: str
    anchor: str
    lines: tuple[CountsLine, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One sentence that holds, its figures, and the ways to its evidence."""

    sentence: Prose
    figures: str
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The head of the report. `nothing` is said where no finding passes its gate."""

    compared: str
    left_out: tuple[str, ...]
    groups: tuple[GroupView, ...]
    findings: tuple[FindingView, ...]
    nothing: str | None
    counts: tuple[CountsView, ...]


def summary_view(desk: Desk) -> SummaryView:
    """What was compared and what may be said of it."""
    findings = tuple(_findings(desk))[:MAX_FINDINGS]
    nothing = None if findings else _nothing(desk)
    return SummaryView(
        _compared(desk),
        tuple(_left_out(desk)),
        tuple(_group_view(desk, number) for number in range(len(desk.comparison.groups))),
        findings,
        nothing,
        tuple(_counts(desk, len(findings))),
    )


def finding_of(desk: Desk, contrast: ContrastComparison) -> Prose | None:
    """The sentence that holds for the contrast's chart, None where none does."""
    effects = _holding(contrast)
    return _effect_sentence(desk, contrast, effects[0]) if effects else None


def _compared(desk: Desk) -> str:
    groups = desk.comparison.groups
    n_documents = sum(group.n_documents for group in groups)
    n_tokens = sum(group.n_tokens for group in groups)
    dates = sorted(date for group in groups for date in (group.first_date, group.last_date) if date)
    period = desk.numerals.period(dates[0], dates[-1]) if dates else ""
    return desk.catalogue.say(
        "summary.compared" if period else "summary.compared_undated",
        documents=desk.catalogue.counted("documents_n", n_documents),
        groups=desk.catalogue.counted("groups", len(groups)),
        words=desk.catalogue.counted("words", n_tokens),
        period=period,
    )


def _left_out(desk: Desk) -> Iterator[str]:
    counted = desk.catalogue.counted
    grouped = sum(group.n_documents for group in desk.comparison.groups)
    if desk.run.skipped:
        yield counted("summary.skipped", len(desk.run.skipped))
    if desk.run.n_documents > grouped:
        yield counted("summary.ungrouped", desk.run.n_documents - grouped, field=desk.comparison.by)
    if desk.evidence.uncounted:
        yield counted("summary.uncounted", len(desk.evidence.uncounted))


def _group_view(desk: Desk, number: int) -> GroupView:
    group = desk.comparison.groups[number]
    return GroupView(
        desk.evidence.name(group.name),
        desk.numerals.count(group.n_documents),
        desk.numerals.count(group.n_tokens),
        desk.numerals.count(group.n_own_tokens),
        desk.numerals.period(group.first_date, group.last_date),
    )


def _nothing(desk: Desk) -> str:
    key = "summary.nothing" if desk.contrasts else "summary.no_hits"
    if len(desk.comparison.groups) < 2 and desk.contrasts:
        key = "summary.one_group"
    return desk.catalogue.say(
        key,
        minimum=desk.numerals.count(desk.comparison.minimum_n),
        documents=desk.catalogue.counted("documents_n", desk.comparison.minimum_documents),
    )


def _findings(desk: Desk) -> Iterator[FindingView]:
    """What passes its gate: differences of labels, then unlike treatment of like referents."""
    used: Counter[str] = Counter()
    holding = [(contrast, effect) for contrast in desk.contrasts for effect in _holding(contrast)]
    holding.sort(key=lambda pair: _strength(pair[1]))
    for contrast, effect in holding:
        place = f"{contrast.lexicon}/{contrast.contrast}"
        if used[place] < MAX_A_CONTRAST and not _is_mirrored(effect, contrast, used):
            used[place] += 1
            used[_pair(place, effect)] += 1
            yield _effect_finding(desk, contrast, effect)
    minimum = desk.comparison.minimum_n
    for row in desk.comparison.asymmetries:
        is_enough = min(row.n_all_a, row.n_all_b) >= minimum
        if is_enough and row.interval is not None and row.interval.excludes(0):
            yield _asymmetry_finding(desk, row)


def _holding(contrast: ContrastComparison) -> list[Effect]:
    """The effects that differ: in the outlets' own voice first, then the strongest."""
    holding = [effect for effect in contrast.effects if effect.differs]
    return sorted(holding, key=_strength)


def _strength(effect: Effect) -> tuple[bool, float, str, str]:
    return (
        effect.voice is not Voice.OWN,
        -abs(effect.log_odds_z or 0.0),
        effect.target,
        effect.label,
    )


def _pair(place: str, effect: Effect) -> str:
    ends = "\0".join(sorted((effect.target, effect.reference)))
    return f"{place}\0{effect.label}\0{effect.voice}\0{ends}"


def _is_mirrored(effect: Effect, contrast: ContrastComparison, used: Counter[str]) -> bool:
    """Whether the same pair of groups was already set against each other for this label."""
    return used[_pair(f"{contrast.lexicon}/{contrast.contrast}", effect)] > 0


def _effect_finding(desk: Desk, contrast: ContrastComparison, effect: Effect) -> FindingView:
    numerals = desk.numerals
    figures = desk.catalogue.say(
        "findings.figures",
        target=_n_of(desk, effect.n_target, effect.n_all_target),
        reference=_n_of(desk, effect.n_reference, effect.n_all_reference),
        difference=numerals.points(effect.share_difference),
        interval=numerals.points_interval(effect.interval),
        level=numerals.percent(effect.interval.level if effect.interval else None),
        method=desk.catalogue.say(f"methods.{effect.interval.method}") if effect.interval else "",
    )
    voice = effect.voice.value if effect.voice else ""
    links = []
    for group in (effect.target, effect.reference):
        key = desk.cell(contrast, effect.label, voice, group)
        if key is not None:
            title = desk.catalogue.say("findings.lines_of", group=desk.evidence.name(group))
            links.append((title, f"#{key.anchor}"))
    title = desk.catalogue.say("findings.matrix_of", title=contrast.title)
    links.append((title, f"#{contrast_anchor(desk, contrast)}"))
    return FindingView(_effect_sentence(desk, contrast, effect), figures, tuple(links))


def _effect_sentence(desk: Desk, contrast: ContrastComparison, effect: Effect) -> Prose:
    more = "more" if (effect.share_difference or 0.0) > 0 else "less"
    voice = effect.voice.value if effect.voice else "all"
    return desk.catalogue.prose(
        f"findings.{voice}.{more}",
        name_target=desk.evidence.name(effect.target),
        label=desk.look(contrast, effect.label).title,
        name_reference=_reference(desk, effect.reference),
    )


def _reference(desk: Desk, reference: str) -> str:
    """The other side's name; "the rest" in the page's language."""
    if reference in desk.evidence.names:
        return desk.evidence.name(reference)
    return desk.catalogue.say("findings.the_rest")


def _asymmetry_finding(desk: Desk, row: Asymmetry) -> FindingView:
    more = "more" if (row.share_difference or 0.0) > 0 else "less"
    sentence = desk.catalogue.prose(
        f"findings.asymmetry.{more}",
        name_group=desk.evidence.name(row.group),
        label=desk.looks[row.lexicon, row.contrast, row.label].title,
        name_a=referent_title(row.referent_a),
        name_b=referent_title(row.referent_b),
    )
    figures = desk.catalogue.say(
        "findings.figures",
        target=_n_of(desk, row.n_a, row.n_all_a),
        reference=_n_of(desk, row.n_b, row.n_all_b),
        difference=desk.numerals.points(row.share_difference),
        interval=desk.numerals.points_interval(row.interval),
        level=desk.numerals.percent(row.interval.level if row.interval else None),
        method=desk.catalogue.say(f"methods.{row.interval.method}") if row.interval else "",
    )
    link = (desk.catalogue.say("nav.symmetry"), "#symmetry")
    return FindingView(sentence, figures, (link,))


def _n_of(desk: Desk, n: int, n_all: int) -> str:
    share = desk.numerals.percent(n / n_all if n_all else None)
    return desk.catalogue.say(
        "n_of_share", n=desk.numerals.count(n), all=desk.numerals.count(n_all), share=share
    )


def _counts(desk: Desk, n_findings: int) -> Iterator[CountsView]:
    """Counts of the most telling contrasts, as many as findings leave room for."""
    room = max(0, MAX_FINDINGS // 2 - n_findings)
    contrasts = [one for one in desk.contrasts if not one.is_inventory and n_hits(one)]
    for contrast in contrasts[:room]:
        lines = tuple(
            CountsLine(desk.evidence.name(group.name), figures)
            for group in desk.comparison.groups
            if (figures := tuple(_group_counts(desk, contrast, group.name)))
        )
        if lines:
            yield CountsView(contrast.title, f"#{contrast_anchor(desk, contrast)}", lines)


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
        desk.look(contrast, share.label).title,
        desk.catalogue.say(
            "n_of", n=desk.numerals.count(share.n), all=desk.numerals.count(share.n_all)
        ),
        f"#{key.anchor}" if key is not None else None,
    )
