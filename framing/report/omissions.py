"""What others mention of an event and a group does not; a label leads to its contrast's figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.domain.comparison_rows import Omission
from framing.report.desk import Desk, n_hits
from framing.report.names import referent_title

MAX_MISSING = 15


@dataclass(frozen=True, slots=True)
class MissingView:
    """What is missing, of more than two groups with how many mention it. `href` leads to the
    figures of a label's contrast."""

    title: str
    href: str | None


@dataclass(frozen=True, slots=True)
class MissingViews:
    """What is missing of one kind; `more` says how much of it is not named."""

    named: tuple[MissingView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class OmissionRow:
    """What others mention of an event and this group does not."""

    event: str
    group: str
    labels: MissingViews
    referents: MissingViews
    speakers: MissingViews


def omission_rows(desk: Desk) -> Iterator[OmissionRow]:
    """One row for each event and group, what is missing gathered by its kind."""
    gathered: dict[tuple[str, str], list[Omission]] = {}
    for row in desk.comparison.omissions:
        gathered.setdefault((row.event, row.group), []).append(row)
    for (event, group), rows in gathered.items():
        missing = [_missing(desk, rows, kind) for kind in ("label", "referent", "speaker")]
        if any(each.named for each in missing):
            yield OmissionRow(event, desk.evidence.name(group), *missing)


def _missing(desk: Desk, rows: Sequence[Omission], kind: str) -> MissingViews:
    tell = _missing_label if kind == "label" else _missing_name
    views = [view for row in rows if row.kind == kind and (view := tell(desk, row)) is not None]
    n_hidden = len(views) - MAX_MISSING
    number = desk.numerals.count(n_hidden)
    more = desk.catalogue.say("omissions.more", n=number) if n_hidden > 0 else ""
    return MissingViews(tuple(views[:MAX_MISSING]), more)


def _missing_name(desk: Desk, row: Omission) -> MissingView:
    """A referent by its name, or a speaker as named."""
    title = referent_title(row.name) if row.kind == "referent" else row.name
    return MissingView(_with_groups(desk, row, title), None)


def _missing_label(desk: Desk, row: Omission) -> MissingView | None:
    """A label (named `lexicon/label`); None for one of an inventory, whose absence says nothing."""
    lexicon, _, label = row.name.partition("/")
    for contrast in (*desk.contrasts, *desk.silent):
        look = desk.looks.get((lexicon, contrast.contrast, label))
        if look is not None and contrast.lexicon == lexicon:
            title = _with_groups(desk, row, look.title)
            href = desk.way_to(contrast) if n_hits(contrast) else None
            return None if look.is_inventory else MissingView(title, href)
    return MissingView(_with_groups(desk, row, row.name), None)


def _with_groups(desk: Desk, row: Omission, title: str) -> str:
    if row.n_groups == 2:
        return title
    return desk.catalogue.say(
        "omissions.of_groups",
        name=title,
        n=desk.numerals.count(row.n_groups_with),
        all=desk.numerals.count(row.n_groups),
    )
