"""Whom labels mean in articles that walk the whole road: who speaks of them tells too."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from refer_fixture import split_marked

from framing.pipeline import Road, open_road, walk
from framing.read.documents import document_from_text
from framing.yaml_source import load_plain

CASES = Path(__file__).parent / "cases" / "referent_articles.yml"


@cache
def road() -> Road:
    return open_road()


def cases(section: str) -> dict[str, str]:
    loaded = load_plain(CASES.read_text(encoding="utf-8"), path=str(CASES))
    assert isinstance(loaded, dict)
    return dict(loaded[section])


def check(marked: str) -> None:
    plain, marks = split_marked(marked)
    expected = [(span.start, referent) for span, referent in marks]
    walked = walk(document_from_text(plain, id="article"), road())
    hits = [hit for hit in walked.hits if hit.hit.lexicon == "state-power"]
    told = []
    for start, _ in expected:
        found = next(hit for hit in hits if hit.hit.span.start <= start < hit.hit.span.end)
        told.append((start, found.referent or "nobody", found.reason))
    assert [(start, referent) for start, referent, _ in told] == expected, told


@pytest.mark.parametrize("name", cases("articles"))
def test_in_an_article_each_label_means_what_a_reader_takes_it_for(name: str) -> None:
    check(cases("articles")[name])


@pytest.mark.parametrize("name", cases("passages"))
def test_a_construction_tells_whom_a_label_means(name: str) -> None:
    check(cases("passages")[name])
