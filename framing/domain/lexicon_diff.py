"""What an edit of a lexicon does to the hits in a corpus."""

from __future__ import annotations

from framing.domain.attribution import Voice
from framing.domain.closed import Enum
from framing.domain.concordance import ConcordanceLine
from framing.domain.document import SkippedDocument
from framing.domain.frozen import dataclass
from framing.domain.run import LexiconDigest


class Change(Enum):
    """What the edit does to a hit.

    MOVED: the words count under another label. RECUT: under the same label, but the hit
    begins or ends elsewhere; the counts stay.
    """

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RECUT = "recut"


@dataclass(frozen=True, slots=True)
class HitChange:
    """One changed hit. `before` and `after` are label ids, None where there was or is no hit.

    Terms, voice and line are those after the edit, for a removed hit those before it.
    """

    change: Change
    lexicon: str
    before: str | None
    after: str | None
    term: str
    voice: Voice
    line: ConcordanceLine

    @property
    def label(self) -> str:
        """The label under which the change is listed: the one after the edit, else before."""
        return self.after or self.before or ""


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """What the counts of a comparison are counts of; an unknown outlet is the empty string."""

    lexicon: str
    label: str
    outlet: str
    voice: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """How the hits of one label in one outlet and voice change."""

    cell: Cell
    n_before: int
    n_after: int
    n_added: int = 0
    n_removed: int = 0
    n_moved_in: int = 0
    n_moved_out: int = 0
    n_recut: int = 0

    @property
    def is_changed(self) -> bool:
        """Whether anything happens here."""
        return bool(
            self.n_added or self.n_removed or self.n_moved_in or self.n_moved_out or self.n_recut
        )


@dataclass(frozen=True, slots=True)
class LexiconDiff:
    """All changes over a corpus, in reading order, and the counts of every cell, sorted.

    Hits in boilerplate and comments take no part, as in scores.
    """

    before: tuple[LexiconDigest, ...]
    after: tuple[LexiconDigest, ...]
    n_documents: int
    cells: tuple[CellChange, ...]
    changes: tuple[HitChange, ...]
    skipped: tuple[SkippedDocument, ...]

    def of(self, change: Change) -> tuple[HitChange, ...]:
        """The changes of one sort."""
        return tuple(each for each in self.changes if each.change is change)

    @property
    def n_unchanged(self) -> int:
        """Hits that stand before and after under the same label with the same words."""
        n_before = sum(cell.n_before for cell in self.cells)
        return n_before - sum(len(self.of(change)) for change in Change if change.name != "ADDED")
