"""An interval estimate: what every estimated figure carries beside it."""

from __future__ import annotations

from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval estimate. `level` is the coverage (0.95); `method` names how it was made.

    Methods: "wilson" and "newcombe" (hits or tokens of one document), "document-bootstrap" and
    "group-bootstrap" (percentiles of resampled documents, outlets). Where hits are few, the score
    interval on the effective number of hits: "wilson-documents", "wilson-outlets", and for a
    difference "newcombe-documents", "newcombe-outlets". Further: "recovered" (a difference
    one side of which is one document) and "linearised" (rates: Taylor series over documents, on
    the log scale).
    """

    low: float
    high: float
    level: float
    method: str

    def excludes(self, number: float) -> bool:
        """Whether the number lies outside the interval."""
        return number < self.low or number > self.high
