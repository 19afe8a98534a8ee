"""Terms drawn from a corpus by chance, as researchers' dictionaries mix them: words, phrases, prefixes.

    python tests/bench/terms.py news.jsonl 5000 > lexicon.yml

Three in five are words, one in four is a phrase of two to four words that stand in a row, the rest
are prefixes (`govern*`). The draw depends on nothing but the corpus and the number.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

_WORDS, _PHRASES = 0.6, 0.25
_LEAST, _EVERY = 4, 7


def draw_terms(texts: list[str], n: int) -> list[str]:
    """The terms, sorted; fewer than `n` where the texts hold fewer."""
    words: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    for text in texts:
        chunks = re.findall(r"\S+", text.lower())
        plain = [chunk.strip('.,"“”()?!:;') for chunk in chunks]
        words.update(word for word in plain if word.isascii() and word.isalpha())
        bare = [chunk if chunk.isascii() and chunk.isalpha() else "" for chunk in chunks]
        for length in (2, 3, 4):
            for at in range(0, len(bare) - length, _EVERY):
                if all(bare[at : at + length]):
                    phrases[" ".join(bare[at : at + length])] += 1
    draw = random.Random(7)
    known = sorted(word for word, times in words.items() if times > 1 and len(word) >= _LEAST)
    repeated = sorted(phrase for phrase, times in phrases.items() if times > 1)
    n_words, n_phrases = int(n * _WORDS), int(n * _PHRASES)
    chosen = set(draw.sample(known, min(n_words, len(known))))
    cut = [word[: draw.randint(_LEAST, max(_LEAST, len(word) - 1))] for word in known]
    prefixes = sorted({f"{stem}*" for stem in cut if stem not in chosen})
    chosen.update(draw.sample(repeated, min(n_phrases, len(repeated))))
    chosen.update(draw.sample(prefixes, min(n - n_words - n_phrases, len(prefixes))))
    return sorted(chosen)


def lexicon_of(terms: list[str]) -> str:
    """The terms as a lexicon of one label beside another, each only as it is written."""
    listed = "".join(f"      - {json.dumps(term)}\n" for term in terms)
    return (
        "lexicon: peers\ntitle: Terms drawn from the corpus\nlanguage: en\nversion: 1.0.0\n"
        "kind: contrast\nreferent: Anything\nsources:\n  desk: {title: A benchmark}\nlabels:\n"
        "  drawn:\n    says: Drawn by chance.\n    evidence: [desk]\n    inflect: none\n    terms:\n"
        f"{listed}  other:\n    says: A second label.\n    evidence: [desk]\n    terms: [zzyzx]\n"
    )


def main() -> None:
    """Print a lexicon of so many terms."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    sys.stdout.write(lexicon_of(draw_terms(texts, int(sys.argv[2]))))


if __name__ == "__main__":
    main()
