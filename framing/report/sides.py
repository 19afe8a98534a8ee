"""What is set side by side: headline and body, like referents, what others mention, shared text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.domain.attribution import Voice
from framing.domain.comparison_rows import Asymmetry, SharedPassage, ZoneRow
from framing.domain.document import Zone
from framing.report.cards import Card
from framing.report.desk import Desk
from framing.report.findings import unadjusted_pairs
from framing.report.kinds import CellKey
from framing.report.labels import LabelLook
from framing.report.names import referent_title
from framing.report.omissions import OmissionRow, omission_rows
from framing.report.shown import one_line
from framing.report.sightings import Sightings
from framing.report.tally import Tally, tally

N_OPEN_ROWS, MAX_ROWS, MAX_PASSAGES = 12, 120, 40
N_OPEN_HEADLINES = 40
MAX_PASSAGE_CHARS = 400


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """One label in one group: in headlines and in the body, own voice. None where it is absent."""

    group: str
    look: LabelLook
    headline: Tally | None
    headline_all: str
    body: Tally | None
    body_all: str


@dataclass(frozen=True, slots=True)
class HeadlineContrast:
    """The rows of one contrast."""

    title: str
    rows: tuple[HeadlineRow, ...]


@dataclass(frozen=True, slots=True)
class SymmetryRow:
    """One label's share for each of two referents in one group; the counts open to their lines."""

    group: str
    look: LabelLook
    referent_a: str
    tally_a: Tally | None
    all_a: str
    referent_b: str
    tally_b: Tally | None
    all_b: str
    difference: str
    interval: str


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """An article by its group and date, and its place on the page."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage that stands in several documents, with its contrasts' labels, counted once."""

    text: str
    words: str
    labels: tuple[tuple[LabelLook, str], ...]
    places: tuple[DocumentLink, ...]


@dataclass(frozen=True, slots=True)
class DuplicateView:
    """Articles that are the same, word for word."""

    words: str
    places: tuple[DocumentLink, ...]


@dataclass(frozen=True, slots=True)
class SidesView:
    """All comparisons side by side; empty where there is nothing to set beside another."""

    headlines: tuple[HeadlineContrast, ...]
    more_headlines: tuple[HeadlineContrast, ...]
    more_headlines_note: str
    symmetry: tuple[SymmetryRow, ...]
    more_symmetry: tuple[SymmetryRow, ...]
    more_symmetry_note: str
    unadjusted: str | None
    omissions: tuple[OmissionRow, ...]
    omissions_hidden: str | None
    passages: tuple[PassageView, ...]
    duplicates: tuple[DuplicateView, ...]


def sides_view(desk: Desk) -> SidesView:
    """The rows of each table."""
    cards = {card.id: card for card in desk.evidence.cards}
    headlines = tuple(_headline_contrasts(desk))
    n_open = _n_open(headlines)
    omissions = tuple(omission_rows(desk))
    symmetry = tuple(_symmetry_rows(desk))
    n_hidden = len(omissions) - MAX_ROWS
    return SidesView(
        headlines[:n_open],
        headlines[n_open:],
        desk.catalogue.counted("contrasts.more", len(headlines) - n_open),
        symmetry[:N_OPEN_ROWS],
        symmetry[N_OPEN_ROWS:],
        desk.catalogue.counted("symmetry.more", len(symmetry[N_OPEN_ROWS:])),
        unadjusted_pairs(desk),
        omissions[:MAX_ROWS],
        desk.catalogue.counted("omissions.hidden", n_hidden) if n_hidden > 0 else None,
        tuple(
            _passage(desk, passage, cards)
            for passage in desk.comparison.shared_passages[:MAX_PASSAGES]
        ),
        tuple(
            DuplicateView(
                desk.catalogue.counted("words", one.n_tokens),
                _links(desk, [cards[id] for id in one.documents if id in cards]),
            )
            for one in desk.comparison.duplicates[:MAX_PASSAGES]
        ),
    )


def _headline_contrasts(desk: Desk) -> Iterator[HeadlineContrast]:
    """The contrasts that stand in a headline, in the order of the page."""
    rows: dict[tuple[str, str], list[ZoneRow]] = {}
    for row in desk.comparison.zones:
        if row.n_all_headline and row.n_headline + row.n_body:
            rows.setdefault((row.lexicon, row.contrast), []).append(row)
    for contrast in desk.tabled:
        here = rows.get((contrast.lexicon, contrast.contrast), ())
        if here:
            told = tuple(_headline_row(desk, row) for row in here)
            yield HeadlineContrast(contrast.title, told)


