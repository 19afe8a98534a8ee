"""What exceptions do in a corpus: the hits that each `not:` phrase keeps from counting."""

from __future__ import annotations

from framing.domain.concordance import ConcordanceLine
from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass
from framing.domain.lexicon import Place


@dataclass(frozen=True, slots=True, order=True)
class SilencingPhrase:
    """An exception at its place, and the label whose terms do not count inside it."""

    lexicon: str
    label: str
    phrase: str
    path: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the phrase stands in its file."""
        return Place(self.path, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Silenced:
    """A phrase, how many hits it keeps from counting, and some of them in their sentences."""

    phrase: SilencingPhrase
    n_hits: int
    lines: tuple[ConcordanceLine, ...]


@dataclass(frozen=True, slots=True)
class Silences:
    """All exceptions of the lexicons, those that silence most first; `n_hits` may be 0.

    A hit that lies inside several phrases counts for each, and once in `n_silenced`.
    """

    silenced: tuple[Silenced, ...]
    n_documents: int
    n_counting: int
    n_silenced: int
    skipped: tuple[SkippedDocument, ...]
