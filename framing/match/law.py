"""The matching law: which of the candidates of a document count (docs/adr/0001-matching-law.md).

Within a lexicon, leftmost first and then longest, by tokens. What does not count takes no part:
a candidate inside an exclusion of its own label, and one whose conditions on its neighbours are
not met. Candidates on the very same tokens: in a contrast the most particular form wins, in an
inventory each label counts once; contrasts of one lexicon do not compete for the same tokens. Of the
names of entities the longest stands at each place, for all that bear it.
Nothing depends on the order of terms, labels or files.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from framing.domain.entity import EntityKind, Mention, Role
from framing.domain.span import Span
from framing.match.listing import Home
from framing.match.scan import Candidate

_by_first = itemgetter(0)
_by_tokens = itemgetter(0, 1)
_KINDS = {kind.value: kind for kind in EntityKind}
_ROLES = {role.value: role for role in Role}
_NOTHING = ("", "", "", False)  # only names are mentioned


def without_excluded(
    candidates: Iterable[Candidate], exclusions: Iterable[Candidate]
) -> list[Candidate]:
    """The candidates that do not lie inside an exclusion of their own label."""
    farthest = _farthest_ends(exclusions)
    return [
        each
        for each in candidates
        if each[4].home not in farthest or not _is_inside(each, farthest[each[4].home])
    ]


def leftmost_longest(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates of one lexicon that remain, ordered by place."""
    for cluster in clusters(candidates):
        if len(cluster) == 1:
            yield cluster[0]
            continue
        reached = 0
        cluster.sort(key=_precedence)
        for (first, end), rivals in groupby(cluster, key=_by_tokens):
            if first >= reached:
                reached = end
                yield from _winners(rivals)


def clusters(candidates: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """The candidates in order, cut wherever no candidate overlaps the next: most stand alone."""
    ordered = sorted(candidates, key=_by_first)
    start = reached = 0
    for number, (first, end, _, _, _) in enumerate(ordered):
        if first >= reached and number:
            yield ordered[start:number]
            start = number
        if end > reached:
            reached = end
    if ordered:
        yield ordered[start:]


def _precedence(candidate: Candidate) -> tuple[object, ...]:
    first, end, start, stop, form = candidate
    return (first, -end, form.rank, start - stop, form.home, form.text)


def _winners(rivals: Iterable[Candidate]) -> Iterator[Candidate]:
    """Of candidates on the same tokens the best of each camp, ordered by label."""
    best: dict[tuple[str, ...] | None, Candidate] = {}
    for rival in rivals:
        best.setdefault(rival[4].camp, rival)
    return iter(sorted(best.values(), key=_by_home))


def _by_home(candidate: Candidate) -> Home:
    return candidate[4].home or ("", "", "")


# For each label the first tokens of its exclusions, and how far those up to there reach.
_Ends = dict[object, tuple[list[int], list[int]]]


def _farthest_ends(exclusions: Iterable[Candidate]) -> _Ends:
    by_label: _Ends = {}
    for first, end, _, _, form in sorted(exclusions, key=_by_tokens):
        firsts, ends = by_label.setdefault(form.home, ([], []))
        firsts.append(first)
        ends.append(max(end, ends[-1]) if ends else end)
    return by_label


def _is_inside(candidate: Candidate, farthest: tuple[list[int], list[int]]) -> bool:
    firsts, ends = farthest
    at = bisect_right(firsts, candidate[0]) - 1
    return at >= 0 and ends[at] >= candidate[1]


def longest_names(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leftmost first, then longest; all entities that bear a name keep it."""
    longest: list[Candidate] = []
    for cluster in clusters(candidates):
        if len(cluster) == 1:
            longest += cluster
            continue
        reached, kept = 0, (-1, -1)
        cluster.sort(key=_by_length)
        for each in cluster:
            if each[0] >= reached:
                reached, kept = each[1], each[:2]
            if each[:2] == kept:
                longest.append(each)
    return longest


def mentions_of(names: Iterable[Candidate]) -> tuple[Mention, ...]:
    """The mentions, each entity and role once at a place, in a stable order."""
    places = {(start, stop, *(form.mention or _NOTHING)) for _, _, start, stop, form in names}
    return tuple(
        [
            Mention(Span(start, stop), entity, _KINDS[kind], _ROLES[role])
            for start, stop, entity, kind, role, _ in sorted(places)
        ]
    )


def _by_length(candidate: Candidate) -> tuple[int, int]:
    return (candidate[0], -candidate[1])
