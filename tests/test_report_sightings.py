"""Hits as numbers in arrays say what a list of them would."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.domain.attribution import Voice
from framing.domain.document import Zone
from framing.report.kinds import Kind, VoiceSign
from framing.report.sightings import HitTable, Sightings

KINDS = tuple(
    Kind("armed", "armed", label, label, voice, None, Zone.BODY, (), None, group, False, sign, True)
    for label in ("rebel", "militant")
    for voice, sign in ((Voice.OWN, VoiceSign.OWN), (Voice.DIRECT, VoiceSign.DIRECT))
    for group in ("Gazette", "Herald")
)
HITS = st.lists(st.tuples(st.integers(0, len(KINDS) - 1), st.integers(1, 5)), max_size=30)


def sightings_of(hits: list[tuple[int, int]]) -> Sightings:
    ordered = sorted(hits, key=lambda hit: hit[1])
    kind, document = (np.array([hit[at] for hit in ordered], dtype=np.int32) for at in (0, 1))
    rows = np.arange(len(hits), dtype=np.int32)
    return Sightings(HitTable(KINDS, kind, document, rows), rows)


@given(HITS)
def test_hits_of_a_kind_are_those_that_a_list_would_keep(hits: list[tuple[int, int]]) -> None:
    sightings = sightings_of(hits)
    kept = sightings.where(lambda kind: kind.label == "rebel")
    assert list(kept) == [one for one in sightings if one.kind.label == "rebel"]
    assert len(kept) + len(sightings.where(lambda kind: kind.label != "rebel")) == len(hits)


@given(HITS)
def test_hits_stand_together_in_the_order_in_which_they_are_met(
    hits: list[tuple[int, int]],
) -> None:
    sightings = sightings_of(hits)
    expected: dict[str, list[object]] = {}
    for one in sightings:
        expected.setdefault(one.kind.group, []).append(one)
    found = sightings.by(lambda kind: kind.group)
    assert list(found) == list(expected)
    assert {group: list(members) for group, members in found.items()} == expected
    assert dict(sightings.counted()) == Counter(one.kind for one in sightings)


@given(HITS, st.frozensets(st.integers(1, 5)), st.integers(1, 8))
def test_hits_in_articles_that_are_shown_come_first(
    hits: list[tuple[int, int]], shown: frozenset[int], n: int
) -> None:
    sightings = sightings_of(hits)
    is_shown = np.array([position in shown for position in range(6)])
    ordered = sorted(sightings, key=lambda one: one.document not in shown)
    assert sightings.first(n, is_shown) == ordered[:n]
    assert list(sightings[:n]) == list(sightings)[:n]
