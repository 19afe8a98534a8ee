"""Invariants, references and trends on whole corpora."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_fixture import LABELS, corpus, hits, make_lexicon, score
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare.against import (
    CORPUS,
    REFERENCE,
    compare_with_reference,
)
from framing.compare.compare import CompareSettings, compare
from framing.compare.selfcheck import selfcheck
from framing.compare.trends import trend_rows
from framing.domain.attribution import Voice
from framing.domain.lexicon import Kind
from framing.domain.score import DocumentScore
from framing.errors import InputError

QUICK = CompareSettings(n_resamples=200)
LEXICONS = [
    make_lexicon(),
    make_lexicon("words", kind=Kind.INVENTORY),
]
CORPUS_OF_TWO = corpus("Gazette", 14, (0.8, 0.1, 0.1)) + corpus("Mercury", 12, (0.1, 0.8, 0.1))


def test_all_invariants_hold_on_a_plain_corpus() -> None:
    checked = selfcheck(CORPUS_OF_TWO, lexicons=LEXICONS, settings=QUICK)
    assert len(checked) == 5
    assert [one for one in checked if not one.holds] == []


@st.composite
def scored_corpora(draw: st.DrawFn) -> list[DocumentScore]:
    made = []
    for number in range(draw(st.integers(0, 7))):
        outlet = draw(st.sampled_from(["Argus", "Echo", "Mercury", None]))
        counts = [
            hits(label, draw(st.integers(1, 5)), voice=voice)
            for label in LABELS
            for voice in (Voice.OWN, Voice.DIRECT)
            if draw(st.booleans())
        ]
        n_own = draw(st.integers(20, 900))
        made.append(score(f"{number}", outlet, *counts, n_own=n_own))
    return made


@settings(max_examples=25, deadline=None)
@given(scored_corpora())
def test_all_invariants_hold_on_any_corpus(scored: list[DocumentScore]) -> None:
    few = CompareSettings(n_resamples=30, minimum_documents=2)
    assert all(one.holds for one in selfcheck(scored, lexicons=LEXICONS[:1], settings=few))


def test_a_corpus_is_held_against_a_reference_without_its_own_documents() -> None:
    archive = corpus("Mercury", 40, (0.1, 0.8, 0.1))
    compared = compare_with_reference(archive[:12], archive, lexicons=LEXICONS[:1], settings=QUICK)
    assert {group.name: group.n_documents for group in compared.groups} == {
        CORPUS: 12,
        "reference": 28,
    }


def test_one_document_is_held_against_the_archive_and_carries_no_difference() -> None:
    archive = corpus("Mercury", 40, (0.1, 0.8, 0.1))
    draft = score("draft", "Mercury", hits("terrorist", 12))
    both = [*archive, draft]
    compared = compare_with_reference([draft], both, lexicons=LEXICONS[:1], settings=QUICK)
    assert {group.name: group.n_documents for group in compared.groups} == {
        REFERENCE: 40,
        CORPUS: 1,
    }
    effect = next(
        e
        for e in compared.contrasts[0].effects
        if (e.target, e.label, e.voice) == (CORPUS, "terrorist", Voice.OWN)
    )
    assert effect.interval is not None
    assert effect.interval.excludes(0)
    assert (effect.interval.method, effect.differs) == ("recovered", False)


def test_a_custom_field_of_the_corpus_survives_beside_the_side() -> None:
    scored = [score("1", "Argus", hits("rebel"), lean="left")]
    compared = compare_with_reference(scored, CORPUS_OF_TWO, lexicons=LEXICONS[:1], settings=QUICK)
    assert compared.groups[0].documents == ("1",)


def dated(outlet: str, day: str, label: str, n: int) -> DocumentScore:
    return score(f"{outlet} {day}", outlet, hits(label, n), date=day)


TIMELINE = [
    dated("Argus", "2016-01-05", "rebel", 3),
    dated("Argus", "2016-01-25", "terrorist", 1),
    dated("Argus", "2016-03-02", "terrorist", 2),
    dated("Echo", "2016-01-07", "rebel", 1),
    score("undated", "Argus", hits("rebel", 50)),
]


def test_a_trend_has_a_row_for_each_group_span_and_label_in_order_of_time() -> None:
    rows = trend_rows(TIMELINE, lexicons=LEXICONS, settings=QUICK)
    own = [row for row in rows if row.voice is Voice.OWN and row.label == "terrorist"]
    assert [(row.group, row.bin, row.n, row.n_all) for row in own] == [
        ("Argus", "2016-01", 1, 4),
        ("Argus", "2016-03", 2, 2),
        ("Echo", "2016-01", 0, 1),
    ]
    assert all(row.interval is not None for row in own)
    assert {row.lexicon for row in rows} == {"armed"}


def test_a_trend_of_an_unknown_width_is_refused_with_the_widths_there_are() -> None:
    with pytest.raises(InputError) as caught:
        trend_rows(TIMELINE, lexicons=LEXICONS, width="fortnight")
    assert "month" in caught.value.problems[0].remedy


def test_before_and_after_a_date_are_two_groups() -> None:
    compared = compare(TIMELINE, lexicons=LEXICONS, by="since:2016-02-01", settings=QUICK)
    known = [replace(group, documents=()) for group in compared.groups[:2]]
    assert [group.name for group in known] == ["before 2016-02-01", "since 2016-02-01"]
