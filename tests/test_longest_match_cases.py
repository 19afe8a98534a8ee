"""Published cases of longest match, written as lexicon files and run down the whole road.

Source: quanteda, tests/testthat/test-tokens_lookup.R, in the sense of its dictionary scope, in
which a longer match of one key hides what lies inside it for the others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.domain.document import Metadata
from framing.lexicon.load import load_lexicons
from framing.match.compile import compile_matcher
from framing.match.find import find_matches
from framing.read.documents import document_from_text

COUNTRIES = {
    "as": ["American Samoa", "=American Samoan*"],
    "ws": ["Samoa*"],
    "us": ["American*"],
    "vg": ["British Virgin Islands"],
    "gb": ["British*"],
}
CASES = [
    ({"paper": ["New York Times"], "city": ["New York"]},
     "The New York Times is a New York paper.", ["paper", "city"]),
    (COUNTRIES, "American Samoa is in the Pacific.", ["as"]),
    (COUNTRIES, "British Virgin Islands is a British overseas territory.", ["vg", "gb"]),
    ({"one": ["alpha beta", "alpha beta gamma"], "other": ["delta"]}, "Alpha beta gamma.", ["one"]),
    ({"one": ["A B", "A B C"]}, "A B C", ["one"]),
    ({"one": ["A B", "A B C"]}, "A. B. C. and A.B.C. and ABC, but no a b c.", ["one"] * 3),
    ({"dm": ["Dominica*"], "do": ["Dominican Republic"]},
     "They are near Dominica and the Dominican Republic.", ["dm", "do"]),
    ({"usa": ["United States"], "other": ["Manchester City"]},
     "Manchester United, states the announcer, lost to Manchester. City fans sang.", []),
]  # fmt: skip


def load(labels: dict[str, list[str]], path: Path, kind: str = "contrast"):
    kind = kind if len(labels) > 1 else "inventory"
    lines = ["lexicon: cases", "title: Cases", "language: en", "version: 1.0.0", f"kind: {kind}",
             "referent: A place", "labels:"]  # fmt: skip
    for label, terms in labels.items():
        lines += [f"  {label}:", "    terms:", *(f'      - "{term}"' for term in terms)]
    path.write_text("\n".join(lines) + "\n")
    return load_lexicons([path])


@pytest.mark.parametrize(("labels", "text", "expected"), CASES)
@pytest.mark.parametrize("turn", [1, -1], ids=["in order", "in reverse order"])
def test_a_longer_match_hides_what_lies_inside_it(labels, text, expected, turn, tmp_path) -> None:
    turned = {name: labels[name][::turn] for name in list(labels)[::turn]}
    matcher = compile_matcher(load(turned, tmp_path / "cases.yml"), ())
    document = document_from_text(text, id="a", path="a.txt", kind="txt", metadata=Metadata())
    assert [hit.label for hit in find_matches(document, matcher).hits] == expected


def test_in_an_inventory_one_value_of_two_keys_counts_for_both(tmp_path: Path) -> None:
    labels = {"vg": ["Virgin Islands"], "vi": ["Virgin Islands"]}
    labels |= {"dm": ["Dominica*"], "do": ["Dominican Republic"]}
    matcher = compile_matcher(load(labels, tmp_path / "cases.yml", "inventory"), ())
    text = "Virgin Islands are near Dominica and the Dominican Republic"
    document = document_from_text(text, id="a", path="a.txt", kind="txt", metadata=Metadata())
    hits = [hit.label for hit in find_matches(document, matcher).hits]
    assert hits == ["vg", "vi", "dm", "do"]


def test_the_names_of_files_and_their_order_change_no_hit(tmp_path: Path) -> None:
    (tmp_path / "cases.yml").unlink(missing_ok=True)
    (one,) = load(COUNTRIES, tmp_path / "cases.yml")
    text = (tmp_path / "cases.yml").read_text()
    (tmp_path / "again.yml").write_text(text.replace("lexicon: cases", "lexicon: again"))
    (other,) = load_lexicons([tmp_path / "again.yml"])
    document = document_from_text("American Samoans met British guests.", id="a", path="a.txt")
    there, back = (
        find_matches(document, compile_matcher(order, ())).hits
        for order in ((one, other), (other, one))
    )
    assert there == back
    assert len(there) == 4
