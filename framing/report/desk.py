"""What every section of a page is written from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from framing.domain.attribution import Voice
from framing.domain.comparison import Comparison, ContrastComparison
from framing.domain.interval import Interval
from framing.domain.run import RunRecord
from framing.report.dress import Dress
from framing.report.evidence import Evidence
from framing.report.kinds import CellKey, Kind
from framing.report.labels import LabelLook, LabelLooks
from framing.report.numerals import Numerals
from framing.report.places import Places
from framing.report.settings import ReportSettings
from framing.report.strings import Catalogue

LARGE, N_TABLED = 20_000, 12


@dataclass(frozen=True)
class Desk:
    """The comparison, its evidence, and how words, numbers and labels are shown.

    `contrasts` are those with hits, the most telling first; `silent` those without.
    """

    comparison: Comparison
    contrasts: tuple[ContrastComparison, ...]
    silent: tuple[ContrastComparison, ...]
    evidence: Evidence
    places: Places
    looks: LabelLooks
    run: RunRecord
    catalogue: Catalogue
    settings: ReportSettings

    @property
    def is_large(self) -> bool:
        """Whether there are so many hits that tables keep to the most telling contrasts."""
        return len(self.evidence.counted) > LARGE

    @property
    def tabled(self) -> tuple[ContrastComparison, ...]:
        """The contrasts that tables of referents, headlines and speakers hold: no inventories."""
        contrasts = [one for one in self.contrasts if not one.is_inventory]
        return tuple(contrasts[:N_TABLED] if self.is_large else contrasts)

    @property
    def dress(self) -> Dress:
        """How the text of each article is shown."""
        return Dress(self.looks, self.catalogue, self.settings, self.evidence.hidden)

    @property
    def numerals(self) -> Numerals:
        """How numbers are written."""
        return self.catalogue.numerals

    @property
    def title(self) -> str:
        """The report's title: the user's, else the corpus's own."""
        title = self.settings.title or self.run.corpus_title or self.catalogue.say("title")
        return self.veiled(title)

    def veiled(self, text: str) -> str:
        """A title without the outlets' names where the report is blind."""
        return self.dress.veiled(text)

    def anchor(self, contrast: ContrastComparison) -> str:
        """The contrast's place in the page."""
        return f"contrast-{self.number(contrast.lexicon, contrast.contrast)}"

    def number(self, lexicon: str, contrast: str) -> int:
        """The contrast's number among those with hits, from 1."""
        return self._numbers[lexicon, contrast]

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        places = ((one.lexicon, one.contrast) for one in self.contrasts)
        return {place: number for number, place in enumerate(places, start=1)}

    def way_to(self, contrast: ContrastComparison) -> str:
        """The way to the contrast's figures."""
        number = self.number(contrast.lexicon, contrast.contrast)
        return f"{self.places.contrast(number)}#{self.anchor(contrast)}"

    def way_to_lines(self, key: CellKey) -> str:
        """The way to the lines of a cell."""
        if self.places.contrasts is None:
            return f"#{key.anchor}"
        return f"{self.places.contrast(self.number(key.lexicon, key.contrast))}#{key.anchor}"

    def method(self, interval: Interval | None) -> str:
        """How the interval was made, in words; empty where there is none."""
        if interval is None:
            return ""
        key = f"methods.{interval.method}"
        return self.catalogue.say(key if self.catalogue.has(key) else "methods.other")

    def look(self, contrast: ContrastComparison, label: str) -> LabelLook:
        """How the label looks."""
        return self.looks[contrast.lexicon, contrast.contrast, label]

    def look_of(self, kind: Kind) -> LabelLook:
        """How the label of a hit looks."""
        return self.looks[kind.lexicon, kind.contrast, kind.label]

    def cell(
        self, contrast: ContrastComparison, label: str, voice: str, group: str
    ) -> CellKey | None:
        """The cell's key where sentences stand behind it, else None. `group` is the real name."""
        name = self.evidence.name(group)
        key = CellKey(contrast.lexicon, contrast.contrast, label, voice, name)
        return key if key in self.evidence.by_cell else None


def order_contrasts(
    contrasts: tuple[ContrastComparison, ...],
) -> tuple[tuple[ContrastComparison, ...], tuple[ContrastComparison, ...]]:
    """The contrasts with hits, most telling first, and the silent ones in their own order.

    A contrast tells something where several groups use it in their own voice; then the number
    of hits decides, and contrasts stand before inventories.
    """
    speaking = [contrast for contrast in contrasts if n_hits(contrast)]
    speaking.sort(
        key=lambda one: (
            one.is_inventory,
            len(groups_with_own_hits(one)) < 2,
            -n_hits(one),
            one.lexicon,
            one.contrast,
        )
    )
    return tuple(speaking), tuple(one for one in contrasts if not n_hits(one))


def n_hits(contrast: ContrastComparison) -> int:
    """All hits of the contrast, in every voice."""
    return sum(rate.n for rate in contrast.rates if rate.voice is None)


def groups_with_hits(contrast: ContrastComparison) -> tuple[str, ...]:
    """The groups in which the contrast has a hit, in the comparison's order."""
    return tuple(
        dict.fromkeys(rate.group for rate in contrast.rates if rate.voice is None and rate.n)
    )


def groups_with_own_hits(contrast: ContrastComparison) -> tuple[str, ...]:
    """The groups that use a label of the contrast in their own voice."""
    return tuple(
        dict.fromkeys(rate.group for rate in contrast.rates if rate.voice is Voice.OWN and rate.n)
    )


def labels_with_hits(contrast: ContrastComparison) -> tuple[str, ...]:
    """The ids of the labels that have a hit, in label order."""
    spoken = {rate.label for rate in contrast.rates if rate.voice is None and rate.n}
    return tuple(label.id for label in contrast.labels if label.id in spoken)
