"""Which hit of one state of a lexicon stands where a hit of another state stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.domain.hit import VoicedHit
from framing.domain.lexicon_diff import Change


@dataclass(frozen=True, slots=True)
class HitPair:
    """A hit before the edit and one after it that share words; None for no such hit."""

    before: VoicedHit | None
    after: VoicedHit | None

    @property
    def change(self) -> Change | None:
        """What the edit did here, None where both are the same."""
        if self.before is None:
            return Change.ADDED
        if self.after is None:
            return Change.REMOVED
        if self.before.hit.label != self.after.hit.label:
            return Change.MOVED
        return None if self.before.hit.span == self.after.hit.span else Change.RECUT

    @property
    def shown(self) -> VoicedHit:
        """The hit after the edit, else the one before it."""
        shown = self.after or self.before
        assert shown is not None  # a pair has at least one side
        return shown


def pair_hits(before: Sequence[VoicedHit], after: Sequence[VoicedHit]) -> Iterator[HitPair]:
    """Each hit of both sides once, in a pair or alone.

    Same words under the same label find each other first, then the same label on other words,
    then other labels; a hit that no other overlaps stays alone.
    """
    unpaired = {(each.hit.span, each.hit.label): each for each in after}
    left: list[VoicedHit] = []
    for each in before:
        same = unpaired.pop((each.hit.span, each.hit.label), None)
        if same is None:
            left.append(each)
        else:
            yield HitPair(each, same)
    yield from _overlapping(left, list(unpaired.values()))


def _overlapping(before: list[VoicedHit], after: list[VoicedHit]) -> Iterator[HitPair]:
    for is_same_label in (True, False):
        for each in tuple(before):
            partner = next((one for one in after if _meet(each, one, is_same_label)), None)
            if partner is not None:
                before.remove(each)
                after.remove(partner)
                yield HitPair(each, partner)
    yield from (HitPair(each, None) for each in before)
    yield from (HitPair(None, each) for each in after)


def _meet(before: VoicedHit, after: VoicedHit, is_same_label: bool) -> bool:
    if is_same_label and before.hit.label != after.hit.label:
        return False
    return before.hit.span.overlaps(after.hit.span)
