"""The matching law, row by row: tests/cases/matching.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from matching_fixture import label, lexicon, matches, term, unmarked

from framing.domain.lexicon import CaseRule, Kind, Lexicon

_FILE = Path(__file__).parent / "cases" / "matching.yml"
_ROWS = [
    pytest.param(row, id=f"{topic}: {row['fact']}")
    for topic, rows in yaml.safe_load(_FILE.read_text(encoding="utf-8")).items()
    for row in rows
]


@pytest.mark.parametrize("row", _ROWS)
def test_exactly_the_marked_words_are_hits(row: dict) -> None:
    text, expected = unmarked(row["text"], default=next(iter(row["terms"])))

    found = matches(text, _lexicon(row)).hits

    assert [(hit.span.start, hit.span.end, hit.label) for hit in found] == expected


def _lexicon(row: dict) -> Lexicon:
    cases = {name: CaseRule(rule) for name, rule in row.get("case", {}).items()}
    excluded = row.get("not", {})
    return lexicon(
        *(
            label(
                name,
                *(term(form, case=cases.get(name)) for form in forms),
                exclude=excluded.get(name, ()),
            )
            for name, forms in row["terms"].items()
        ),
        kind=Kind(row.get("kind", "contrast")),
    )
