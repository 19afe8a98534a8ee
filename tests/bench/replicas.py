"""Replicas of a corpus that are no mere copies: `python tests/bench/replicas.py NEWS.jsonl 10 > TIMES.jsonl`.

An article under a fresh id teaches a counter no new word and no new neighbour of a word. Here the
first replica is the corpus itself, and in each other one

- paragraphs (parted by an empty line) are dealt anew among the documents of one outlet, first ones
  among first ones and last ones among last ones, so that headlines and footers stay at their ends;
- rare words, which stand once or twice in the corpus, are respelled by one letter, as many of them
  as keep kinds of words growing with the 0.4th power of the number of words (Heaps' law).

Ids are fresh. The draws depend on nothing but the corpus and the number of the replica.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_HEAPS = 0.4
_RARE, _SHORTEST = 2, 4
_PARTED = "\n\n"
_WORD = re.compile(r"[^\W\d_]+")


def replicas_of(documents: list[dict[str, Any]], n: int) -> Iterator[dict[str, Any]]:
    """The documents, then n - 1 replicas of them, under fresh ids."""
    named = [str(document.get("id", number)) for number, document in enumerate(documents)]
    texts = [document["text"] for document in documents]
    kinds = Counter(word for text in texts for word in _WORD.findall(text))
    rare = sorted(
        word for word, times in kinds.items() if times <= _RARE and len(word) >= _SHORTEST
    )
    for replica in range(n):
        if replica:
            draw = random.Random(replica)
            grown = len(kinds) * ((replica + 1) ** _HEAPS - replica**_HEAPS)
            drawn = draw.sample(rare, min(round(grown), len(rare)))
            respelled = {word: _respelled(word, draw) for word in drawn}
            texts = [_written(text, respelled) for text in _dealt(documents, draw)]
        for id, document, text in zip(named, documents, texts, strict=True):
            yield {**document, "id": f"{replica}-{id}", "text": text}


def _dealt(documents: list[dict[str, Any]], draw: random.Random) -> list[str]:
    """The texts with their paragraphs dealt anew within each outlet, each as many as before."""
    hands = [document["text"].split(_PARTED) for document in documents]
    packs = defaultdict(list)
    for document, hand in zip(documents, hands, strict=True):
        for at, paragraph in enumerate(hand):
            packs[document.get("outlet"), _end_of(hand, at)].append(paragraph)
    for pack in packs.values():
        draw.shuffle(pack)
    return [
        _PARTED.join(
            packs[document.get("outlet"), _end_of(hand, at)].pop() for at in range(len(hand))
        )
        for document, hand in zip(documents, hands, strict=True)
    ]


def _end_of(hand: list[str], at: int) -> str:
    return "first" if at == 0 else "last" if at == len(hand) - 1 else "within"


def _written(text: str, respelled: dict[str, str]) -> str:
    return _WORD.sub(lambda word: respelled.get(word[0], word[0]), text)


def _respelled(word: str, draw: random.Random) -> str:
    """The word with another letter of its kind somewhere behind its first."""
    at = draw.randrange(1, len(word))
    letters = "aeiou" if word[at].lower() in "aeiou" else "bcdfglmnprst"
    letter = draw.choice(letters.replace(word[at].lower(), ""))
    return word[:at] + (letter.upper() if word[at].isupper() else letter) + word[at + 1 :]


def main() -> None:
    """Print so many replicas of a corpus in JSON Lines."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    for document in replicas_of(documents, int(sys.argv[2])):
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
