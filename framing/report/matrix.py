"""The contrast matrix: group × label, one block a voice, each cell with n, share and interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from framing.domain.attribution import Voice
from framing.domain.comparison import ContrastComparison, Rate, Share
from framing.report.desk import Desk
from framing.report.kinds import SIGN_OF_VOICE, VoiceSign, cell_of
from framing.report.labels import LabelLook
from framing.report.sightings import Sightings

N_HEATS = 5
_Figure = TypeVar("_Figure", Share, Rate)
_ByRow = dict[tuple[str, Voice | None], dict[str, _Figure]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the matrix. `href` leads to its sentences, None where there are none.

    `heat` is 0 (nothing) to 5 (all hits of the row). `figure` is the share or the rate;
    `held` tells how many of `n` are at a distance.
    """

    n: str
    figure: str
    interval: str
    held: str
    heat: int
    href: str | None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One group. `n_all` is the number of hits of all labels, or the tokens of an inventory."""

    group: str
    cells: tuple[Cell, ...]
    n_all: str


@dataclass(frozen=True, slots=True)
class VoiceBlock:
    """The rows of one voice. `silent` names the groups without a hit in it."""

    sign: str
    word: str
    title: str
    rows: tuple[MatrixRow, ...]
    silent: str | None


_RowOf = Callable[[str, Voice], MatrixRow | None]


def matrix_blocks(
    desk: Desk, contrast: ContrastComparison, labels: Sequence[LabelLook]
) -> tuple[VoiceBlock, ...]:
    """The rows of a contrast, voice by voice, and those at a distance; what is silent is left out."""
    row_of = _row_maker(desk, contrast, labels)
    blocks = [_voice_block(desk, voice, row_of) for voice in Voice]
    blocks.append(_distance_block(desk, contrast, labels))
    return tuple(block for block in blocks if block is not None)


def _by_row(figures: Iterable[_Figure]) -> _ByRow[_Figure]:
    """The figures of each group and voice by label."""
    found: _ByRow[_Figure] = {}
    for one in figures:
        found.setdefault((one.group, one.voice), {})[one.label] = one
    return found


def _row_maker(desk: Desk, contrast: ContrastComparison, labels: Sequence[LabelLook]) -> _RowOf:
    """What makes the row of a group in a voice; None where the group is silent in it."""
    if contrast.is_inventory:
        rates = _by_row(contrast.rates)
        return lambda group, voice: _rate_row(desk, contrast, labels, rates.get((group, voice), {}))
    shares = _by_row(contrast.shares)
    return lambda group, voice: _share_row(desk, contrast, labels, shares.get((group, voice), {}))


def _voice_block(desk: Desk, voice: Voice, row_of: _RowOf) -> VoiceBlock | None:
    sign = SIGN_OF_VOICE[voice]
    rows, silent = [], []
    for group in desk.comparison.groups:
        row = row_of(group.name, voice)
        if row is None:
            silent.append(desk.evidence.name(group.name))
        else:
            rows.append(row)
    return _block(desk, sign, rows, silent)


def _block(
    desk: Desk, sign: VoiceSign, rows: Sequence[MatrixRow], silent: Sequence[str]
) -> VoiceBlock | None:
    if not rows:
        return None
    return VoiceBlock(
        sign.value,
        sign.word,
        desk.catalogue.say(f"voices.title.{sign.word}"),
        tuple(rows),
        desk.catalogue.say("matrix.silent", groups=", ".join(silent)) if silent else None,
    )


def _share_row(
    desk: Desk,
    contrast: ContrastComparison,
    labels: Sequence[LabelLook],
    shares: Mapping[str, Share],
) -> MatrixRow | None:
    n_all = max((share.n_all for share in shares.values()), default=0)
    if not n_all:
        return None
    cells = tuple(
        _share_cell(desk, contrast, shares[look.id], look) for look in labels if look.id in shares
    )
    name = desk.evidence.name(next(iter(shares.values())).group)
    return MatrixRow(name, cells, desk.numerals.count(n_all))


def _share_cell(desk: Desk, contrast: ContrastComparison, share: Share, look: LabelLook) -> Cell:
    voice = share.voice.value if share.voice else ""
    return Cell(
        n=desk.numerals.count(share.n),
        figure=desk.numerals.percent(share.share) if share.n else "",
        interval=desk.numerals.interval(share.interval),
        held=_held(desk, share.n_at_distance),
        heat=_heat(share.share),
        href=_href(desk, contrast, look, voice, share.group),
    )


def _rate_row(
    desk: Desk, contrast: ContrastComparison, labels: Sequence[LabelLook], rates: Mapping[str, Rate]
) -> MatrixRow | None:
    if not any(rate.n for rate in rates.values()):
        return None
    n_tokens = max(rate.n_tokens for rate in rates.values())
    cells = tuple(
        _rate_cell(desk, contrast, rates[look.id], look) for look in labels if look.id in rates
    )
    name = desk.evidence.name(next(iter(rates.values())).group)
    return MatrixRow(name, cells, desk.numerals.count(n_tokens))


def _rate_cell(desk: Desk, contrast: ContrastComparison, rate: Rate, look: LabelLook) -> Cell:
    voice = rate.voice.value if rate.voice else ""
    return Cell(
        n=desk.numerals.count(rate.n),
        figure=desk.numerals.decimal(rate.rate_per_1000, 2) if rate.n else "",
        interval=desk.numerals.rate_interval(rate.interval),
        held="",
        heat=1 if rate.n else 0,
        href=_href(desk, contrast, look, voice, rate.group),
    )


def _distance_block(
    desk: Desk, contrast: ContrastComparison, labels: Sequence[LabelLook]
) -> VoiceBlock | None:
    """Hits at a distance, whoever speaks; they are counted in the voices above as well."""
    sightings = desk.evidence.of_contrast(contrast.lexicon, contrast.contrast)
    held = sightings.where(lambda kind: kind.distance is not None).by(lambda kind: kind.group)
    rows = []
    for group in desk.comparison.groups:
        name = desk.evidence.name(group.name)
        here = held.get(name)
        if here:
            cells = tuple(_distance_cell(desk, here, look) for look in labels)
            rows.append(MatrixRow(name, cells, desk.numerals.count(len(here))))
    return _block(desk, VoiceSign.DISTANCE, rows, ())


def _distance_cell(desk: Desk, here: Sightings, look: LabelLook) -> Cell:
    with_label = here.where(lambda kind: kind.label == look.id)
    return Cell(
        n=desk.numerals.count(len(with_label)),
        figure="",
        interval="",
        held="",
        heat=0,
        href=desk.way_to_lines(cell_of(with_label[0].kind)) if with_label else None,
    )


def _href(
    desk: Desk, contrast: ContrastComparison, look: LabelLook, voice: str, group: str
) -> str | None:
    key = desk.cell(contrast, look.id, voice, group)
    return desk.way_to_lines(key) if key is not None else None


def _held(desk: Desk, n: int) -> str:
    say, sign = desk.catalogue.say, VoiceSign.DISTANCE.value
    return say("matrix.held", n=desk.numerals.count(n), sign=sign) if n else ""


def _heat(share: float | None) -> int:
    """0 for none, else 1 to 5 by fifths."""
    return 0 if not share else min(N_HEATS, 1 + int(share * N_HEATS - 1e-9))
