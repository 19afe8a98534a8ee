"""What one piece of evidence says about a label's referent."""

from __future__ import annotations

from collections.abc import Iterable

from framing.domain.frozen import dataclass
from framing.refer.naming import Named


@dataclass(frozen=True, slots=True)
class Evidence:
    """The referents, most certain first, and the reason in one line.

    No referents means that the text itself rules a referent out or leaves it open.
    """

    referents: tuple[str, ...]
    reason: str


def from_names(kind: str, names: Iterable[Named]) -> Evidence:
    """Evidence that the names are the owners: "modifier: Syrian"."""
    listed = tuple(names)
    owners = tuple(dict.fromkeys(name.owner for name in listed if name.owner is not None))
    shown = " and ".join(name.text for name in listed)
    if not owners:
        return Evidence((), f"{kind}: {shown}, which is no single state")
    return Evidence(owners, f"{kind}: {shown}")


def unknown(reason: str) -> Evidence:
    """Evidence that no referent can be given."""
    return Evidence((), reason)
