"""An interval estimate: what every estimated figure carries beside it."""

from __future__ import annotations

from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval estimate. `level` is the coverage (0.95); `method` names how it was made.

    Methods: "wilson" and "newcombe" (tokens of one document), "document-bootstrap",
    "group-bootstrap" (outlets resampled). Further: "wilson-documents" (no document or each
    document deviates, so that resampling shows no spread: the documents count as draws),
    "recovered" (a difference whose sides have intervals of different make, Zou & Donner 2008)
    and "linearised" (rates: Taylor series over documents, on the log scale).
    """

    low: float
    high: float
    level: float
    method: str

    def excludes(self, number: float) -> bool:
        """Whether the number lies outside the interval."""
        return number < self.low or number > self.high
