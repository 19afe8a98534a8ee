"""Half-open stretches of a document's text, in code points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)`, 0-based, in code points of `Document.text`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Spans:
    """Ordered, disjoint spans kept as two parallel tuples, so that a token costs no object."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> Spans:
        """The spans of ordered, disjoint `(start, end)` pairs."""
        both = tuple(zip(*pairs, strict=True))
        return cls(both[0], both[1]) if both else cls((), ())

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Span:
        return Span(self.starts[index], self.ends[index])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self.starts, self.ends)

    def index_at(self, offset: int) -> int | None:
        """The number of the span that holds the offset, or None between two spans."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None

    def first_from(self, offset: int) -> int:
        """The number of the first span that starts at or after the offset."""
        return bisect_left(self.starts, offset)

    def range_within(self, start: int, end: int) -> range:
        """The numbers of the spans that start inside `[start, end)`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))
