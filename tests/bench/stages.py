"""CPU of each stage of the road on a corpus: python tests/bench/stages.py FILE.jsonl[.gz] [N]

Reads JSON Lines with `text`, walks N articles (300) behind as many that warm, and prints for each
stage milliseconds of CPU a megabyte of text and megabytes a second. Two versions are compared by
`in_turn.py`. Asserts nothing.
"""

from __future__ import annotations

import gc
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import islice
from typing import TypeVar

from framing.domain.scored import WalkedDocument
from framing.lexicon.cues import load_voice_language
from framing.match.find import find_matches
from framing.pipeline import Road, open_road, score
from framing.read.documents import document_from_text
from framing.refer.resolve import resolve_referents
from framing.voice.attributions import assign_voices, find_attributions

N_ARTICLES = 300
Made = TypeVar("Made")


class Clock:
    """Seconds of CPU by stage."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()

    def time(self, stage: str, make: Callable[[], Made]) -> Made:
        """What `make` makes, its time added to the stage's."""
        before = time.process_time()
        made = make()
        self.taken[stage] += time.process_time() - before
        return made


def walk_by_stages(text: str, road: Road, clock: Clock) -> None:
    """Walk one article as `pipeline.walk` and `pipeline.score` do."""
    document = clock.time("read", lambda: document_from_text(text, id="article"))
    matches = clock.time("match", lambda: find_matches(document, road.matcher))
    language = load_voice_language(document.metadata.language)
    told = clock.time("voice", lambda: find_attributions(document, language))
    voiced = clock.time("assign", lambda: assign_voices(document, matches.hits, told, language))
    entities = road.entities_among(matches.mentions)
    hits = clock.time(
        "refer",
        lambda: resolve_referents(document, voiced, matches.mentions, entities, road.refers),
    )
    clock.time("score", lambda: score(WalkedDocument(document, hits, told)))


def texts_of(corpus: str, n_articles: int) -> list[str]:
    """The first articles of a corpus."""
    opened = gzip.open if corpus.endswith(".gz") else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, n_articles)]


def main() -> None:
    """Measure and print a line for each stage."""
    n_articles = int(sys.argv[2]) if len(sys.argv) > 2 else N_ARTICLES
    texts = texts_of(sys.argv[1], 2 * n_articles)
    gc.set_threshold(100_000, 20, 20)  # as the command line has it
    road, clock = open_road(), Clock()
    for text in texts[:n_articles]:
        walk_by_stages(text, road, Clock())
    for text in texts[n_articles:]:
        walk_by_stages(text, road, clock)
    megabytes = sum(map(len, texts[n_articles:])) / 1e6
    total = sum(clock.taken.values())
    for stage, seconds in (*clock.taken.items(), ("all", total)):
        rate = megabytes / seconds
        print(f"{stage:8} {1000 * seconds / megabytes:7.0f} ms a MB {rate:7.2f} MB/s")


if __name__ == "__main__":
    main()
