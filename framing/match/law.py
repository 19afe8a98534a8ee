"""The matching law: which of the candidates of a document count (docs/adr/0001-matching-law.md).

Within a lexicon, leftmost first and then longest, by tokens. What does not count takes no part:
a candidate inside an exclusion of its own label, and one whose conditions on its neighbours are
not met. Candidates on the very same tokens: in a contrast the most particular form wins, in an
inventory each label counts once; contrasts of one lexicon do not compete for the same tokens.
Nothing depends on the order of terms, labels or files.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from framing.match.listing import TermListing
from framing.match.scan import Candidate

LabelKey = tuple[str, str, str]


def label_of(candidate: Candidate) -> LabelKey:
    """Lexicon, contrast and label of a candidate."""
    listing = _listing(candidate)
    return (listing.lexicon, listing.contrast, listing.label)


def without_excluded(
    candidates: Iterable[Candidate], exclusions: Iterable[Candidate]
) -> list[Candidate]:
    """The candidates that do not lie inside an exclusion of their own label."""
    farthest = _farthest_ends(exclusions)
    return [each for each in candidates if not _is_inside(each, farthest.get(label_of(each)))]


def leftmost_longest(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates of one lexicon that remain, ordered by place."""
    reached = 0
    ordered = sorted(candidates, key=_precedence)
    for (first, _), same in groupby(ordered, key=_tokens):
        if first >= reached:
            rivals = list(same)
            reached = rivals[0].end
            yield from rivals if len(rivals) == 1 else _winners(rivals)


def _winners(rivals: list[Candidate]) -> Iterator[Candidate]:
    """Of candidates on the same tokens the best of each contrast, or of each label."""
    seen: set[tuple[str, ...]] = set()
    for rival in rivals:
        listing = _listing(rival)
        camp = (listing.contrast,) if listing.is_competing else (listing.contrast, listing.label)
        if camp not in seen:
            seen.add(camp)
            yield rival


def _tokens(candidate: Candidate) -> tuple[int, int]:
    return candidate.first, candidate.end


def _precedence(candidate: Candidate) -> tuple[object, ...]:
    form = candidate.form
    length = candidate.stop - candidate.start
    return (candidate.first, -candidate.end, form.rank, -length, form.name)


_Ends = tuple[list[int], list[int]]


def _farthest_ends(exclusions: Iterable[Candidate]) -> dict[LabelKey, _Ends]:
    """For each label the first tokens of its exclusions, and how far those up to there reach."""
    by_label: dict[LabelKey, _Ends] = {}
    for each in sorted(exclusions, key=_tokens):
        firsts, reach = by_label.setdefault(label_of(each), ([], []))
        firsts.append(each.first)
        reach.append(max(each.end, reach[-1]) if reach else each.end)
    return by_label


def _is_inside(candidate: Candidate, ends: _Ends | None) -> bool:
    if ends is None:
        return False
    firsts, reach = ends
    at = bisect_right(firsts, candidate.first) - 1
    return at >= 0 and reach[at] >= candidate.end


def _listing(candidate: Candidate) -> TermListing:
    listing = candidate.form.listing
    assert isinstance(listing, TermListing)  # only terms compete
    return listing
