"""Findings: plain sentences about differences, each only where its interval lets it stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from framing.domain.attribution import Voice
from framing.domain.comparison import ContrastComparison, Effect
from framing.domain.comparison_rows import Asymmetry
from framing.report.desk import Desk
from framing.report.names import referent_title, told_groups
from framing.report.strings import Prose

MAX_A_CONTRAST = 2


@dataclass(frozen=True, slots=True)
class FindingView:
    """One sentence that holds, its figures, and the ways to its evidence."""

    sentence: Prose
    figures: str
    evidence: tuple[tuple[str, str], ...]


def find(desk: Desk) -> Iterator[FindingView]:
    """What passes its gate: differences of labels, then unlike treatment of like referents.

    A group is told once a contrast: that it says one label more often and another less often
    is one finding, not two.
    """
    used: Counter[str] = Counter()
    told: list[tuple[ContrastComparison, Effect]] = []
    holding = [
        (contrast, effect) for contrast in desk.contrasts for effect in _holding(desk, contrast)
    ]
    holding.sort(key=lambda pair: (pair[0].is_inventory, *_strength(pair[1])))
    for contrast, effect in holding:
        is_told = any(_says_the_same(effect, other) for one, other in told if one is contrast)
        if used[desk.anchor(contrast)] < MAX_A_CONTRAST and not is_told:
            used[desk.anchor(contrast)] += 1
            told.append((contrast, effect))
            yield _effect_finding(desk, contrast, effect)
    minimum = desk.comparison.minimum_n
    for row in desk.comparison.asymmetries:
        is_enough = min(row.n_all_a, row.n_all_b) >= minimum
        if is_enough and row.interval is not None and row.interval.excludes(0):
            yield _asymmetry_finding(desk, row)


def finding_of(desk: Desk, contrast: ContrastComparison) -> Prose | None:
    """The sentence that holds for the contrast's chart, None where none does."""
    effects = _holding(desk, contrast)
    return _effect_sentence(desk, contrast, effects[0]) if effects else None


def _holding(desk: Desk, contrast: ContrastComparison) -> list[Effect]:
    """The effects that may be told: in the outlets' own voice first, then the strongest."""
    return sorted((one for one in contrast.effects if _may_be_told(desk, one)), key=_strength)


def _may_be_told(desk: Desk, effect: Effect) -> bool:
    """Whether the interval leaves out zero, enough stands on both sides, and the q value holds."""
    minimum = desk.comparison.minimum_n
    is_enough = min(effect.n_all_target, effect.n_all_reference) >= minimum
    if effect.share_difference is None:
        is_enough = effect.n_target + effect.n_reference >= minimum
    level = effect.interval.level if effect.interval else 1.0
    is_beyond_chance = effect.q_value is None or effect.q_value <= 1 - level + 1e-12
    return effect.differs and is_enough and is_beyond_chance


def _strength(effect: Effect) -> tuple[bool, float, bool, str, str]:
    """Own voice first, then the largest z; of two that mirror each other the one that says more."""
    z = effect.log_odds_z or 0.0
    is_less = (effect.share_difference or effect.rate_difference_per_1000 or 0.0) < 0
    return (effect.voice is not Voice.OWN, -abs(round(z, 6)), is_less, effect.target, effect.label)


def _says_the_same(effect: Effect, told: Effect) -> bool:
    """Whether the effect is about the same group, or sets the same two sides the other way round."""
    sides = (effect.n_all_target, effect.n_all_reference)
    is_mirrored = sides == (told.n_all_reference, told.n_all_target)
    return effect.target == told.target or is_mirrored


def _effect_finding(desk: Desk, contrast: ContrastComparison, effect: Effect) -> FindingView:
    voice = effect.voice.value if effect.voice else ""
    links = []
    for group in (effect.target, effect.reference):
        key = desk.cell(contrast, effect.label, voice, group)
        if key is not None:
            title = desk.catalogue.say("findings.lines_of", group=desk.evidence.name(group))
            links.append((title, desk.way_to_lines(key)))
    title = desk.catalogue.say("findings.matrix_of", title=contrast.title)
    links.append((title, desk.way_to(contrast)))
    figures = _rate_figures if contrast.is_inventory else _share_figures
    return FindingView(
        _effect_sentence(desk, contrast, effect),
        f"{figures(desk, contrast, effect)} {_tested(desk, effect)}".strip(),
        tuple(links),
    )


