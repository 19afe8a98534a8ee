"""Keyness: every tested difference of a contrast in figures, with label distances and dispersion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.domain.attribution import Voice
from framing.domain.comparison import ContrastComparison, Effect
from framing.report.desk import Desk
from framing.report.labels import LabelLook

MAX_ROWS, MAX_ROWS_LARGE = 24, 8


@dataclass(frozen=True, slots=True)
class KeynessRow:
    """One label in one group against the others, own voice; signs are target minus reference.

    `target` and `reference` are n of all with the share or, in an inventory, with the rate.
    """

    look: LabelLook
    group: str
    target: str
    target_href: str | None
    reference_name: str
    reference: str
    difference: str
    interval: str
    log_ratio: str
    g2: str
    log_odds_z: str
    q_value: str


@dataclass(frozen=True, slots=True)
class DistanceRow:
    """How far two groups lie apart in their labels; the articles are those with a hit."""

    group_a: str
    n_documents_a: str
    group_b: str
    n_documents_b: str
    js_distance: str
    q_value: str


@dataclass(frozen=True, slots=True)
class DispersionRow:
    """How unevenly a label is spread over the articles, all voices."""

    look: LabelLook
    n: str
    dp: str


@dataclass(frozen=True, slots=True)
class KeynessView:
    """The figures behind a contrast's findings. `hidden` tells how many differences are not listed."""

    summary: str
    note: str
    rows: tuple[KeynessRow, ...]
    hidden: str | None
    distances: tuple[DistanceRow, ...]
    dispersion: tuple[DispersionRow, ...]


def keyness_view(desk: Desk, contrast: ContrastComparison) -> KeynessView | None:
    """The contrast's figures; None where too few hits stand on a side of every difference.

    Ranked by |z| of the log-odds; of two groups that mirror each other only the first stands.
    A large corpus has them for its most telling contrasts.
    """
    if desk.is_large and contrast not in desk.tabled:
        return None
    n_rows = MAX_ROWS_LARGE if desk.is_large else MAX_ROWS
    enough, n_small = _listed(desk, contrast)
    distances, dispersion = _distances(desk, contrast), tuple(_dispersion(desk, contrast))
    if not enough and not distances:
        return None
    n_hidden = n_small + max(0, len(enough) - n_rows)
    kind = "note_inventory" if contrast.is_inventory else "note"
    return KeynessView(
        desk.catalogue.counted("keyness.summary", min(len(enough), n_rows)),
        desk.catalogue.say(f"keyness.{kind}"),
        tuple(_row(desk, contrast, effect) for effect in enough[:n_rows]),
        _hidden(desk, n_hidden),
        distances,
        dispersion,
    )


def _hidden(desk: Desk, n: int) -> str | None:
    minimum = desk.numerals.count(desk.comparison.minimum_n)
    return desk.catalogue.counted("keyness.hidden", n, minimum=minimum) if n else None


def _listed(desk: Desk, contrast: ContrastComparison) -> tuple[list[Effect], int]:
    """The own-voice effects with enough hits on both sides, ranked, and how many have not enough."""
    own = [one for one in contrast.effects if one.voice is Voice.OWN]
    own = _without_mirrors(desk, own)
    enough = [one for one in own if _has_enough(desk, one)]
    enough.sort(key=lambda one: (-abs(round(one.log_odds_z or 0.0, 6)), one.label, one.target))
    return enough, len(own) - len(enough)


def _without_mirrors(desk: Desk, effects: Sequence[Effect]) -> list[Effect]:
    """Of two groups each is the other's mirror: only what is said of the first is kept."""
    groups = desk.comparison.groups
    if len(groups) != 2:
        return list(effects)
    return [one for one in effects if one.target == groups[0].name]


def _has_enough(desk: Desk, effect: Effect) -> bool:
    """Whether enough hits stand on both sides: of all labels, or in an inventory of this one."""
    minimum = desk.comparison.minimum_n
    if effect.share_difference is None:
        return effect.n_target + effect.n_reference >= minimum
    return min(effect.n_all_target, effect.n_all_reference) >= minimum


def _row(desk: Desk, contrast: ContrastComparison, effect: Effect) -> KeynessRow:
    numerals = desk.numerals
    key = desk.cell(contrast, effect.label, Voice.OWN.value, effect.target)
    is_rate = contrast.is_inventory
    return KeynessRow(
        look=desk.look(contrast, effect.label),
        group=desk.evidence.name(effect.target),
        target=_of(desk, effect.n_target, effect.n_all_target, effect.share_target, is_rate),
        target_href=desk.way_to_lines(key) if key is not None else None,
        reference_name=_reference_name(desk, effect.reference),
        reference=_of(
            desk, effect.n_reference, effect.n_all_reference, effect.share_reference, is_rate
        ),
        difference=numerals.signed(effect.rate_difference_per_1000, 2)
        if is_rate
        else numerals.points(effect.share_difference),
        interval=numerals.signed_interval(effect.interval, 2)
        if is_rate
        else numerals.points_interval(effect.interval),
        log_ratio=numerals.signed(effect.log_ratio, 1),
        g2=numerals.decimal(effect.g2, 1),
        log_odds_z=numerals.signed(effect.log_odds_z, 1),
        q_value=numerals.decimal(effect.q_value, 3),
    )


def _reference_name(desk: Desk, reference: str) -> str:
    """The head over the other side: its name where it is one group."""
    is_one = reference in desk.evidence.names
    return desk.evidence.name(reference) if is_one else desk.catalogue.say("keyness.rest")


def _of(desk: Desk, n: int, n_all: int, share: float | None, is_rate: bool) -> str:
    counted = {"n": desk.numerals.count(n), "all": desk.numerals.count(n_all)}
    if is_rate:
        return desk.catalogue.say("n_of", **counted)
    return desk.catalogue.say("n_of_share", share=desk.numerals.percent(share), **counted)


def _distances(desk: Desk, contrast: ContrastComparison) -> tuple[DistanceRow, ...]:
    """The pairs of groups that have articles enough to be tested, the farthest apart first."""
    tested = [one for one in contrast.distribution_tests if one.q_value is not None]
    tested.sort(key=lambda one: (-round(one.js_distance, 6), one.group_a, one.group_b))
    count = desk.numerals.count
    return tuple(
        DistanceRow(
            desk.evidence.name(one.group_a),
            count(one.n_documents_a),
            desk.evidence.name(one.group_b),
            count(one.n_documents_b),
            desk.numerals.decimal(one.js_distance, 2),
            desk.numerals.decimal(one.q_value, 3),
        )
        for one in tested[:MAX_ROWS]
    )


def _dispersion(desk: Desk, contrast: ContrastComparison) -> Iterator[DispersionRow]:
    """The labels with hits enough for a spread, in label order."""
    hits: dict[str, int] = {}
    for rate in contrast.rates:
        if rate.voice is None:
            hits[rate.label] = hits.get(rate.label, 0) + rate.n
    for label, dp in contrast.dispersion:
        if dp is not None and hits.get(label, 0) >= desk.comparison.minimum_n:
            look = desk.look(contrast, label)
            n = desk.numerals.count(hits[label])
            yield DispersionRow(look, n, desk.numerals.decimal(dp, 2))
