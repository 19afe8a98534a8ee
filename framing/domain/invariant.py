"""Something that must hold on any corpus, and whether it does on this one."""

from __future__ import annotations

from framing.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Invariant:
    """Something that must hold on any corpus, and whether it does on this one.

    `detail` says what was tried and, where it does not hold, the first figure that broke it.
    """

    name: str
    holds: bool
    detail: str