def _share_figures(desk: Desk, contrast: ContrastComparison, effect: Effect) -> str:
    numerals = desk.numerals
    held, held_there = _held(desk, contrast, effect)
    n, n_all, share = effect.n_reference, effect.n_all_reference, effect.share_reference
    return desk.catalogue.say(
        "findings.figures",
        target=_n_of(desk, effect.n_target, effect.n_all_target, effect.share_target, held),
        reference=_n_of(desk, n, n_all, share, held_there),
        difference=numerals.points(effect.share_difference),
        interval=numerals.points_interval(effect.interval),
        method=desk.method(effect.interval),
    )


def _held(desk: Desk, contrast: ContrastComparison, effect: Effect) -> tuple[int, int]:
    """How many hits of the target and of the reference the outlet holds at a distance."""
    held = {
        share.group: share.n_at_distance
        for share in contrast.shares
        if share.label == effect.label and share.voice is effect.voice
    }
    told = {group.name for group in told_groups(desk.comparison)} - {effect.target}
    others = told & {effect.reference} or told
    return held.get(effect.target, 0), sum(held.get(group, 0) for group in others)


def _rate_figures(desk: Desk, _: ContrastComparison, effect: Effect) -> str:
    numerals, interval = desk.numerals, effect.interval
    return desk.catalogue.say(
        "findings.rate_figures",
        target=desk.catalogue.counted("hits", effect.n_target),
        reference=desk.catalogue.counted("hits", effect.n_reference),
        words=numerals.count(effect.n_all_target),
        reference_words=desk.catalogue.counted("words", effect.n_all_reference),
        difference=numerals.signed(effect.rate_difference_per_1000, 2),
        interval=numerals.signed_interval(interval, 2),
        method=desk.method(interval),
    )


def _tested(desk: Desk, effect: Effect) -> str:
    if effect.q_value is None:
        return ""
    return desk.catalogue.say(
        "findings.tested",
        q=desk.numerals.compared(effect.q_value, 3),
        tests=desk.catalogue.counted("tests", desk.comparison.n_tests),
    )


def _effect_sentence(desk: Desk, contrast: ContrastComparison, effect: Effect) -> Prose:
    difference = (
        effect.rate_difference_per_1000 if contrast.is_inventory else effect.share_difference
    )
    more = "more" if (difference or 0.0) > 0 else "less"
    voice = effect.voice.value if effect.voice else "all"
    if contrast.is_inventory:
        voice = "inventory"
    elif effect.voice is Voice.OWN and desk.comparison.by != "outlet":
        voice = "own_any"
    return desk.catalogue.prose(
        f"findings.{voice}.{more}",
        subject=desk.evidence.name(effect.target),
        label=desk.look(contrast, effect.label).title,
        name_reference=_reference(desk, effect.reference),
        title=contrast.title,
    )


def _reference(desk: Desk, reference: str) -> str:
    """The other side's name; "the rest" in the page's language."""
    if reference in desk.evidence.names:
        name = desk.evidence.name(reference)
        is_outlet = desk.comparison.by == "outlet"
        return name if is_outlet else desk.catalogue.say("findings.marked", group=name)
    return desk.catalogue.say("findings.the_rest")


def _asymmetry_finding(desk: Desk, row: Asymmetry) -> FindingView:
    more = "more" if (row.share_difference or 0.0) > 0 else "less"
    sentence = desk.catalogue.prose(
        f"findings.asymmetry.{more}",
        subject=desk.evidence.name(row.group),
        label=desk.looks[row.lexicon, row.contrast, row.label].title,
        name_a=referent_title(row.referent_a),
        name_b=referent_title(row.referent_b),
    )
    figures = desk.catalogue.say(
        "findings.figures",
        target=_n_of(desk, row.n_a, row.n_all_a, row.share_a),
        reference=_n_of(desk, row.n_b, row.n_all_b, row.share_b),
        difference=desk.numerals.points(row.share_difference),
        interval=desk.numerals.points_interval(row.interval),
        method=desk.method(row.interval),
    )
    link = (desk.catalogue.say("nav.symmetry"), "#symmetry")
    return FindingView(sentence, f"{figures} {unadjusted_pairs(desk) or ''}".strip(), (link,))


def unadjusted_pairs(desk: Desk) -> str | None:
    """That the intervals of like referents are not adjusted, where several pairs are compared."""
    n_pairs = sum(1 for row in desk.comparison.asymmetries if row.n_a + row.n_b)
    number = desk.numerals.count(n_pairs)
    return desk.catalogue.say("symmetry.unadjusted", n=number) if n_pairs > 1 else None


def _n_of(desk: Desk, n: int, n_all: int, share: float | None, n_held: int = 0) -> str:
    return desk.catalogue.say(
        "n_of_share_held" if n_held else "n_of_share",
        n=desk.numerals.count(n),
        all=desk.numerals.count(n_all),
        share=desk.numerals.percent(share),
        held=desk.numerals.count(n_held),
    )
