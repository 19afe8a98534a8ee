"""What the replicas of a corpus share with it and what they do not."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pytest

_SCRIPT = Path(__file__).parent / "bench" / "replicas.py"
replicas_of = runpy.run_path(str(_SCRIPT))["replicas_of"]

LETTERS = "abcdefghijklmnopqrst"
CORPUS = [
    {
        "id": str(number),
        "outlet": "north" if number % 2 else "south",
        "text": "\n\n".join(
            [f"Head of {name}", f"The {name}olo met.", f"A {name}ava came home.", f"All of {name}"]
        ),
    }
    for number, name in enumerate(a + b for a in LETTERS for b in LETTERS)
]


@pytest.fixture(scope="module")
def replicas() -> list[list[dict[str, str]]]:
    made = list(replicas_of(CORPUS, 4))
    return [made[at : at + len(CORPUS)] for at in range(0, len(made), len(CORPUS))]


def test_the_first_replica_is_the_corpus_under_fresh_ids(replicas):
    assert [row | {"id": row["id"].removeprefix("0-")} for row in replicas[0]] == CORPUS


def test_ids_are_never_met_twice(replicas):
    assert len({row["id"] for replica in replicas for row in replica}) == 4 * len(CORPUS)


def test_paragraphs_stay_with_their_outlet_and_their_end(replicas):
    for row in replicas[1]:
        head, *within, last = row["text"].split("\n\n")
        assert head.startswith("Head")
        assert last.startswith("All")
        assert len(within) == 2
    heads = Counter(row["outlet"] for row in replicas[1])
    assert heads == Counter(row["outlet"] for row in CORPUS)


def test_paragraphs_get_other_neighbours(replicas):
    texts = {row["text"] for row in CORPUS}
    assert not any(row["text"] in texts for row in replicas[2])


def test_kinds_of_words_go_on_growing_ever_more_slowly(replicas):
    kinds: set[str] = set()
    grown = []
    for replica in replicas:
        before = len(kinds)
        kinds |= {word for row in replica for word in row["text"].split()}
        grown.append(len(kinds) - before)
    assert grown[0] > grown[1] > grown[2] > grown[3] > 0


def test_the_same_corpus_gives_the_same_replicas(replicas):
    assert list(replicas_of(CORPUS, 4)) == [row for replica in replicas for row in replica]
