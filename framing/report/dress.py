"""How the words, numbers and labels of one article are shown, in a report or by itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.report.blind import veiled
from framing.report.labels import LabelLooks
from framing.report.numerals import Numerals
from framing.report.settings import ReportSettings
from framing.report.strings import Catalogue


@dataclass(frozen=True, slots=True)
class Dress:
    """All that the text of one article needs; `hidden` are the names that a blind report veils."""

    looks: LabelLooks
    catalogue: Catalogue
    settings: ReportSettings
    hidden: dict[str, str] = field(default_factory=dict)

    @property
    def numerals(self) -> Numerals:
        """How numbers are written."""
        return self.catalogue.numerals

    def veiled(self, text: str) -> str:
        """A title without the outlets' names where the report is blind."""
        return veiled(text, self.hidden)