def _n_open(headlines: Sequence[HeadlineContrast]) -> int:
    """How many contrasts stand open: those that a page takes in at a glance, one at least."""
    n_rows = 0
    for number, contrast in enumerate(headlines):
        n_rows += len(contrast.rows)
        if number and n_rows > N_OPEN_HEADLINES:
            return number
    return len(headlines)


def _headline_row(desk: Desk, row: ZoneRow) -> HeadlineRow:
    look = desk.looks[row.lexicon, row.contrast, row.label]
    group = desk.evidence.name(row.group)
    key = CellKey(row.lexicon, row.contrast, row.label, Voice.OWN.value, group)
    own = desk.evidence.of_cell(key)
    head = own.where(lambda kind: kind.zone is Zone.HEADLINE)
    body = own.where(lambda kind: kind.zone is Zone.BODY)
    return HeadlineRow(
        group,
        look,
        _tally_or_none(desk, look, row.n_headline, head),
        desk.numerals.count(row.n_all_headline),
        _tally_or_none(desk, look, row.n_body, body),
        desk.numerals.count(row.n_all_body),
    )


def _tally_or_none(desk: Desk, look: LabelLook, n: int, sightings: Sightings) -> Tally | None:
    return tally(desk, look, n, sightings) if n else None


def _symmetry_rows(desk: Desk) -> Iterator[SymmetryRow]:
    """Differences whose interval leaves out zero first, then what rests on the most hits."""
    rows = [row for row in desk.comparison.asymmetries if row.n_a + row.n_b]
    rows.sort(key=lambda row: (not _excludes_zero(row), -min(row.n_all_a, row.n_all_b)))
    for row in rows[:MAX_ROWS]:
        yield _symmetry_row(desk, row)


def _excludes_zero(row: Asymmetry) -> bool:
    return row.interval is not None and row.interval.excludes(0)


def _symmetry_row(desk: Desk, row: Asymmetry) -> SymmetryRow:
    look = desk.looks[row.lexicon, row.contrast, row.label]
    group = desk.evidence.name(row.group)
    key = CellKey(row.lexicon, row.contrast, row.label, Voice.OWN.value, group)
    own = desk.evidence.of_cell(key)
    of_a = own.where(lambda kind: row.referent_a in kind.referents)
    of_b = own.where(lambda kind: row.referent_b in kind.referents)
    count = desk.numerals.count
    return SymmetryRow(
        group,
        look,
        referent_title(row.referent_a),
        _tally_or_none(desk, look, row.n_a, of_a),
        count(row.n_all_a),
        referent_title(row.referent_b),
        _tally_or_none(desk, look, row.n_b, of_b),
        count(row.n_all_b),
        desk.numerals.points(row.share_difference),
        desk.numerals.points_interval(row.interval),
    )


def _passage(desk: Desk, passage: SharedPassage, cards: Mapping[str, Card]) -> PassageView:
    text = one_line(passage.text)
    if len(text) > MAX_PASSAGE_CHARS:
        text = f"{text[:MAX_PASSAGE_CHARS].rpartition(' ')[0]} …"
    labels = tuple(
        (look, desk.numerals.count(n))
        for lexicon, contrast, label, n in passage.counts
        if (look := desk.looks.get((lexicon, contrast, label))) and not look.is_inventory
    )
    carriers = [cards[id] for id, _, _ in passage.places if id in cards]
    words = desk.catalogue.counted("words", passage.n_tokens)
    return PassageView(text, words, labels, _links(desk, carriers))


def _links(desk: Desk, cards: Sequence[Card]) -> tuple[DocumentLink, ...]:
    """The articles by name of their group; more of one group are told apart by number."""
    counted, met, links = Counter(card.group for card in cards), Counter[str](), []
    for card in cards:
        met[card.group] += 1
        is_several = counted[card.group] > 1
        title = f"{card.group}\u00a0{met[card.group]}" if is_several else card.group
        links.append(DocumentLink(title, desk.places.article(card.position)))
    return tuple(links)
