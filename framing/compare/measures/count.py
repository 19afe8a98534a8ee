"""A count with its denominator: the notation of all measures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """`n` of `n_all`: hits of a label among the tokens, or among all hits of its contrast."""

    n: int
    n_all: int

    def __post_init__(self) -> None:
        if not 0 <= self.n <= self.n_all:
            raise ValueError(f"a count must lie between 0 and its total: {self.n} of {self.n_all}")

    @property
    def share(self) -> float | None:
        """n / n_all, from 0 to 1; None where n_all is 0: the referent is absent."""
        return self.n / self.n_all if self.n_all else None

    @property
    def rate_per_1000(self) -> float | None:
        """1,000 n / n_all, from 0 to 1,000; None where there are no tokens."""
        return 1000 * self.n / self.n_all if self.n_all else None
